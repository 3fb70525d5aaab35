import type { Band, RunView, Sums } from '#shared/proving'
import { useCallback } from 'react'
import { useText } from '../i18n.ts'
import { Money } from '../ui/money.tsx'
import { ink, Plot } from '../ui/plot.tsx'
import { DataTable } from '../ui/table.tsx'
import { day, yuan } from '../ui/words.ts'
import { groupKeys, levelKeys, text } from './policy-text.ts'

type Say = ReturnType<typeof useText<typeof text['zh']>>
const own = (sums: { account: number; cash: number }) => sums.account + sums.cash
const rowsOf = (all: Readonly<Record<string, Sums>>, name: (key: string) => string) => Object.entries(all).map(([key, sums]) => ({ key, name: name(key), sums }))

/** What a proof run came to: the cost, who pays less and more, by insurance, kind of care and level, and how it spreads. Nobody is named. */
export function Result({ of: { tally, first, last, bands } }: { of: RunView }) {
  const t = useText(text)
  const more = tally.all.made.fund - tally.all.old.fund
  const tables = [
    ['byWho', rowsOf(tally.groups, key => t(groupKeys[key as keyof typeof groupKeys]))], ['byTrack', rowsOf(tally.tracks, key => t(key as 'outpatient' | 'chronic' | 'inpatient' | 'maternity'))],
    ['byLevel', rowsOf(tally.levels, key => t(levelKeys[key as keyof typeof levelKeys]))],
  ] as const
  return (
    <section className="sheet stack">
      <header><h2>{more > 0 ? t('cost', { yuan: yuan(more) }) : more < 0 ? t('less', { yuan: yuan(-more) }) : t('same')}</h2><span className="note">{t('doneOf', { first: day(first), last: day(last) })}</span></header>
      <p className="in">{t('gain', { n: tally.gain })} · {t('lose', { n: tally.lose })} · {t('unchanged')}<span className="note"> {t('rises')}</span></p>
      <Spread bands={bands} says={t('spreadSays', { gain: tally.gain, lose: tally.lose, people: tally.all.people })} />
      {tables.map(([title, rows]) => (
        <DataTable key={title} rows={[...rows, ...title === 'byWho' ? [{ key: 'all', name: t('total'), sums: tally.all }] : []]} caption={t(title)} keyOf={row => row.key} columns={[
          { key: 'who', title: t(title), lead: true, cell: row => row.key === 'all' ? <b>{row.name}</b> : row.name },
          { key: 'people', title: t('people'), right: true, cell: row => row.sums.people },
          { key: 'count', title: t('count'), right: true, quiet: true, cell: row => row.sums.settlements },
          { key: 'changed', title: t('changed'), right: true, cell: row => row.sums.changed },
          { key: 'fund', title: t('fund'), right: true, cell: row => <Moved from={row.sums.old.fund} to={row.sums.made.fund} /> },
          { key: 'own', title: t('own'), right: true, cell: row => <Moved from={own(row.sums.old)} to={own(row.sums.made)} /> },
        ]} />
      ))}
    </section>
  )
}

const Moved = ({ from, to }: { from: number; to: number }) => <><Money fen={to} /><span className="note num">{to === from ? '±0.00' : `${to > from ? '+' : '−'}${yuan(Math.abs(to - from))}`}</span></>

function bandName({ from, to }: Band, t: Say): string {
  const y = (fen: number) => String(Math.abs(fen) / 100)
  if (from === null) return t('less0', { a: y(to!) })
  if (to === null) return t('more0', { a: y(from) })
  if (from === -1 && to === 1) return t('zero')
  return to <= 0 ? t('lessR', { a: y(to === -1 ? 0 : to), b: y(from) }) : t('moreR', { a: y(from === 1 ? 0 : from), b: y(to) })
}

function Spread({ bands, says }: { bands: Band[]; says: string }) {
  const t = useText(text)
  const option = useCallback(() => ({
    grid: { left: 8, right: 24, top: 8, bottom: 4, containLabel: true },
    xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: ink('line') } } },
    yAxis: { type: 'category', data: bands.map(band => bandName(band, t)), axisLabel: { color: ink('ink-3') } },
    series: [{ type: 'bar', barMaxWidth: 14, label: { show: true, position: 'right', formatter: ({ value }: { value: number }) => value ? String(value) : '' },
      data: bands.map(({ people, to, from }) => ({ value: people, itemStyle: { color: ink(to !== null && to <= 0 ? 'social' : from !== null && from >= 1 ? 'warn' : 'control') } })) }],
  }), [bands, t])
  return <div className="in"><h3>{t('spread')}</h3><Plot height={300} option={option} says={says} /></div>
}

import { useState } from 'react'
import type { EndingFigures, EndingList as List, EndingRow, UpTo } from '#shared/cards'
import { Asked, useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { useGo, useQueryState } from '../ui/address.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Choice, SelectField } from '../ui/form.tsx'
import { Mask } from '../ui/mask.tsx'
import { Refusal } from '../ui/message.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { Unknown } from '../ui/unknown.tsx'
import { count, day } from '../ui/words.ts'
import { text } from './ending-text.ts'
import './ending.css'

const shows = ['ending', 'unreached', 'ended'] as const
type Show = (typeof shows)[number]
const isShow = (asked: string | null): asked is Show => (shows as readonly (string | null)[]).includes(asked)

/** The list's path by what is chosen in the address. */
export function useEndingPath(): { path: string; show: Show } {
  const [asked] = useQueryState('show')
  const [region] = useQueryState('region')
  const [bank] = useQueryState('bank')
  const show = isShow(asked) ? asked : 'ending'
  return { show, path: `/api/card-ends?${new URLSearchParams({ show, ...(region ? { region } : {}), ...(bank ? { bank } : {}) }).toString()}` }
}

/** 到期清单: by region and bank, the months with how many end in each, the cards, the first to end first. `open`: where a row leads. (REPL-04) */
export function EndingSheet({ open }: { open?: (row: EndingRow) => string }) {
  const { path, show } = useEndingPath()
  const read = useRead<List>(path)
  return <Asked of={read} rows={8}>{first => <Shown key={path} first={first} path={path} show={show} open={open} />}</Asked>
}

function Shown({ first, path, show, open }: { first: List; path: string; show: Show; open: ((row: EndingRow) => string) | undefined }) {
  const t = useText(text)
  const lang = useLang()
  const go = useGo()
  const [, setShow] = useQueryState('show')
  const [region, setRegion] = useQueryState('region')
  const [bank, setBank] = useQueryState('bank')
  const { rows, next, more } = usePages<EndingRow, List>(path, first)
  const [marks, mark] = useState<EndingRow | null>(null)
  const names = { ending: t('ending'), unreached: t('unreachedOnes', { n: countedUpTo(first.figures?.unreached) }), ended: t('ended') }
  const empty = { ending: t('emptyEnding'), unreached: t('emptyUnreached'), ended: t('emptyEnded') }
  return (
    <>
      <div className="ending filters">
        <SelectField name="show" label={t('show')} value={show} say={value => setShow(value === 'ending' ? null : value)} options={shows.map(each => [each, names[each]] as const)} />
        {first.regions.length > 1 && <SelectField name="region" label={t('region')} value={region ?? ''} say={value => setRegion(value || null)} options={[['', t('anyRegion')], ...first.regions.map(each => [each.code, each.name[lang]] as const)]} />}
        {first.banks.length > 1 && <SelectField name="bank" label={t('bank')} value={bank ?? ''} say={value => setBank(value || null)} options={[['', t('anyBank')], ...first.banks.map(each => [each.code, each.short] as const)]} />}
      </div>
      {show !== 'unreached' && first.figures && <Months months={first.figures.months} />}
      <section className="sheet">
        <header><h2>{names[show]}</h2></header>
        <DataTable file={path} rows={rows} caption={names[show]} keyOf={row => row.id} next={next} more={more} {...(open ? { open: (row: EndingRow) => go(open(row)) } : {})} empty={<Empty title={empty[show]} say={t('emptySay')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.number}</Mask></span></> },
          { key: 'last', title: t('last'), cell: row => <><Left left={row.left} /><span className="note">{day(row.lastDay)}</span></> },
          { key: 'told', title: t('toldHow'), cell: row => <Told row={row} mark={show === 'unreached' ? () => mark(row) : null} /> },
          { key: 'state', title: t('state'), cell: row => row.state === 'left' ? '' : <State tone={row.state === 'applied' ? 'run' : 'stop'} size={14}>{t(`state_${row.state}`)}</State> },
          { key: 'bank', title: t('bank'), quiet: true, cell: row => <>{row.bank}<span className="note">{row.regionName[lang]}</span></> },
          { key: 'phone', title: t('phone'), quiet: true, cell: row => row.phone ? <Mask>{row.phone}</Mask> : t('noPhone') },
        ]} />
      </section>
      {marks && <MarkTold row={marks} close={() => mark(null)} />}
    </>
  )
}

/** 10,000+ where there are more than were counted. */
const countedUpTo = (of: UpTo | undefined) => of ? `${count(of.count)}${of.more ? '+' : ''}` : ''

/** How many end in each month, as bars of one scale with their numbers. */
function Months({ months }: { months: EndingFigures['months'] }) {
  const t = useText(text)
  const most = Math.max(1, ...months.map(each => each.count))
  if (!months.length) return null
  return (
    <section className="sheet padded stack">
      <h2>{t('months')}</h2>
      <ul className="ending months">
        {months.map(({ month, count: n, more }) => (
          <li key={month} aria-label={t('monthSays', { month, n: countedUpTo({ count: n, more }) })}>
            <span className="num" aria-hidden>{month}</span>
            <i aria-hidden style={{ width: `${Math.max(1, (n / most) * 100)}%` }} />
            <b className="num" aria-hidden>{countedUpTo({ count: n, more })}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Left({ left }: { left: number }) {
  const t = useText(text)
  return <State tone={left < 0 ? 'stop' : left <= 15 ? 'late' : 'todo'} size={14}>{left < 0 ? t('over', { n: -left, count: -left }) : left ? t('days', { n: left, count: left }) : t('today')}</State>
}

function Told({ row, mark }: { row: EndingRow; mark: (() => void) | null }) {
  const t = useText(text)
  if (!row.told) return <span className="note">{row.state === 'left' ? t('how_not') : ''}</span>
  return (
    <>
      {row.told.how === 'none' ? <State tone="late" size={14}>{t('how_none')}</State> : t(`how_${row.told.how}`, { day: day(row.told.on) })}
      {mark && <Button size="dense" onClick={event => { event.stopPropagation(); mark() }}>{t('mark')}</Button>}
    </>
  )
}

/** A holder was told otherwise: how. */
function MarkTold({ row, close }: { row: EndingRow; close: () => void }) {
  const t = useText(text)
  const [how, choose] = useState<'call' | 'letter' | 'visit'>('call')
  const send = useSend(`/api/card-ends/${row.person}/${row.id}/told`, { forget: ['/api/card-ends', '/api/card-renewals'], done: close })
  return (
    <Dialog open close={close} title={t('markAsk', { name: row.name })} foot={<><Button kind="primary" busy={send.busy} onClick={() => void send.send({ how })}>{t('markYes')}</Button><Button onClick={close}>{t('markLeave')}</Button></>}>
      <div className="choices">{(['call', 'letter', 'visit'] as const).map(each => <Choice key={each} name="how" value={each} chosen={how === each} choose={() => choose(each)} title={t(each)} />)}</div>
      <Refusal of={send.refused} />
      <Unknown of={send} />
    </Dialog>
  )
}

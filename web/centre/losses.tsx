import type { LossList, LossRow } from '#shared/cards'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, day } from '../ui/words.ts'
import { CentreFrame } from './frame.tsx'
import { text } from './losses-text.ts'
import { usePages } from './use-pages.ts'

const paths = { ending: '/api/card-losses?show=ending', standing: '/api/card-losses?show=standing' } as const

/** 挂失清单: reports of loss that stand, those that lapse by themselves first. (LOSS-05) */
export default function LossesPage() {
  const ending = useRead<LossList>(paths.ending)
  const standing = useRead<LossList>(paths.standing)
  return <CentreFrame><Asked of={ending} rows={8}>{first => <Asked of={standing} rows={8}>{second => <Shown ending={first} standing={second} />}</Asked>}</Asked></CentreFrame>
}

function Shown({ ending, standing }: { ending: LossList; standing: LossList }) {
  const t = useText(text)
  const all = standing.ending + standing.standing
  const title = all ? t('title', { n: count(all), count: all }) : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={all ? [t('say'), standing.applied ? t('sayApplied', { n: count(standing.applied), count: standing.applied }) : '', standing.ending ? t('sayEnding') : ''].filter(Boolean).join('；') : undefined}>
      {standing.ending > 0 && <List of="ending" first={ending} />}
      {standing.standing > 0 && <List of="standing" first={standing} />}
    </ListPage>
  )
}

function List({ of, first }: { of: keyof typeof paths; first: LossList }) {
  const t = useText(text)
  const { rows, next, more } = usePages<LossRow, LossList>(paths[of], first)
  const how = (channel: string) => channel === 'counter' || channel === 'phone' ? t(channel) : t('online')
  return (
    <section className="sheet">
      <header><h2>{t(of)}</h2></header>
      <DataTable file={paths[of]} rows={rows} caption={t(of)} keyOf={row => row.id} next={next} more={more} empty={<Empty say={t('sayNone')} />} columns={[
        { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.number}</Mask></span></> },
        { key: 'next', title: t('next'), cell: row => row.applied ? <State tone="run" size={14}>{t('applied')}</State> : row.lastDay ? t('write') : t('choose') },
        { key: 'since', title: t(of === 'ending' ? 'until' : 'since'), cell: row => row.lastDay && row.left !== null
          ? <><State tone={row.left <= 2 ? 'late' : 'todo'} size={14}>{row.left ? t('left', { n: row.left, count: row.left }) : t('lastDay')}</State><span className="note">{day(row.lastDay)}</span></>
          : <>{row.days ? t('days', { n: row.days, count: row.days }) : t('today')}<span className="note">{day(row.since)}</span></> },
        { key: 'how', title: t('how'), cell: row => <>{how(row.channel)}<span className="note">{row.bank}</span></> },
        { key: 'phone', title: t('tel'), quiet: true, cell: row => row.phone ? <Mask>{row.phone}</Mask> : t('noPhone') },
      ]} />
    </section>
  )
}

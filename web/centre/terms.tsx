import type { TermRow } from '#shared/cards'
import { Asked, useRead } from '../api/read.tsx'
import { useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, day } from '../ui/words.ts'
import { CentreFrame } from './frame.tsx'
import { text } from './terms-text.ts'
import { usePages } from './use-pages.ts'

type Terms = { rows: TermRow[]; next: string | null; soon: number; week: number; suspended: number }
const paths = { suspended: '/api/card-terms?show=suspended', soon: '/api/card-terms?show=soon' } as const

/** 待激活: cards suspended because the bank never told of an activation, and those whose term runs, the first to end first. (ACT-07) */
export default function TermsPage() {
  const over = useRead<Terms>(paths.suspended)
  const soon = useRead<Terms>(paths.soon)
  return <CentreFrame><Asked of={over} rows={8}>{suspended => <Asked of={soon} rows={8}>{running => <Shown suspended={suspended} running={running} />}</Asked>}</Asked></CentreFrame>
}

function Shown({ suspended, running }: { suspended: Terms; running: Terms }) {
  const t = useText(text)
  const all = running.soon + running.suspended
  const title = all ? t('title', { n: count(all), count: all }) : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={all ? t('say', { week: count(running.week), suspended: count(running.suspended) }) : t('sayNone')}>
      {running.suspended > 0 && <List of="suspended" first={suspended} />}
      <List of="soon" first={running} />
    </ListPage>
  )
}

function List({ of, first }: { of: keyof typeof paths; first: Terms }) {
  const t = useText(text)
  const { rows, next, more } = usePages<TermRow, Terms>(paths[of], first)
  return (
    <section className="sheet">
      <header><h2>{t(of)}</h2></header>
      <DataTable file={paths[of]} rows={rows} caption={t(of)} keyOf={row => row.id} next={next} more={more} empty={<Empty title={t(of === 'soon' ? 'emptySoon' : 'emptySuspended')} say={t('emptySay')} />} columns={[
        { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.number}</Mask></span></> },
        { key: 'last', title: t('last'), cell: row => <><Left left={row.left} /><span className="note">{day(row.lastDay)}</span></> },
        { key: 'bank', title: t('bank'), cell: row => <>{row.bank}<span className="note">{t('collected', { day: day(row.collectedOn) })}</span></> },
        { key: 'phone', title: t('phone'), quiet: true, cell: row => row.phone ? <Mask>{row.phone}</Mask> : t('noPhone') },
      ]} />
    </section>
  )
}

/** Days left, or days since the suspension. */
function Left({ left }: { left: number }) {
  const t = useText(text)
  return <State tone={left < 0 ? 'stop' : left <= 7 ? 'late' : 'todo'} size={14}>{left < 0 ? t('over', { n: -left, count: -left }) : left ? t('left', { n: left, count: left }) : t('today')}</State>
}

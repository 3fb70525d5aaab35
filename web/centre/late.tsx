import { applicationWord, type LateRow } from '#shared/applications'
import { isRefused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { Empty } from '../ui/empty.tsx'
import { Link } from '../ui/link.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { count, day, groups } from '../ui/words.ts'
import { text } from './decided-text.ts'
import { CentreFrame } from './frame.tsx'
import { usePages } from './use-pages.ts'

type Late = { rows: LateRow[]; next: string | null; count: number }

/** 迟到的: what passed its promised day, where it is, by how many working days. (APP-11) */
export default function LatePage() {
  const path = useLatePath()
  const read = useRead<Late>(path)
  return <CentreFrame><Asked of={read} rows={8}>{answer => <Shown first={answer} path={path} />}</Asked></CentreFrame>
}
/** Both who review and who make cards see it, each through their own door. */
const useLatePath = () => useMay('production.run') ? '/api/production/late' : '/api/review/late'

/** The five that are latest, beside the batches. Nothing stands here while none is late. */
export function LateFew() {
  const t = useText(text)
  const lang = useLang()
  const read = useRead<Late>(useLatePath(), { every: 60_000 })
  const late = read.data && !isRefused(read.data) ? read.data : null
  if (!late?.count) return null
  return (
    <section className="sheet"><header><h2>{t('lateTitle', { n: count(late.count) })}</h2><Link to={to(patterns.centre.late)}>{t('lateAll')}</Link></header>
      <ul className="lines">{late.rows.slice(0, 5).map(row => <li key={row.id}><div><b><Mask>{row.name}</Mask></b><span className="note">{applicationWord[row.state][lang]}</span></div>
        <State tone="late" size={14}>{row.late ? t('lateBy', { count: row.late, n: row.late }) : t('lateToday')}</State></li>)}</ul></section>
  )
}

function Shown({ first, path }: { first: Late; path: string }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<LateRow, Late>(path, first)
  const title = first.count ? t('lateTitle', { n: count(first.count) }) : t('lateNone')
  useTitle(title)
  return (
    <ListPage title={title} say={first.count ? t('lateSay') : t('lateNoneSay')}>
      <section className="sheet"><DataTable file={path} rows={rows} caption={title} keyOf={row => row.id} next={next} more={more} empty={<Empty title={t('lateNone')} say={t('lateNoneSay')} />} columns={[
        { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num">{groups(row.number)}</span></> },
        { key: 'late', title: t('promised'), cell: row => <><State tone="late" size={14}>{row.late ? t('lateBy', { count: row.late, n: row.late }) : t('lateToday')}</State><span className="note">{day(row.promisedOn)}</span></> },
        { key: 'where', title: t('where'), cell: row => <>{applicationWord[row.state][lang]}<span className="note">{t('since', { day: day(row.since) })}</span></> },
        { key: 'place', title: t('place'), quiet: true, cell: row => <>{row.place}<span className="note">{row.bank}</span></> },
      ]} /></section>
    </ListPage>
  )
}

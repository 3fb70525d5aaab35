import { applicationWord, type LateRow } from '#shared/applications'
import { Asked, useRead } from '../api/read.tsx'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
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
  const read = useRead<Late>('/api/review/late')
  return <CentreFrame><Asked of={read} rows={8}>{answer => <Shown first={answer} />}</Asked></CentreFrame>
}

function Shown({ first }: { first: Late }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<LateRow, Late>('/api/review/late', first)
  const title = first.count ? t('lateTitle', { n: count(first.count) }) : t('lateNone')
  useTitle(title)
  return (
    <ListPage title={title} say={first.count ? t('lateSay') : t('lateNoneSay')}>
      <section className="sheet"><DataTable rows={rows} caption={title} keyOf={row => row.id} next={next} more={more} empty={<Empty title={t('lateNone')} say={t('lateNoneSay')} />} columns={[
        { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num">{groups(row.number)}</span></> },
        { key: 'late', title: t('promised'), cell: row => <><State tone="late" size={14}>{row.late ? t('lateBy', { n: row.late }) : t('lateToday')}</State><span className="note">{day(row.promisedOn)}</span></> },
        { key: 'where', title: t('where'), cell: row => <>{applicationWord[row.state][lang]}<span className="note">{t('since', { day: day(row.since) })}</span></> },
        { key: 'place', title: t('place'), quiet: true, cell: row => <>{row.place}<span className="note">{row.bank}</span></> },
      ]} /></section>
    </ListPage>
  )
}

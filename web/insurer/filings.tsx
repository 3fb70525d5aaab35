import { sortWords, type QueueAnswer, type QueueRow } from '#shared/filings'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { DataTable } from '../ui/table.tsx'
import { day } from '../ui/words.ts'
import { Due, Held, useOpened, Who } from './case-parts.tsx'
import { FilingOne } from './filing-one.tsx'
import { text } from './filings-text.ts'
import { InsurerFrame } from './frame.tsx'

/** 待审备案: what this office decides, late ones first; one opened from the address. (MED-12) */
export default function Filings() {
  const { opened, open } = useOpened()
  const read = useRead<QueueAnswer>('/api/filings', { off: !!opened })
  return <InsurerFrame>{opened ? <FilingOne person={opened.person} filing={opened.id} /> : <Asked of={read} rows={8}>{answer => <Queue first={answer} open={open} />}</Asked>}</InsurerFrame>
}

function Queue({ first, open }: { first: QueueAnswer; open: (row: QueueRow) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<QueueRow, QueueAnswer>('/api/filings', first)
  const { count: n, late } = first
  const title = n ? t(late ? 'titleLate' : 'title', { n, count: n, late }) : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={n ? t('say') : undefined}>
      <section className="sheet">
        <DataTable file="/api/filings" rows={rows} caption={title} keyOf={row => row.id} open={open} next={next} more={more} empty={<Empty say={t('sayNone')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <Who row={row} /> },
          { key: 'what', title: t('what'), cell: row => <>{sortWords[row.sort][lang]}<span className="note">{row.regionName[lang]}</span></> },
          { key: 'due', title: t('due'), cell: row => <Due row={row} /> },
          { key: 'by', title: t('by'), cell: row => <>{row.filedBy}<span className="note">{day(row.filedAt)}</span></> },
          { key: 'papers', title: t('papers'), quiet: true, cell: row => t('papersN', { n: row.papers }) },
          { key: 'held', title: t('held'), quiet: true, cell: row => <Held by={row.claim} /> },
        ]} />
      </section>
    </ListPage>
  )
}

import { sortWords, type QueueAnswer, type QueueRow } from '#shared/filings'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { useQueryState } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Mask } from '../ui/mask.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { clock, day } from '../ui/words.ts'
import { FilingOne } from './filing-one.tsx'
import { text } from './filings-text.ts'
import { InsurerFrame } from './frame.tsx'

/** 待审备案: what this office decides, late ones first; one opened from the address. (MED-12) */
export default function Filings() {
  const [open, setOpen] = useQueryState('open', { push: true })
  const [person, filing] = open?.split('.') ?? []
  const read = useRead<QueueAnswer>('/api/filings', { off: !!filing })
  return <InsurerFrame>{person && filing ? <FilingOne person={person} filing={filing} /> : <Asked of={read} rows={8}>{answer => <Queue first={answer} open={row => setOpen(`${row.person}.${row.id}`)} />}</Asked>}</InsurerFrame>
}

function Queue({ first, open }: { first: QueueAnswer; open: (row: QueueRow) => void }) {
  const t = useText(text)
  const lang = useLang()
  const { rows, next, more } = usePages<QueueRow, QueueAnswer>('/api/filings', first)
  const { count: n, late } = first
  const title = n ? t(late ? 'titleLate' : 'title', { n, count: n, late }) : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={t(n ? 'say' : 'sayNone')}>
      <section className="sheet">
        <DataTable file="/api/filings" rows={rows} caption={title} keyOf={row => row.id} open={open} next={next} more={more} empty={<Empty title={t('none')} say={t('sayNone')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <><b><Mask>{row.name}</Mask></b><span className="note num"><Mask>{row.numberOf}</Mask></span></> },
          { key: 'what', title: t('what'), cell: row => <>{sortWords[row.sort][lang]}<span className="note">{row.regionName[lang]}</span></> },
          { key: 'due', title: t('due'), cell: row => row.late ? <State tone="late" size={14}>{day(row.due)}</State> : day(row.due) },
          { key: 'by', title: t('by'), cell: row => <>{row.filedBy}<span className="note">{day(row.filedAt)}</span></> },
          { key: 'papers', title: t('papers'), quiet: true, cell: row => t('papersN', { n: row.papers }) },
          { key: 'held', title: t('held'), quiet: true, cell: row => row.claim && <span className="note">{row.claim.mine ? t('mine') : <Mask>{row.claim.by}</Mask>} {clock(row.claim.until)}</span> },
        ]} />
      </section>
    </ListPage>
  )
}

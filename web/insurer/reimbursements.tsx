import { careWords, claimWord, type CareKind, type QueueAnswer, type QueueRow } from '#shared/reimbursement'
import { Asked, useRead } from '../api/read.tsx'
import { usePages } from '../centre/use-pages.ts'
import { useLang, useText } from '../i18n.ts'
import { patterns, to } from '../paths.ts'
import { useGo } from '../ui/address.ts'
import { Empty } from '../ui/empty.tsx'
import { Money } from '../ui/money.tsx'
import { ListPage, useTitle } from '../ui/skeletons.tsx'
import { State } from '../ui/state.tsx'
import { DataTable } from '../ui/table.tsx'
import { joined } from '../ui/words.ts'
import { Due, Held, useOpened, Who } from './case-parts.tsx'
import { ClaimOne } from './reimbursement-one.tsx'
import { text } from './reimbursements-text.ts'
import { InsurerFrame } from './frame.tsx'
import { MergeFind } from './merge-find.tsx'

/** 待审报销: what this office decides, late ones first; one opened from the address; and taking one in at the window. (MED-09) */
export default function ClaimQueue() {
  const { opened, open } = useOpened()
  const read = useRead<QueueAnswer>('/api/reimbursements', { off: !!opened })
  return <InsurerFrame>{opened ? <ClaimOne person={opened.person} claim={opened.id} /> : <Asked of={read} rows={8}>{answer => <Queue first={answer} open={open} />}</Asked>}</InsurerFrame>
}

function Queue({ first, open }: { first: QueueAnswer; open: (row: QueueRow) => void }) {
  const t = useText(text)
  const lang = useLang()
  const go = useGo()
  const { rows, next, more } = usePages<QueueRow, QueueAnswer>('/api/reimbursements', first)
  const { count: n, late } = first
  const title = n ? t(late ? 'titleLate' : 'title', { n, count: n, late }) : t('none')
  useTitle(title)
  return (
    <ListPage title={title} say={n ? t('say') : undefined}>
      <section className="sheet">
        <DataTable file="/api/reimbursements" rows={rows} caption={title} keyOf={row => row.id} open={open} next={next} more={more} empty={<Empty say={t('sayNone')} />} columns={[
          { key: 'who', title: t('who'), lead: true, cell: row => <Who row={row} /> },
          { key: 'what', title: t('what'), cell: row => <>{row.provider}<span className="note">{joined(careWords[row.medType as CareKind][lang], row.regionName[lang])}</span></> },
          { key: 'total', title: t('total'), right: true, cell: row => <><Money fen={row.total} />{row.fund !== null && <span className="note">{t('fund')} <Money fen={row.fund} /></span>}</> },
          { key: 'state', title: t('state'), cell: row => <><State tone={row.state === 'proposed' ? 'todo' : 'run'} size={14}>{claimWord[row.state][lang]}</State>{row.mine && <span className="note">{t('mineReviewed')}</span>}</> },
          { key: 'due', title: t('due'), cell: row => <Due row={row} /> },
          { key: 'held', title: t('held'), quiet: true, cell: row => <Held by={row.hold} /> },
        ]} />
      </section>
      <MergeFind title={t('desk')} say={t('deskSay')} found={person => go(to(patterns.insurer.reimbursementDesk, { person }))} />
    </ListPage>
  )
}

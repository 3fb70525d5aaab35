import { Asked, useRead } from '../../api/read.tsx'
import { useText } from '../../i18n.ts'
import { Empty } from '../../ui/empty.tsx'
import { Message } from '../../ui/message.tsx'
import { Headline, useTitle } from '../../ui/skeletons.tsx'
import { State } from '../../ui/state.tsx'
import { DataTable, type Column } from '../../ui/table.tsx'
import { stamp, yuan } from '../../ui/words.ts'
import { BankFrame } from '../frame.tsx'
import { text } from './text.ts'
import '../bank.css'

type Sums = { debits: number; debit: number; credits: number; credit: number }
type Batch = { terminal: string; merchant: string; batch: string; begunAt: string; settledAt: string | null; state: 'open' | 'equal' | 'unequal' | 'uploaded' | 'changed'; told: Sums | null; ours: Sums }
type Difference = { terminal: string; batch: number; stan: string; what: 'terminal-only' | 'bank-only' | 'amount' | 'card'; theirs: number | null; ours: number | null; code: string | null; undone: boolean }
type Word = keyof typeof text.zh
type Day = {
  cards: { opened: number; openedToday: number; active: number; activeToday: number; waiting: number; lost: number; closed: number }; dues: { untold: number; back: number }
  events: readonly { what: string; at: string; channel: string; who: string | null; card: string }[]
  files: readonly { number: string; kind: 'pay-out' | 'deduction'; count: number; total: number; takenAt: string; returnedAt: string | null; done: number; refused: number }[]
  terminals: readonly { id: string; kind: string; merchant: string; signedInAt: string | null; endedAt: string | null }[]
  undispensed: readonly { key: string; terminal: string; amount: number; at: string }[]
  underWay: readonly { id: string; toBank: string; amount: number; at: string }[]
  untaken: readonly { id: string; what: string; at: string; card: string }[]
  batches: readonly Batch[]; differences: readonly Difference[]
  books: { rows: readonly { party: string; sum: number }[]; zero: boolean }
}

/** The bank's day at its head office: what is open first, then the books, then the lists. */
export default function Operations() {
  const t = useText(text)
  const day = useRead<Day>('/api/operations', { every: 10_000 })
  useTitle(t('books'))
  return (
    <BankFrame place="operations">
      <Asked of={day} rows={8}>{read => <TheDay {...read} />}</Asked>
    </BankFrame>
  )
}

function TheDay({ cards, dues, events, files, terminals, undispensed, underWay, untaken, books, batches, differences }: Day) {
  const t = useText(text)
  const word = (key: string) => (key in text.zh ? t(key as Word) : key)
  const differ = batches.filter(({ state }) => state === 'unequal' || state === 'uploaded' || state === 'changed').length
  const open = untaken.length + undispensed.length + (books.zero ? 0 : 1) + dues.untold + differ
  const money = { key: 'amount', title: t('amount'), right: true, cell: (row: { amount: number }) => <span className="num">{yuan(row.amount)}</span> } as const
  const when = { key: 'at', title: t('when'), cell: (row: { at: string }) => <span className="num">{stamp(row.at)}</span> } as const
  return (
    <>
      <Headline title={open ? t('open', { n: open }) : t('calm')} say={t('say', { opened: cards.opened, today: cards.openedToday, active: cards.active, activeToday: cards.activeToday, waiting: cards.waiting, lost: cards.lost })} />
      {(dues.untold > 0 || dues.back > 0) && <Message tone="info" title={t('dues', dues)} />}
      <div className="stack loose">
        {untaken.length > 0 && <Part title={t('untaken')} say={t('untakenSay')} rows={untaken} keyOf={row => row.id} columns={[{ key: 'card', title: t('card'), lead: true, cell: row => <span className="num">{row.card}</span> }, { key: 'what', title: t('what'), cell: row => word(row.what) }, when]} />}
        {undispensed.length > 0 && <Part title={t('undispensed')} say={t('undispensedSay')} rows={undispensed} keyOf={row => row.key} columns={[{ key: 'terminal', title: t('terminal'), lead: true, cell: row => row.terminal }, when, money]} />}
        {underWay.length > 0 && <Part title={t('underWay')} rows={underWay} keyOf={row => row.id} columns={[{ key: 'to', title: t('toBank'), lead: true, cell: row => row.toBank }, when, money]} />}
        <section className="stack">
          <h2>{t('books')}</h2>
          <Message tone={books.zero ? 'ok' : 'bad'} title={t(books.zero ? 'zero' : 'notZero')} />
          <DataTable caption={t('books')} rows={books.rows} keyOf={row => row.party} empty={<Empty title={t('none')} />} columns={[{ key: 'party', title: t('party'), lead: true, cell: row => word(row.party) }, { key: 'sum', title: t('sum'), right: true, cell: row => <span className="num">{yuan(row.sum)}</span> }]} />
        </section>
        <Batches batches={batches} differences={differences} differ={differ} />
        <Part title={t('files')} rows={files} keyOf={row => row.number} columns={[
          { key: 'number', title: t('number'), lead: true, cell: row => <><b>{t(row.kind)}</b> <span className="note num">{row.number}</span></> }, { key: 'taken', title: t('taken'), quiet: true, cell: row => <span className="num">{stamp(row.takenAt)}</span> },
          { key: 'state', title: t('state'), cell: row => t(row.returnedAt ? 'returned' : 'running') }, { key: 'count', title: t('count'), right: true, cell: row => <span className="num">{row.count}</span> },
          { key: 'done', title: t('done'), right: true, cell: row => <span className="num">{row.done}</span> }, { key: 'refused', title: t('refused'), right: true, cell: row => <span className="num">{row.refused}</span> }, { key: 'total', title: t('total'), right: true, cell: row => <span className="num">{yuan(row.total)}</span> },
        ]} />
        <Part title={t('terminals')} rows={terminals} keyOf={row => row.id} columns={[
          { key: 'id', title: t('terminal'), lead: true, cell: row => <span className="num">{row.id}</span> }, { key: 'kind', title: t('kind'), cell: row => word(row.kind) }, { key: 'merchant', title: t('merchant'), quiet: true, cell: row => <span className="num">{row.merchant}</span> },
          { key: 'in', title: t('lastSignIn'), cell: row => row.endedAt ? t('ended') : row.signedInAt ? <span className="num">{stamp(row.signedInAt)}</span> : t('never') },
        ]} />
        <Part title={t('events')} rows={events} keyOf={row => `${row.card}${row.at}${row.what}`} columns={[
          { key: 'card', title: t('card'), lead: true, cell: row => <span className="num">{row.card}</span> }, { key: 'what', title: t('what'), cell: row => word(row.what) }, when, { key: 'where', title: t('where'), cell: row => word(row.channel) }, { key: 'who', title: t('who'), quiet: true, cell: row => row.who ?? '' },
        ]} />
      </div>
    </>
  )
}

/** POS batches: what each terminal told and what the books have, those that differ first; then every transaction on which they part. */
function Batches({ batches, differences, differ }: { batches: readonly Batch[]; differences: readonly Difference[]; differ: number }) {
  const t = useText(text)
  const sums = (of: Sums | null) => of ? t('sums', { debits: of.debits, debit: yuan(of.debit), credits: of.credits, credit: yuan(of.credit) }) : t('untold')
  const why = ({ what, code, undone }: Difference) => what !== 'terminal-only' ? t(`differs-${what}`) : undone ? t('differs-undone') : code && code !== '00' ? t('differs-declined', { code }) : t('differs-unknown')
  const amount = (fen: number | null) => fen === null ? '—' : <span className="num">{yuan(fen)}</span>
  return (
    <section className="stack">
      <h2>{t('batches')}</h2>
      <p className="dim">{t('batchesSay')}</p>
      {differ > 0 && <Message tone="warn" title={t('batchesDiffer', { n: differ })} />}
      <DataTable caption={t('batches')} rows={batches} keyOf={row => `${row.terminal}${row.batch}`} empty={<Empty title={t('none')} />} columns={[
        { key: 'terminal', title: t('terminal'), lead: true, cell: row => <span className="num">{row.terminal}</span> }, { key: 'batch', title: t('batch'), cell: row => <span className="num">{row.batch}</span> },
        { key: 'state', title: t('state'), cell: row => <State tone={row.state === 'equal' ? 'ok' : row.state === 'open' ? 'todo' : 'diff'}>{t(`batch-${row.state}`)}</State> },
        { key: 'told', title: t('told'), cell: row => <>{t('atTerminal')}{sums(row.told)}<br />{t('atBank')}{sums(row.ours)}</> }, { key: 'when', title: t('settledAt'), quiet: true, cell: row => row.settledAt ? <span className="num">{stamp(row.settledAt)}</span> : '—' },
      ]} />
      {differences.length > 0 && <><h3>{t('differences')}</h3><DataTable caption={t('differences')} rows={differences} keyOf={row => `${row.terminal}${row.batch}${row.stan}`} empty={<Empty title={t('none')} />} columns={[
        { key: 'terminal', title: t('terminal'), lead: true, cell: row => <span className="num">{row.terminal}</span> }, { key: 'batch', title: t('batch'), cell: row => <span className="num">{String(row.batch).padStart(6, '0')}</span> }, { key: 'stan', title: t('stan'), cell: row => <span className="num">{row.stan}</span> },
        { key: 'what', title: t('what'), cell: why }, { key: 'theirs', title: t('theirs'), right: true, cell: row => amount(row.theirs) }, { key: 'ours', title: t('oursOne'), right: true, cell: row => amount(row.ours) },
      ]} /></>}
    </section>
  )
}

function Part<Row>({ title, say, rows, columns, keyOf }: { title: string; say?: string; rows: readonly Row[]; columns: readonly Column<Row>[]; keyOf: (row: Row) => string }) {
  const t = useText(text)
  return (
    <section className="stack">
      <h2>{title}</h2>
      {say && <p className="dim">{say}</p>}
      <DataTable caption={title} rows={rows} columns={columns} keyOf={keyOf} empty={<Empty title={t('none')} />} />
    </section>
  )
}

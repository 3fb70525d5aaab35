import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
/** A bank's day: from an instant until another, which belongs to the next. */
export type Span = { bank: string; from: Date; until: Date }
type Of = { id: Id; number: Buffer; at: Date }
const card = 'c.id, c.number_sealed as "number"'

/** Accounts that were opened. acrossBuckets */
export async function selectOpenings({ sql }: Has, { bank, from, until }: Span): Promise<(Of & { order: string })[]> {
  return sql.text('days-openings', `select ${card}, o.number as "order", o.at from orders.opening o join cards.card c on c.bucket = o.bucket and c.id = o.card where o.bank = $1 and o.at >= $2 and o.at < $3 order by o.at, o.number`, [bank, from, until])
}
/** Accounts that were activated. acrossBuckets */
export async function selectActivations({ sql }: Has, { bank, from, until }: Span): Promise<Of[]> {
  return sql.text<Of>('days-activations', `select ${card}, e.at from cards.event e join cards.card c on c.bucket = e.bucket and c.id = e.card where c.bank = $1 and e.at >= $2 and e.at < $3 and e.what = 'activated' order by e.at, c.id`, [bank, from, until])
}
/** Losses and releases. acrossBuckets */
export async function selectLosses({ sql }: Has, { bank, from, until }: Span): Promise<(Of & { seq: number; what: 'lost' | 'released'; channel: string })[]> {
  return sql.text('days-losses', `select ${card}, e.at, e.seq, e.what, e.channel from cards.event e join cards.card c on c.bucket = e.bucket and c.id = e.card where c.bank = $1 and e.at >= $2 and e.at < $3 and e.what in ('lost', 'released') order by e.at, c.id, e.seq`, [bank, from, until])
}
/** Reports of loss that were passed on by the centre. acrossBuckets */
export async function selectPassed({ sql }: Has, { bank, from, until }: Span): Promise<(Of & { report: string })[]> {
  return sql.text('days-passed', `select ${card}, p.number as report, p.at from orders.passed_loss p join cards.card c on c.bucket = p.bucket and c.id = p.card where p.bank = $1 and p.at >= $2 and p.at < $3 order by p.at, p.number`, [bank, from, until])
}
/** Fees that the centre's terminals took, or gave back; one that was reversed was never taken. `terminal` and `rrn` name it. acrossBuckets */
export async function selectFees({ sql }: Has, { bank, from, until }: Span, way: 'taken' | 'back'): Promise<(Of & { terminal: string; rrn: string; amount: Fen })[]> {
  return sql.text('days-fees', `select ${card}, m.at, m.terminal, m.rrn, m.amount from acquiring.message m join terminals.terminal t on t.id = m.terminal and t.centre join cards.card c on c.bucket = m.bucket and c.id = m.card
    where t.bank = $1 and m.at >= $2 and m.at < $3 and m.code = '00' and m.kind = any($4::text[]) and m.undone_by is distinct from 'reversal' order by m.at, m.key`, [bank, from, until, way === 'taken' ? ['purchase'] : ['void', 'refund']])
}
/** Files of pay-outs, or of deductions, that were answered: lines done and refused, fen done. acrossBuckets */
export async function selectFiles({ sql }: Has, { bank, from, until }: Span, kind: 'pay-out' | 'deduction'): Promise<{ number: string; at: Date; done: number; refused: number; amount: Fen }[]> {
  return sql.text('days-files', `select b.number, b.returned_at as at, count(*) filter (where l.result = 'done')::int as done, count(*) filter (where l.result <> 'done')::int as refused, coalesce(sum(l.amount) filter (where l.result = 'done'), 0)::bigint as amount
    from payouts.batch b join payouts.line l on l.number = b.number and l.bank = b.bank where b.bank = $1 and b.kind = $4 and b.returned_at >= $2 and b.returned_at < $3 group by b.number, b.returned_at order by b.returned_at, b.number`, [bank, from, until, kind])
}

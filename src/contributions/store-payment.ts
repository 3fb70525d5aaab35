import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Channel, RefundState } from './shared.ts'


type Has = { sql: Sql }
/** Money that came: once by channel, bank and the bank's own number of it. `due` null: it names none of ours. */
export type Payment = { channel: Channel; bank: string; number: string; due: { bucket: Bucket; id: Id } | null; amount: Fen; paidOn: Day; reference: string; facts: Readonly<Record<string, string>> }
type Row = Omit<Payment, 'due'> & { dueBucket: Bucket | null; dueId: Id | null; at: Date; refund: Id | null }
const columns = 'p.channel, p.bank, p.number, p.due_bucket as "dueBucket", p.due as "dueId", p.amount, p.paid_on as "paidOn", p.reference, p.facts, p.at, p.refund'
const known = (row: Row): Payment & { at: Date; refund: Id | null } => ({ ...row, due: row.dueId === null ? null : { bucket: row.dueBucket!, id: row.dueId } })
export const keyOf = ({ channel, bank, number }: Pick<Payment, 'channel' | 'bank' | 'number'>): string => `${channel} ${bank} ${number}`

/** Puts money down; answers the keys of what is new. */
export async function insertPayments({ sql, now }: Work, rows: readonly Payment[]): Promise<Set<string>> {
  const of = <K extends keyof Payment>(key: K) => rows.map(row => row[key])
  const done = await sql<Pick<Payment, 'channel' | 'bank' | 'number'>>`insert into contributions.payment (channel, bank, number, due_bucket, due, amount, paid_on, reference, facts, at)
    select t.*, ${now}::timestamptz from unnest(${of('channel')}::text[], ${of('bank')}::text[], ${of('number')}::text[], ${rows.map(r => r.due?.bucket ?? null)}::smallint[], ${rows.map(r => r.due?.id ?? null)}::uuid[], ${of('amount')}::bigint[], ${of('paidOn')}::date[],
      ${of('reference')}::text[], ${rows.map(r => JSON.stringify(r.facts))}::jsonb[]) as t order by 3, 2, 1 on conflict do nothing returning channel, bank, number`
  return new Set(done.map(keyOf))
}
export async function selectPayment({ sql }: Has, { channel, bank, number }: Pick<Payment, 'channel' | 'bank' | 'number'>, lock = false) {
  const [row] = await sql.text<Row>(lock ? 'contributions-payment-lock' : 'contributions-payment', `select ${columns} from contributions.payment p where p.number = $1 and p.bank = $2 and p.channel = $3${lock ? ' for update' : ''}`, [number, bank, channel])
  return row ? known(row) : null
}
export async function selectPaymentsOf({ sql }: Has, due: { bucket: Bucket; id: Id }) {
  return (await sql.text<Row>('contributions-payments-of', `select ${columns} from contributions.payment p where p.due_bucket = $1 and p.due = $2 order by p.at, p.number limit 100`, [due.bucket, due.id])).map(known)
}
/** Money that names none of ours, the longest first. (across buckets: a list of the desk) */
export async function selectStray({ sql }: Has, after: { at: Date; number: string } | null, limit: number) {
  return (await sql.text<Row>('contributions-stray', `select ${columns} from contributions.payment p where p.due is null and p.refund is null and ($1::timestamptz is null or (p.at, p.number) > ($1, $2)) order by p.at, p.number limit $3`, [after?.at ?? null, after?.number ?? null, limit])).map(known)
}
export async function setMatched({ sql, now }: Work, { channel, bank, number }: Pick<Payment, 'channel' | 'bank' | 'number'>, due: { bucket: Bucket; id: Id }): Promise<void> {
  await sql`update contributions.payment set due_bucket = ${due.bucket}, due = ${due.id}, matched_at = ${now} where number = ${number} and bank = ${bank} and channel = ${channel} and due is null and refund is null`
}
export async function setPaymentRefund({ sql }: Has, { channel, bank, number }: Pick<Payment, 'channel' | 'bank' | 'number'>, refund: Id | null): Promise<void> {
  await sql`update contributions.payment set refund = ${refund} where number = ${number} and bank = ${bank} and channel = ${channel}`
}

/** Money that is given back. `due` null: money that named none, `stray` says which. */
export type Refund = { bucket: Bucket; id: Id; due: Id | null; region: string; amount: Fen; way: 'account' | 'transfer'; state: RefundState; why: string; askedBy: Id; askedAt: Date; number: string | null }
const refundColumns = 'r.bucket, r.id, r.due, r.region, r.amount, r.way, r.state, r.why, r.asked_by as "askedBy", r.asked_at as "askedAt", r.number'
export async function insertRefund({ sql, now }: Work, r: Omit<Refund, 'state' | 'askedAt' | 'number'>): Promise<void> {
  await sql`insert into contributions.refund (bucket, id, due, region, amount, way, state, why, asked_by, asked_at) values (${r.bucket}, ${r.id}, ${r.due}, ${r.region}, ${r.amount}, ${r.way}, 'asked', ${r.why}, ${r.askedBy}, ${now})`
}
export async function lockRefund({ sql }: Has, key: { bucket: Bucket; id: Id }): Promise<Refund | null> {
  return (await sql.text<Refund>('contributions-refund', `select ${refundColumns} from contributions.refund r where r.bucket = $1 and r.id = $2 for update`, [key.bucket, key.id]))[0] ?? null
}
export async function setRefund({ sql, now }: Work, { bucket, id }: Pick<Refund, 'bucket' | 'id'>, to: { state: RefundState; by?: Id; number?: string }): Promise<void> {
  await sql`update contributions.refund set state = ${to.state}, decided_by = coalesce(decided_by, ${to.by ?? null}::uuid), decided_at = coalesce(decided_at, ${now}), number = ${to.number ?? null}, done_at = case when ${to.state} = 'done' then ${now}::timestamptz end where bucket = ${bucket} and id = ${id}`
}
/** Money to be given back that waits, with the due it was for. (across buckets: an office's list) */
export async function selectRefunds({ sql }: Has, regions: readonly string[], limit: number): Promise<(Refund & { payerKind: 'person' | 'unit' | null; payer: Id | null; reference: string | null })[]> {
  return sql.text('contributions-refunds', `select ${refundColumns}, d.payer_kind as "payerKind", d.payer, coalesce(d.reference, p.reference) as reference from contributions.refund r left join contributions.due d on d.bucket = r.bucket and d.id = r.due
    left join contributions.payment p on r.due is null and p.refund = r.id where r.region = any ($1::text[]) and r.state in ('asked', 'ordered') order by r.asked_at, r.id limit $2`, [regions, limit])
}
export async function selectStrayOf({ sql }: Has, refund: Id) {
  return (await sql.text<Row>('contributions-stray-of', `select ${columns} from contributions.payment p where p.refund = $1`, [refund])).map(known)[0] ?? null
}
/** What of a due is being given back already. */
export async function refundedOf({ sql }: Has, due: { bucket: Bucket; id: Id }): Promise<Fen> {
  return (await sql<{ sum: Fen }>`select coalesce(sum(amount), 0)::bigint as sum from contributions.refund where bucket = ${due.bucket} and due = ${due.id} and state = 'asked'`)[0]!.sum
}

import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { FeeReason, PaymentState } from './shared.ts'

type Has = { sql: Sql }
/** A fee that a window's POS was asked to take from the financial account of the card in the reader. `application`: what it was spent on. */
export type Payment = {
  bucket: Bucket; id: Id; person: Id; card: Id; region: string; office: Id; bank: string; terminal: string; reason: FeeReason; amount: Fen; tail: string; state: PaymentState; application: Id | null; dueBack: boolean
  cause: { zh: string; en: string } | null; rrn: string | null; paidAt: Date | null; backId: Id | null; backRrn: string | null; backAt: Date | null; by: Id; at: Date; changedAt: Date
}
const columns = `bucket, id, person, card, region, office, bank, terminal, reason, amount, tail, state, application, due_back as "dueBack", cause, rrn, paid_at as "paidAt",
  back_id as "backId", back_rrn as "backRrn", back_at as "backAt", by_member as by, at, changed_at as "changedAt"`
const read = (work: Has, name: string, where: string, values: unknown[]) => work.sql.text<Payment>(`fees-payment-${name}`, `select ${columns} from fees.payment where ${where}`, values)

/** Puts the intent down; false where one of this person is under way or waits to be spent. */
export async function insertPayment({ sql }: Has, p: Pick<Payment, 'bucket' | 'id' | 'person' | 'card' | 'region' | 'office' | 'bank' | 'terminal' | 'reason' | 'amount' | 'tail' | 'by'>, now: Date): Promise<boolean> {
  return await sql.run`insert into fees.payment (bucket, id, person, card, region, office, bank, terminal, reason, amount, tail, state, by_member, at, changed_at)
    values (${p.bucket}, ${p.id}, ${p.person}, ${p.card}, ${p.region}, ${p.office}, ${p.bank}, ${p.terminal}, ${p.reason}, ${p.amount}, ${p.tail}, 'asked', ${p.by}, ${now}, ${now}) on conflict do nothing` === 1
}
export const selectPayment = async (work: Has, bucket: Bucket, id: Id) => (await read(work, 'one', 'bucket = $1 and id = $2', [bucket, id]))[0] ?? null
/** The same, held until the Work ends. */
export const lockPayment = async (work: Has, bucket: Bucket, id: Id) => (await read(work, 'lock', 'bucket = $1 and id = $2 for update', [bucket, id]))[0] ?? null
/** What paid for an application, held until the Work ends. */
export const lockPaymentOf = async (work: Has, bucket: Bucket, application: Id) => (await read(work, 'of', 'bucket = $1 and application = $2 for update', [bucket, application]))[0] ?? null
/** What somebody is being asked for, or paid and did not spend yet: one at most. */
export const standingPayment = async (work: Has, { bucket, id }: PersonKey) => (await read(work, 'standing', "bucket = $1 and person = $2 and (state = 'asked' or (state = 'paid' and application is null and not due_back))", [bucket, id]))[0] ?? null
export const paymentsOf = (work: Has, { bucket, id }: PersonKey) => read(work, 'person', 'bucket = $1 and person = $2 order by at desc, id desc', [bucket, id])

export async function savePayment({ sql }: Has, p: Payment, now: Date): Promise<void> {
  await sql`update fees.payment set state = ${p.state}, application = ${p.application}, due_back = ${p.dueBack}, cause = ${p.cause && JSON.stringify(p.cause)}::jsonb, rrn = ${p.rrn}, paid_at = ${p.paidAt}, back_id = ${p.backId},
    back_rrn = ${p.backRrn}, back_at = ${p.backAt}, changed_at = ${now} where bucket = ${p.bucket} and id = ${p.id}`
}

/** What nobody followed up for a while: asked or going back since `quiet`; what the bank would not take back, and what was paid and not spent, since `idle`. acrossBuckets */
export async function selectOpenPayments(work: Has, { quiet, idle }: { quiet: Date; idle: Date }): Promise<Payment[]> {
  return read(work, 'open', `(state in ('asked', 'back') or (state = 'paid' and (due_back or application is null)))
    and changed_at < case when state = 'paid' and (cause is not null or not due_back) then $2::timestamptz else $1 end order by changed_at limit 50`, [quiet, idle])
}
type OfDay = { bank: string; from: Date; until: Date }
/** What was paid, or went back, over a bank's POS: in a span, or by the bank's references. acrossBuckets */
export async function paymentsAt(work: Has, way: 'paid' | 'back', { bank, from, until }: OfDay, references: readonly string[]): Promise<Payment[]> {
  const [rrn, at] = way === 'paid' ? ['rrn', 'paid_at'] : ['back_rrn', 'back_at']
  return read(work, `at-${way}`, `bank = $1 and ((${at} >= $2 and ${at} < $3) or ${rrn} = any($4::text[]))`, [bank, from, until, references])
}

import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Payout } from './store.ts'

type Has = { sql: Sql }
/** An order to one bank to pay out money of cancelled people. */
export type BankOrder = { id: Id; number: string; bank: string; region: string; day: Day; count: number; sum: Fen; madeAt: Date; sentAt: Date | null; answeredAt: Date | null }
const orderColumns = 'id, number, bank, region, day, count, sum, made_at as "madeAt", sent_at as "sentAt", answered_at as "answeredAt"'
/** A payout in an order, the nth time; `outcome`: what the bank said, null while nothing. */
export type Sending = { bucket: Bucket; payout: Id; nth: number; bankOrder: Id; seq: number; accountSealed: Buffer; amount: Fen; outcome: string | null }
const sendingColumns = 'bucket, payout, nth, bank_order as "bankOrder", seq, account_sealed as "accountSealed", amount, outcome'
const payoutColumns = 'p.bucket, p.id, p.cancelling, p.place, p.region, p.amount, p.way, p.transfer, p.at, p.state, p.reason, c.person'
export type PayoutOf = Payout & { person: Id }

/** Payouts that wait for an order, the longest waiting first. acrossBuckets */
export const selectWaitingPayouts = ({ sql }: Has, most: number): Promise<PayoutOf[]> => sql.text('cancellation-payouts-waiting', `select ${payoutColumns} from cancellation.payout p join cancellation.cancelling c on c.bucket = p.bucket and c.id = p.cancelling where p.state = 'waiting' order by p.changed_at, p.id limit $1`, [most])
/** A payout, held until the Work ends. */
export async function lockPayout({ sql }: Has, bucket: Bucket, id: Id): Promise<PayoutOf | null> {
  return (await sql.text<PayoutOf>('cancellation-payout-lock', `select ${payoutColumns} from cancellation.payout p join cancellation.cancelling c on c.bucket = p.bucket and c.id = p.cancelling where p.bucket = $1 and p.id = $2 for update of p`, [bucket, id]))[0] ?? null
}
export async function setPayout({ sql }: Has, { bucket, id }: { bucket: Bucket; id: Id }, state: 'waiting' | 'held' | 'sent' | 'paid' | 'returned', reason: string | null, now: Date): Promise<void> {
  await sql`update cancellation.payout set state = ${state}, reason = ${reason}, changed_at = ${now} where bucket = ${bucket} and id = ${id} and way = 'bank'`
}
export async function setBeneficiaryBank({ sql }: Has, at: { bucket: Bucket; cancelling: Id; place: number }, bank: string, accountSealed: Buffer): Promise<void> {
  await sql`update cancellation.beneficiary set bank = ${bank}, bank_account_sealed = ${accountSealed} where bucket = ${at.bucket} and cancelling = ${at.cancelling} and place = ${at.place} and way = 'bank'`
}

export async function insertOrder({ sql }: Has, o: Omit<BankOrder, 'sentAt' | 'answeredAt'>): Promise<void> {
  await sql`insert into cancellation.bank_order (id, number, bank, region, day, count, sum, made_at) values (${o.id}, ${o.number}, ${o.bank}, ${o.region}, ${o.day}, ${o.count}, ${o.sum}, ${o.madeAt})`
}
/** Puts a payout into an order; the key lets it have one that is open or paid. */
export async function insertSending({ sql }: Has, s: Omit<Sending, 'nth' | 'outcome'>): Promise<void> {
  await sql`insert into cancellation.sending (bucket, payout, nth, bank_order, seq, account_sealed, amount)
    select ${s.bucket}, ${s.payout}, coalesce(max(nth), 0) + 1, ${s.bankOrder}, ${s.seq}, ${s.accountSealed}, ${s.amount} from cancellation.sending where bucket = ${s.bucket} and payout = ${s.payout}`
}
export const unsentOrders = ({ sql }: Has): Promise<BankOrder[]> => sql.text('cancellation-orders-unsent', `select ${orderColumns} from cancellation.bank_order where sent_at is null order by made_at`, [])
export const orderByNumber = async ({ sql }: Has, number: string): Promise<BankOrder | null> => (await sql.text<BankOrder>('cancellation-order', `select ${orderColumns} from cancellation.bank_order where number = $1`, [number]))[0] ?? null
export async function setSent({ sql }: Has, id: Id, now: Date): Promise<boolean> { return await sql.run`update cancellation.bank_order set sent_at = ${now} where id = ${id} and sent_at is null` === 1 }
/** The lines of an order, in their order. acrossBuckets */
export const sendingsOf = ({ sql }: Has, order: Id): Promise<Sending[]> => sql.text('cancellation-sendings', `select ${sendingColumns} from cancellation.sending where bank_order = $1 order by seq`, [order])
/** Keeps what the bank said of a line; false where it said so before. */
export async function setOutcome({ sql }: Has, { bucket, payout, nth }: Pick<Sending, 'bucket' | 'payout' | 'nth'>, outcome: string, now: Date): Promise<boolean> {
  return await sql.run`update cancellation.sending set outcome = ${outcome}, answered_at = ${now} where bucket = ${bucket} and payout = ${payout} and nth = ${nth} and outcome is null` === 1
}
/** Whole once no line of it is open. acrossBuckets */
export async function setAnswered({ sql }: Has, id: Id, now: Date): Promise<void> {
  await sql`update cancellation.bank_order set answered_at = ${now} where id = ${id} and answered_at is null and not exists (select from cancellation.sending where bank_order = ${id} and outcome is null)`
}
type OfDay = { bank: string; from: Date; until: Date }
/** Orders that went to a bank in a span, or by number, with what came of them; of one that it refused as a whole it knows nothing. acrossBuckets */
export const ordersAt = ({ sql }: Has, { bank, from, until }: OfDay, numbers: readonly string[]): Promise<{ number: string; answered: boolean; done: number; refused: number; amount: Fen; sentAt: Date | null }[]> => sql.text('cancellation-orders-at', `select o.number, o.answered_at is not null as answered, o.sent_at as "sentAt",
    count(*) filter (where s.outcome = 'done')::int as done, count(*) filter (where s.outcome <> 'done')::int as refused, coalesce(sum(s.amount) filter (where s.outcome = 'done'), 0)::bigint as amount
  from cancellation.bank_order o join cancellation.sending s on s.bank_order = o.id where o.bank = $1 and (o.number = any($2::text[]) or (o.sent_at >= $3 and o.sent_at < $4)) group by o.id having count(*) filter (where s.outcome = 'order-refused') = 0 order by o.sent_at, o.number`, [bank, numbers, from, until])

import { newId, type Bucket, type Id, type PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'

/** 存折: an order to the passbook's bank. `month`: what a month would have filled; else `request` and the transfer it left the account by. */
export type PassbookOrder = { bucket: Bucket; id: Id; person: Id; region: string; bank: string; month: string | null; request: string | null; transfer: Id | null; amount: Fen; at: Date }
const columns = 'bucket, id, person, region, bank, month, request, transfer, amount, at'

/** The months that went out instead of into accounts, in one statement. */
export async function insertMonths(work: Work, months: readonly { person: PersonKey; region: string; bank: string; month: string; amount: Fen }[]) {
  if (!months.length) return
  await work.sql`insert into settlement.passbook_order (bucket, id, person, region, bank, month, amount, at)
    select b, i, p, r, k, m, a, ${work.now} from unnest(${months.map(each => each.person.bucket)}::smallint[], ${months.map(() => newId(work.now, work.random))}::uuid[], ${months.map(each => each.person.id)}::uuid[],
      ${months.map(each => each.region)}::text[], ${months.map(each => each.bank)}::text[], ${months.map(each => each.month)}::text[], ${months.map(each => each.amount)}::bigint[]) as o (b, i, p, r, k, m, a)`
}
export async function insertOrder({ sql }: Work, o: PassbookOrder) {
  await sql`insert into settlement.passbook_order (bucket, id, person, region, bank, request, transfer, amount, at) values (${o.bucket}, ${o.id}, ${o.person}, ${o.region}, ${o.bank}, ${o.request}, ${o.transfer}, ${o.amount}, ${o.at})`
}
/** What a press has ordered already. */
export async function orderOf({ sql }: Work, { bucket, id }: PersonKey, request: string): Promise<PassbookOrder | null> {
  const [row] = await sql.text<PassbookOrder>('settlement-passbook-request', `select ${columns} from settlement.passbook_order where bucket = $1 and person = $2 and request = $3`, [bucket, id, request])
  return row ?? null
}
/** Every order of a person, newest first. */
export async function ordersOf({ sql }: Pick<Work, 'sql'>, { bucket, id }: PersonKey): Promise<PassbookOrder[]> {
  return sql.text<PassbookOrder>('settlement-passbook-of', `select ${columns} from settlement.passbook_order where bucket = $1 and person = $2 order by at desc, id desc limit 200`, [bucket, id])
}
/** Orders that wait for the bank, the oldest first, paged by key. (acrossBuckets: the fund office) */
export async function selectOrders({ sql }: Work, regions: readonly string[], after: { at: Date; id: Id } | null, limit: number): Promise<PassbookOrder[]> {
  return sql.text<PassbookOrder>('settlement-passbook-orders', `select ${columns} from settlement.passbook_order where region = any ($1::char(6)[])
    and ($2::uuid is null or (at, id) > ($3::timestamptz, $2::uuid)) order by at, id limit $4`, [regions, after?.id ?? null, after?.at ?? null, limit])
}

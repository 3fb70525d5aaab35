import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type Item = { id: string; bank: string; merchant: string; zh: string; en: string; price: Fen }
export type Line = { item: string; zh: string; en: string; count: number; price: number }
export type Request = { number: string; bank: string; merchant: string; lines: Line[]; amount: Fen; at: Date; paidAt: Date | null; reference: string | null }

export async function selectItems({ sql }: Has, bank: string, merchant: string): Promise<Item[]> {
  return sql<Item>`select id, bank, merchant, zh, en, price from shop.item where bank = ${bank} and merchant = ${merchant} order by price, id`
}
export async function insertItem({ sql }: Has, { id, bank, merchant, zh, en, price }: Item): Promise<boolean> {
  return await sql.run`insert into shop.item (id, bank, merchant, zh, en, price) values (${id}, ${bank}, ${merchant}, ${zh}, ${en}, ${price}) on conflict do nothing` > 0
}
export async function insertRequest({ sql }: Has, { number, bank, merchant, lines, amount }: Pick<Request, 'number' | 'bank' | 'merchant' | 'lines' | 'amount'>, now: Date): Promise<void> {
  await sql`insert into shop.request (number, bank, merchant, lines, amount, at) values (${number}, ${bank}, ${merchant}, ${JSON.stringify(lines)}::jsonb, ${amount}, ${now})`
}
/** An order by its number; `hold` keeps it for this transaction. */
export async function selectRequest({ sql }: Has, number: string, hold = false): Promise<Request | null> {
  const [row] = await sql.text<Request>(hold ? 'order-held' : 'order', `select number, bank, merchant, lines, amount, at, paid_at as "paidAt", reference from shop.request where number = $1${hold ? ' for update' : ''}`, [number])
  return row ?? null
}
export async function settleRequest({ sql }: Has, number: string, reference: string, now: Date): Promise<void> {
  await sql`update shop.request set paid_at = ${now}, reference = ${reference} where number = ${number}`
}

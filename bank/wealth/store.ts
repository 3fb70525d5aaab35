import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type Product = { id: string; bank: string; zh: string; en: string; risk: number; riskZh: string; riskEn: string; least: Fen; rate: number; days: number; early: boolean; fromDay: Day; toDay: Day; who: string }
export type Holding = { bucket: Bucket; id: Id; account: Id; key: string; bank: string; product: string; amount: Fen; seq: number; boughtAt: Date; dueDay: Day; redeemedAt: Date | null; redeemedSeq: number | null; earned: Fen | null }

const product = `id, bank, zh, en, risk::int as risk, risk_zh as "riskZh", risk_en as "riskEn", least, rate::int as rate, days, early, from_day as "fromDay", to_day as "toDay", who`
export async function selectProducts({ sql }: Has, bank: string): Promise<Product[]> {
  return sql.text<Product>('products', `select ${product} from wealth.product where bank = $1 order by risk, days, id`, [bank])
}
export async function insertProduct({ sql }: Has, row: Product, now: Date): Promise<boolean> {
  return await sql.run`insert into wealth.product (id, bank, zh, en, risk, risk_zh, risk_en, least, rate, days, early, from_day, to_day, who, at)
    values (${row.id}, ${row.bank}, ${row.zh}, ${row.en}, ${row.risk}, ${row.riskZh}, ${row.riskEn}, ${row.least}, ${row.rate}, ${row.days}, ${row.early}, ${row.fromDay}, ${row.toDay}, ${row.who}, ${now}) on conflict do nothing` > 0
}

const holding = `bucket, id, account, key, bank, product, amount, seq, bought_at as "boughtAt", due_day as "dueDay", redeemed_at as "redeemedAt", redeemed_seq as "redeemedSeq", earned`
export async function selectHoldings({ sql }: Has, bucket: Bucket, account: Id): Promise<Holding[]> {
  return sql.text<Holding>('holdings', `select ${holding} from wealth.holding where bucket = $1 and account = $2 order by bought_at desc, id`, [bucket, account])
}
export async function selectHolding({ sql }: Has, bucket: Bucket, id: Id): Promise<Holding | null> {
  const [row] = await sql.text<Holding>('holding', `select ${holding} from wealth.holding where bucket = $1 and id = $2`, [bucket, id])
  return row ?? null
}
export async function selectBought({ sql }: Has, bucket: Bucket, account: Id, key: string): Promise<Holding | null> {
  const [row] = await sql.text<Holding>('bought', `select ${holding} from wealth.holding where bucket = $1 and account = $2 and key = $3`, [bucket, account, key])
  return row ?? null
}
export async function insertHolding({ sql }: Has, row: Omit<Holding, 'redeemedAt' | 'redeemedSeq' | 'earned'>): Promise<void> {
  await sql`insert into wealth.holding (bucket, id, account, key, bank, product, amount, seq, bought_at, due_day)
    values (${row.bucket}, ${row.id}, ${row.account}, ${row.key}, ${row.bank}, ${row.product}, ${row.amount}, ${row.seq}, ${row.boughtAt}, ${row.dueDay})`
}
export async function endHolding({ sql }: Has, bucket: Bucket, id: Id, seq: number, earned: Fen, now: Date): Promise<void> {
  await sql`update wealth.holding set redeemed_at = ${now}, redeemed_seq = ${seq}, earned = ${earned} where bucket = ${bucket} and id = ${id}`
}

import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export async function insertPoints({ sql }: Has, { bucket, account, seq, merchant, points, day }: { bucket: Bucket; account: Id; seq: number; merchant: string; points: number; day: Day }, now: Date): Promise<void> {
  await sql`insert into points.entry (bucket, account, seq, merchant, points, day, at) values (${bucket}, ${account}, ${seq}, ${merchant}, ${points}, ${day}, ${now})`
}

/** The points of an account, and the last that came or went. */
export async function selectPoints({ sql }: Has, bucket: Bucket, account: Id, most: number): Promise<{ total: number; rows: { seq: number; merchant: string; zh: string | null; en: string | null; points: number; day: Day; at: Date }[] }> {
  const [sum, rows] = await Promise.all([
    sql<{ total: number }>`select coalesce(sum(points), 0)::int as total from points.entry where bucket = ${bucket} and account = ${account}`,
    sql<{ seq: number; merchant: string; zh: string | null; en: string | null; points: number; day: Day; at: Date }>`select p.seq, p.merchant, m.zh, m.en, p.points, p.day, p.at from points.entry p
      join accounts.account a on a.bucket = p.bucket and a.id = p.account left join merchants.merchant m on m.number = p.merchant and m.bank = a.bank
      where p.bucket = ${bucket} and p.account = ${account} order by p.seq desc limit ${most}`,
  ])
  return { total: sum[0]!.total, rows }
}

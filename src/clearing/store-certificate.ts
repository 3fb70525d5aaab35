import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
/** 对账凭证 of a provider's day. */
export type Certificate = {
  number: string; provider: Id; day: Day; digest: Buffer; count: number; ourTotal: Fen; ourFund: Fen; ourAccount: Fen; ourCash: Fen; theirTotal: Fen; theirFund: Fen; theirAccount: Fen; at: Date
}
const columns = `number, provider, day, digest, count, our_total as "ourTotal", our_fund as "ourFund", our_account as "ourAccount", our_cash as "ourCash", their_total as "theirTotal", their_fund as "theirFund", their_account as "theirAccount", at`

export async function insertCertificate({ sql }: Has, c: Certificate): Promise<boolean> {
  return await sql.run`insert into clearing.certificate (number, provider, day, digest, count, our_total, our_fund, our_account, our_cash, their_total, their_fund, their_account, at)
    values (${c.number}, ${c.provider}, ${c.day}, ${c.digest}, ${c.count}, ${c.ourTotal}, ${c.ourFund}, ${c.ourAccount}, ${c.ourCash}, ${c.theirTotal}, ${c.theirFund}, ${c.theirAccount}, ${c.at}) on conflict do nothing` === 1
}
export async function withdrawCertificate({ sql, now }: Has & { now: Date }, provider: Id, day: Day): Promise<boolean> {
  return await sql.run`update clearing.certificate set withdrawn_at = ${now} where provider = ${provider} and day = ${day} and withdrawn_at is null` === 1
}
export async function certificatesOf({ sql }: Has, provider: Id, from: Day, until: Day): Promise<Map<Day, Certificate>> {
  const rows = await sql.text<Certificate>('clearing-certificates', `select ${columns} from clearing.certificate where provider = $1 and day between $2 and $3 and withdrawn_at is null order by day`, [provider, from, until])
  return new Map(rows.map(row => [row.day, row]))
}
/** Certificates of providers that have business of a city's insured on the day. */
export async function certificatesIn({ sql }: Has, area: string, from: Day, until: Day): Promise<Certificate[]> {
  return sql.text<Certificate>('clearing-certificates-in', `select ${columns} from clearing.certificate c where day between $2 and $3 and withdrawn_at is null
    and exists (select from clearing.sum s where s.day = c.day and s.provider = c.provider and s.region like $1 || '%') order by day desc, number`, [area, from, until])
}

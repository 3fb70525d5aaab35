import type { Day } from '#kit/day'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Offer } from './price.ts'

type Has = { sql: Sql }
export const trades = ['food', 'daily', 'health', 'books', 'travel', 'home'] as const
export type Merchant = { number: string; bank: string; zh: string; en: string; trade: (typeof trades)[number]; place: string; at: Date; endedAt: Date | null }
export type Agreement = { number: string; bank: string; merchant: string; signedOn: Day; signatory: string; fromDay: Day; toDay: Day; who: string; at: Date; endedOn: Day | null; endedWho: string | null }
export type OfferRow = Offer & { bank: string; agreement: string; merchant: string; merchantZh: string; merchantEn: string; trade: string; place: string }

export async function insertMerchant({ sql }: Has, { number, bank, zh, en, trade, place }: Omit<Merchant, 'at' | 'endedAt'>, now: Date): Promise<boolean> {
  return await sql.run`insert into merchants.merchant (number, bank, zh, en, trade, place, at) values (${number}, ${bank}, ${zh}, ${en}, ${trade}, ${place}, ${now}) on conflict do nothing` > 0
}
export async function selectMerchant({ sql }: Has, number: string, bank: string): Promise<Merchant | null> {
  const [row] = await sql<Merchant>`select number, bank, zh, en, trade, place, at, ended_at as "endedAt" from merchants.merchant where number = ${number} and bank = ${bank}`
  return row ?? null
}
export async function selectMerchants({ sql }: Has, bank: string): Promise<Merchant[]> {
  return sql<Merchant>`select number, bank, zh, en, trade, place, at, ended_at as "endedAt" from merchants.merchant where bank = ${bank} order by at, number`
}
export async function endMerchant({ sql }: Has, number: string, bank: string, now: Date): Promise<boolean> {
  return await sql.run`update merchants.merchant set ended_at = ${now} where number = ${number} and bank = ${bank} and ended_at is null` > 0
}

export async function insertAgreement({ sql }: Has, row: Omit<Agreement, 'at' | 'endedOn' | 'endedWho'>, now: Date): Promise<boolean> {
  return await sql.run`insert into merchants.agreement (number, bank, merchant, signed_on, signatory, from_day, to_day, who, at)
    values (${row.number}, ${row.bank}, ${row.merchant}, ${row.signedOn}, ${row.signatory}, ${row.fromDay}, ${row.toDay}, ${row.who}, ${now}) on conflict do nothing` > 0
}
const agreed = `number, bank, merchant, signed_on as "signedOn", signatory, from_day as "fromDay", to_day as "toDay", who, at, ended_on as "endedOn", ended_who as "endedWho"`
export async function selectAgreement({ sql }: Has, number: string, bank: string): Promise<Agreement | null> {
  const [row] = await sql.text<Agreement>('agreement', `select ${agreed} from merchants.agreement where number = $1 and bank = $2`, [number, bank])
  return row ?? null
}
export async function selectAgreements({ sql }: Has, bank: string): Promise<Agreement[]> {
  return sql.text<Agreement>('agreements', `select ${agreed} from merchants.agreement where bank = $1 order by at, number`, [bank])
}
export async function endAgreement({ sql }: Has, number: string, bank: string, day: Day, who: string): Promise<boolean> {
  return await sql.run`update merchants.agreement set ended_on = ${day}, ended_who = ${who} where number = ${number} and bank = ${bank} and ended_on is null` > 0
}

export async function insertOffer({ sql }: Has, id: string, row: { bank: string; agreement: string; zh: string; en: string; percent: number; fixed: Fen; least: Fen; most: Fen; points: number; usedAt: string; fromDay: Day; toDay: Day; who: string }, now: Date): Promise<void> {
  await sql`insert into merchants.offer (id, bank, agreement, zh, en, percent, fixed, least, most, points, used_at, from_day, to_day, who, at)
    values (${id}, ${row.bank}, ${row.agreement}, ${row.zh}, ${row.en}, ${row.percent}, ${row.fixed}, ${row.least}, ${row.most}, ${row.points}, ${row.usedAt}, ${row.fromDay}, ${row.toDay}, ${row.who}, ${now})`
}
export async function endOffer({ sql }: Has, id: string, bank: string, now: Date): Promise<boolean> {
  return await sql.run`update merchants.offer set ended_at = ${now} where id = ${id} and bank = ${bank} and ended_at is null` > 0
}

type Flat = Omit<OfferRow, 'agreed'> & { agreedFrom: Day; agreedTo: Day; agreedEnded: Day | null }
const offers = `select o.id, o.bank, o.agreement, o.zh, o.en, o.percent::int as percent, o.fixed, o.least, o.most, o.points::int as points, o.used_at as "usedAt", o.from_day as "fromDay", o.to_day as "toDay", o.ended_at as "endedAt",
    a.from_day as "agreedFrom", a.to_day as "agreedTo", a.ended_on as "agreedEnded", m.number as merchant, m.zh as "merchantZh", m.en as "merchantEn", m.trade, m.place
  from merchants.offer o join merchants.agreement a on a.number = o.agreement and a.bank = o.bank join merchants.merchant m on m.number = a.merchant and m.bank = a.bank`
const whole = ({ agreedFrom, agreedTo, agreedEnded, ...row }: Flat): OfferRow => ({ ...row, agreed: { from: agreedFrom, to: agreedTo, ended: agreedEnded } })

/** The offers of some merchants, of every bank: whoever reads them picks those of the card's bank. */
export async function selectOffersAt({ sql }: Has, merchants: readonly string[]): Promise<OfferRow[]> {
  return merchants.length ? (await sql.text<Flat>('offers-at', `${offers} where m.number = any($1::text[]) and m.ended_at is null and o.ended_at is null`, [[...new Set(merchants)]])).map(whole) : []
}
/** All offers of a bank, ended ones too, newest first. */
export async function selectOffers({ sql }: Has, bank: string): Promise<OfferRow[]> {
  return (await sql.text<Flat>('offers-of', `${offers} where o.bank = $1 and m.ended_at is null order by o.at desc, o.id`, [bank])).map(whole)
}

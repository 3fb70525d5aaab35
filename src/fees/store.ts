import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import type { FeeReason } from './shared.ts'

/** A receipt: a fee taken for an application, or given back. Amount in fen; `authority`, `document`, `documentDate`: who approved the fee, by what, when. */
export type Receipt = {
  bucket: Bucket; id: Id; person: Id; application: Id; what: 'taken' | 'returned'; reason: FeeReason; amount: Fen
  authority: string; document: string; documentDate: Day; number: string; office: Id; day: Day; at: Date
  /** Cash of a drawer, moved by a clerk; or the financial account, with the bank's reference and the last four digits of its card, given back by itself: then by nobody. */
} & Way
export type Way = { way: 'cash'; drawer: Id; by: Id; reference: null; tail: null } | { way: 'account'; drawer: null; by: Id | null; reference: string; tail: string }
const columns = 'bucket, id, person, application, what, reason, amount, authority, document, document_date as "documentDate", number, office, drawer, by_member as by, day, at, way, reference, tail'
const read = (work: Work, name: string, where: string, values: unknown[]) => work.sql.text<Receipt>(`fees-receipt-${name}`, `select ${columns} from fees.receipt where ${where}`, values)

export const selectOfApplication = (work: Work, bucket: Bucket, application: Id) => read(work, 'application', 'bucket = $1 and application = $2', [bucket, application])
export const selectOfPerson = (work: Work, { bucket, id }: PersonKey) => read(work, 'person', 'bucket = $1 and person = $2 order by at desc, id desc', [bucket, id])
export const selectReceipt = async (work: Work, { bucket, id }: PersonKey, receipt: Id) => (await read(work, 'one', 'bucket = $1 and person = $2 and id = $3', [bucket, id, receipt]))[0] ?? null

/** Receipts of an office and day for what was paid from, or went back to, a financial account. (across buckets: the office's day) */
export const selectAccountReceipts = (work: Work, office: Id, day: Day) => read(work, 'account', "office = $1 and day = $2 and way = 'account' order by number", [office, day])

/** False when the application has such a receipt already. */
export async function insertReceipt({ sql }: Work, r: Receipt): Promise<boolean> {
  return await sql.run`insert into fees.receipt (bucket, id, person, application, what, reason, amount, authority, document, document_date, number, office, drawer, by_member, day, at, way, reference, tail)
    values (${r.bucket}, ${r.id}, ${r.person}, ${r.application}, ${r.what}, ${r.reason}, ${r.amount}, ${r.authority}, ${r.document}, ${r.documentDate}, ${r.number}, ${r.office}, ${r.drawer}, ${r.by}, ${r.day}, ${r.at}, ${r.way}, ${r.reference}, ${r.tail})
    on conflict do nothing` === 1
}
/** The next number of an office in a year; given back when the transaction does not stand, so that none is missing. */
export async function nextSerial({ sql }: Work, office: Id, year: number): Promise<number> {
  const [row] = await sql<{ last: number }>`insert into fees.series as s (office, year, last) values (${office}, ${year}, 1) on conflict (office, year) do update set last = s.last + 1 returning last`
  return row!.last
}

export type Owed = { bucket: Bucket; application: Id; person: Id; office: Id; amount: Fen; at: Date }
export async function insertOwed({ sql, now }: Work, o: Omit<Owed, 'at'>): Promise<boolean> {
  return await sql.run`insert into fees.owed (bucket, application, person, office, amount, at) values (${o.bucket}, ${o.application}, ${o.person}, ${o.office}, ${o.amount}, ${now}) on conflict do nothing` === 1
}
export async function isOwed({ sql }: Work, bucket: Bucket, application: Id): Promise<boolean> {
  return (await sql`select 1 from fees.owed where bucket = ${bucket} and application = ${application}`).length === 1
}
/** What an office still has to give back, the longest waiting first. (across buckets: the office's list) */
export async function selectOwed({ sql }: Work, office: Id, limit: number): Promise<Owed[]> {
  return sql<Owed>`select bucket, application, person, office, amount, at from fees.owed o where office = ${office}
    and not exists (select from fees.receipt r where r.bucket = o.bucket and r.application = o.application and r.what = 'returned') order by at, application limit ${limit}`
}

import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'

/** A month of a record: paid or owed, with both shares; `booked`: the month it was entered in the books. */
export type Month = { bucket: Bucket; relation: Id; month: string; paid: boolean; base: Fen; person: Fen; unit: Fen; receivedOn: Day | null; booked: string | null }
type Key = { bucket: Bucket; id: Id }

/** Writes months as they now are, and how far each record is paid. */
export async function saveMonths(work: Work, rows: readonly Month[]) {
  if (!rows.length) return
  const of = <K extends keyof Month>(key: K) => rows.map(row => row[key])
  const sum = (key: 'base' | 'person' | 'unit') => rows.map(row => row[key].toString())
  await work.sql`insert into insurance.month (bucket, relation, month, paid, base_fen, person_fen, unit_fen, received_on, booked, at)
    select t.*, ${work.now}::timestamptz from unnest(${of('bucket')}::smallint[], ${of('relation')}::uuid[], ${of('month')}::char(6)[], ${of('paid')}::boolean[], ${sum('base')}::bigint[], ${sum('person')}::bigint[], ${sum('unit')}::bigint[],
      ${of('receivedOn')}::date[], ${of('booked')}::char(6)[]) as t
    on conflict (bucket, relation, month) do update set paid = excluded.paid, base_fen = excluded.base_fen, person_fen = excluded.person_fen, unit_fen = excluded.unit_fen, received_on = excluded.received_on, booked = excluded.booked, at = excluded.at`
  const ids = [...new Map(rows.map(row => [row.relation, row.bucket]))]
  await work.sql`update insurance.relation r set paid_until = m.until from (
      select m.bucket, m.relation, coalesce(to_char(to_date(min(m.month) filter (where not m.paid), 'YYYYMM') - interval '1 month', 'YYYYMM'), max(m.month)) as until
      from unnest(${ids.map(([, bucket]) => bucket)}::smallint[], ${ids.map(([id]) => id)}::uuid[]) as k (bucket, id) join insurance.month m on m.bucket = k.bucket and m.relation = k.id group by m.bucket, m.relation) m
    where r.bucket = m.bucket and r.id = m.relation and r.paid_until is distinct from m.until`
}

const columns = 'm.bucket, m.relation, m.month, m.paid, m.base_fen as base, m.person_fen as person, m.unit_fen as unit, m.received_on as "receivedOn", m.booked'
/** The newest months of a record. */
export async function selectMonths({ sql }: Work, { bucket, id }: Key, limit: number) {
  return sql.text<Month>('insurance-months', `select ${columns} from insurance.month m where m.bucket = $1 and m.relation = $2 order by m.month desc limit $3`, [bucket, id, limit])
}
/** Named months of many records. */
export async function selectMonthsOf({ sql }: Work, keys: readonly { bucket: Bucket; relation: Id; month: string }[]) {
  return keys.length ? sql.text<Month>('insurance-months-of', `select ${columns} from unnest($1::smallint[], $2::uuid[], $3::char(6)[]) as k (bucket, relation, month)
    join insurance.month m on m.bucket = k.bucket and m.relation = k.relation and m.month = k.month`, [keys.map(k => k.bucket), keys.map(k => k.relation), keys.map(k => k.month)]) : []
}
/** Whether a month of a record stands as paid: for another room's set-based statement. */
export const monthPaid = (of: { bucket: string; relation: string; month: string }): string => `exists (select from insurance.month i where i.bucket = ${of.bucket} and i.relation = ${of.relation} and i.month = ${of.month} and i.paid)`
/** The last year of a pension account that is closed; null while none is. */
export async function selectLastClosed({ sql }: Work, { bucket, id }: Key): Promise<number | null> {
  return (await sql<{ year: number | null }>`select max(year)::int as year from insurance.pension_year where bucket = ${bucket} and relation = ${id}`)[0]!.year
}
/** The same of many records; those without a closed year are left out. */
export async function selectClosedOf({ sql }: Work, keys: readonly Key[]): Promise<Map<Id, number>> {
  const rows = keys.length ? await sql<{ relation: Id; year: number }>`select y.relation, max(y.year)::int as year from unnest(${keys.map(k => k.bucket)}::smallint[], ${keys.map(k => k.id)}::uuid[]) as k (bucket, id)
    join insurance.pension_year y on y.bucket = k.bucket and y.relation = k.id group by y.relation` : []
  return new Map(rows.map(({ relation, year }) => [relation, year]))
}
/** Months of a pension account whose money was booked in a later year: a closed one was not changed for them. */
export async function selectLate({ sql }: Work, { bucket, id }: Key) {
  return sql<{ month: string; booked: string }>`select month, booked from insurance.month where bucket = ${bucket} and relation = ${id} and left(booked, 4) > left(month, 4) order by month desc limit 60`
}
/** What was paid under a record, recognised under it, and its closed years go with it to the record of who stays: in that one's bucket, the old rows stay where they are. (READ-04) */
export async function copyPaid({ sql, now }: Work, from: Key, into: Key) {
  await sql`insert into insurance.month (bucket, relation, month, paid, base_fen, person_fen, unit_fen, received_on, booked, at)
    select ${into.bucket}, ${into.id}, month, paid, base_fen, person_fen, unit_fen, received_on, booked, ${now}::timestamptz from insurance.month where bucket = ${from.bucket} and relation = ${from.id}`
  await sql`insert into insurance.month (bucket, relation, month, paid, base_fen, person_fen, unit_fen, received_on, booked, at)
    select ${into.bucket}, ${into.id}, month, true, max(base_fen), sum(person_fen), sum(unit_fen), null, min(booked), ${now}::timestamptz from insurance.recognised where bucket = ${from.bucket} and relation = ${from.id} group by month
    on conflict (bucket, relation, month) do update set paid = true, person_fen = month.person_fen + excluded.person_fen, unit_fen = month.unit_fen + excluded.unit_fen, booked = coalesce(month.booked, excluded.booked)`
  await sql`insert into insurance.pension_year (bucket, relation, year, opening_fen, paid_fen, rate, interest_fen, closing_fen, policy, at)
    select ${into.bucket}, ${into.id}, year, opening_fen, paid_fen, rate, interest_fen, closing_fen, policy, at from insurance.pension_year where bucket = ${from.bucket} and relation = ${from.id}`
}

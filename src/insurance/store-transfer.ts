import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'

/** A record on its way from one region to another. */
export type Transfer = {
  bucket: Bucket; id: Id; person: Id; relation: Id; region: string; toRegion: string; insutype: string; was: '1' | '2'; number: string; state: 'certified' | 'arrived' | 'withdrawn'; months: number
  certifiedAt: Date; certifiedOffice: Id; into: Id | null; counted: number | null; amount: Fen; carriedYear: number | null; carried: Fen | null; rounds: number; endedAt: Date | null; version: number
}
type Key = { bucket: Bucket; id: Id }
const columns = `bucket, id, person, relation, region, to_region as "toRegion", insutype, was, number, state, months, certified_at as "certifiedAt", certified_office as "certifiedOffice", into_relation as into, counted, amount,
  carried_year as "carriedYear", carried_fen as carried, rounds, ended_at as "endedAt", version`

/** False when the record is on its way, or gone, already. */
export async function insertTransfer({ sql, now, by }: Work, t: Pick<Transfer, 'bucket' | 'id' | 'person' | 'relation' | 'region' | 'toRegion' | 'insutype' | 'was' | 'number' | 'months'>): Promise<boolean> {
  return await sql.run`insert into insurance.transfer (bucket, id, person, relation, region, to_region, insutype, was, number, state, months, certified_at, certified_by, certified_office)
    values (${t.bucket}, ${t.id}, ${t.person}, ${t.relation}, ${t.region}, ${t.toRegion}, ${t.insutype}, ${t.was}, ${t.number}, 'certified', ${t.months}, ${now}, ${by.id}, ${by.organisation}) on conflict do nothing` === 1
}
export async function selectTransfer({ sql }: Work, at: Key, lock: boolean): Promise<Transfer | null> {
  const [row] = await sql.text<Transfer>(lock ? 'insurance-transfer-lock' : 'insurance-transfer', `select ${columns} from insurance.transfer where bucket = $1 and id = $2${lock ? ' for update' : ''}`, [at.bucket, at.id])
  return row ?? null
}
export async function selectTransferByNumber({ sql }: Work, bucket: Bucket, number: string): Promise<Transfer | null> {
  const [row] = await sql.text<Transfer>('insurance-transfer-number', `select ${columns} from insurance.transfer where bucket = $1 and number = $2`, [bucket, number])
  return row ?? null
}
/** A person's transfers, newest first. */
export async function transfersOfPerson({ sql }: Work, { bucket, id }: PersonKey): Promise<Transfer[]> {
  return sql.text<Transfer>('insurance-transfers', `select ${columns} from insurance.transfer where bucket = $1 and person = $2 order by id desc`, [bucket, id])
}
/** Records among these that are on their way or gone to another region. */
export async function selectMoving({ sql }: Work, relations: readonly Key[]): Promise<Map<Id, 'certified' | 'arrived'>> {
  const rows = relations.length ? await sql<{ relation: Id; state: 'certified' | 'arrived' }>`select t.relation, t.state from unnest(${relations.map(each => each.bucket)}::smallint[], ${relations.map(each => each.id)}::uuid[]) as k (bucket, id)
    join insurance.transfer t on t.bucket = k.bucket and t.relation = k.id where t.state <> 'withdrawn'` : []
  return new Map(rows.map(({ relation, state }) => [relation, state]))
}
/** What waits for the office of some regions, the longest first. (across buckets: an office's queue) */
export async function selectWaiting({ sql }: Work, regions: readonly string[], limit: number): Promise<Transfer[]> {
  return sql.text<Transfer>('insurance-transfers-waiting', `select ${columns} from insurance.transfer where state = 'certified' and to_region = any ($1::text[]) order by certified_at, id limit $2`, [regions, limit])
}
export async function saveArrived({ sql, now, by }: Work, at: Key, to: { into: Id; counted: number; amount: Fen; carriedYear: number | null; carried: Fen | null }): Promise<boolean> {
  return await sql.run`update insurance.transfer set state = 'arrived', into_relation = ${to.into}, counted = ${to.counted}, amount = ${to.amount}, carried_year = ${to.carriedYear}, carried_fen = ${to.carried}, rounds = 1, ended_at = ${now}, ended_by = ${by.id},
    ended_office = ${by.organisation}, version = version + 1 where bucket = ${at.bucket} and id = ${at.id} and state = 'certified'` === 1
}
export async function saveWithdrawn({ sql, now, by }: Work, at: Key): Promise<boolean> {
  return await sql.run`update insurance.transfer set state = 'withdrawn', ended_at = ${now}, ended_by = ${by.id}, ended_office = ${by.organisation}, version = version + 1 where bucket = ${at.bucket} and id = ${at.id} and state = 'certified'` === 1
}
export async function addSwept({ sql }: Work, at: Key, amount: Fen) {
  await sql`update insurance.transfer set rounds = rounds + 1, amount = amount + ${amount} where bucket = ${at.bucket} and id = ${at.id}`
}

/** The months paid under a record and recognised under it, each once. (INS-05) */
export async function selectTime({ sql }: Work, relations: readonly Key[]): Promise<Map<Id, number>> {
  const rows = relations.length ? await sql.text<{ relation: Id; months: number }>('insurance-time', `select k.id as relation, count(distinct c.month)::int as months from unnest($1::smallint[], $2::uuid[]) as k (bucket, id)
    join lateral (select m.month from insurance.month m where m.bucket = k.bucket and m.relation = k.id and m.paid union select r.month from insurance.recognised r where r.bucket = k.bucket and r.relation = k.id) c on true group by k.id`,
  [relations.map(each => each.bucket), relations.map(each => each.id)]) : []
  return new Map(rows.map(({ relation, months }) => [relation, months]))
}
/**
 * What was paid under the old record, and recognised under it, is recognised under the new one. Of a pension account what lies in the balance that is carried over is not booked again. A month
 * earned twice is one row, with both sums.
 */
export async function recognise({ sql }: Work, t: Pick<Transfer, 'bucket' | 'id' | 'relation' | 'region'>, into: Id, carriedYear: number | null) {
  await sql`insert into insurance.recognised (bucket, relation, transfer, month, region, base_fen, person_fen, unit_fen, booked)
    select ${t.bucket}, ${into}, ${t.id}, month, min(region), max(base), case when min(booked) is null then sum(person) else sum(person) filter (where booked is not null) end,
      case when min(booked) is null then sum(unit) else sum(unit) filter (where booked is not null) end, min(booked) from (
      select m.month, ${t.region}::char(6) as region, m.base_fen as base, m.person_fen as person, m.unit_fen as unit, m.booked from insurance.month m where m.bucket = ${t.bucket} and m.relation = ${t.relation} and m.paid
      union all select r.month, r.region, r.base_fen, r.person_fen, r.unit_fen, r.booked from insurance.recognised r where r.bucket = ${t.bucket} and r.relation = ${t.relation}
    ) as all_of (month, region, base, person, unit, booked_in), lateral (select case when left(booked_in, 4)::int > coalesce(${carriedYear}::int, 0) then booked_in end as booked) as b
    group by month`
}

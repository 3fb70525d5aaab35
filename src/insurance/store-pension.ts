import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { accountShare, type Account, type PensionYear } from './pension.ts'
import type { Relation } from './store.ts'

type Key = { bucket: Bucket; id: Id }
const none = '00000000-0000-0000-0000-000000000000'

/** Closed years of an account, the oldest first. */
export async function selectPensionYears({ sql }: Work, { bucket, id }: Key): Promise<PensionYear[]> {
  return sql<PensionYear>`select year, opening_fen as opening, paid_fen as paid, rate, interest_fen as interest, closing_fen as closing from insurance.pension_year where bucket = ${bucket} and relation = ${id} order by year`
}

/** The accounts of many records: the last closed year, what was booked month by month, what came from elsewhere. A record that went to another region has none left. */
export async function selectAccounts({ sql }: Work, relations: readonly Pick<Relation, 'bucket' | 'id' | 'insutype'>[]): Promise<Map<Id, Account>> {
  const [buckets, ids] = [relations.map(each => each.bucket), relations.map(each => each.id)]
  const last = await sql<{ relation: Id; year: number; closing: Fen }>`select distinct on (y.bucket, y.relation) y.relation, y.year, y.closing_fen as closing from unnest(${buckets}::smallint[], ${ids}::uuid[]) as k (bucket, id)
    join insurance.pension_year y on y.bucket = k.bucket and y.relation = k.id order by y.bucket, y.relation, y.year desc`
  const months = await sql<{ relation: Id; booked: string; person: Fen; unit: Fen }>`select m.relation, m.booked, m.person_fen as person, m.unit_fen as unit from unnest(${buckets}::smallint[], ${ids}::uuid[]) as k (bucket, id)
      join insurance.month m on m.bucket = k.bucket and m.relation = k.id where m.booked is not null
    union all select r.relation, r.booked, r.person_fen, r.unit_fen from unnest(${buckets}::smallint[], ${ids}::uuid[]) as k (bucket, id)
      join insurance.recognised r on r.bucket = k.bucket and r.relation = k.id where r.booked is not null`
  const carried = await sql<{ relation: Id; year: number; amount: Fen }>`select t.into_relation as relation, t.carried_year as year, t.carried_fen as amount from unnest(${buckets}::smallint[], ${ids}::uuid[]) as k (bucket, id)
    join insurance.transfer t on t.bucket = k.bucket and t.into_relation = k.id where t.carried_fen is not null`
  const [lastOf, monthsOf, carriedOf] = [new Map(last.map(each => [each.relation, each])), Map.groupBy(months, each => each.relation), Map.groupBy(carried, each => each.relation)]
  return new Map(relations.map(({ id, insutype }) => [id, { last: lastOf.get(id) ?? null, booked: (monthsOf.get(id) ?? []).map(each => ({ booked: each.booked, amount: accountShare(insutype, each) })), carried: carriedOf.get(id) ?? [] }]))
}

export type ClosedYear = PensionYear & { bucket: Bucket; relation: Id; policy: Id }
export async function insertPensionYears({ sql, now }: Work, rows: readonly ClosedYear[]) {
  if (!rows.length) return
  const sum = (key: 'opening' | 'paid' | 'interest' | 'closing') => rows.map(row => row[key].toString())
  await sql`insert into insurance.pension_year (bucket, relation, year, opening_fen, paid_fen, rate, interest_fen, closing_fen, policy, at)
    select t.*, ${now}::timestamptz from unnest(${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.relation)}::uuid[], ${rows.map(row => row.year)}::smallint[], ${sum('opening')}::bigint[], ${sum('paid')}::bigint[],
      ${rows.map(row => row.rate)}::smallint[], ${sum('interest')}::bigint[], ${sum('closing')}::bigint[], ${rows.map(row => row.policy)}::uuid[]) as t`
}

/** Pension records of a region by key, held: those that had not ended before the year and did not go to another region. (across buckets: a run over the region) */
export async function selectPensionDue({ sql }: Work, of: { region: string; insutype: string; year: number }, after: Key | null, limit: number) {
  return sql<Relation>`select bucket, id, person, region, insutype, psn_type as "psnType", state, since, until, paused_on as "pausedOn", employer, employer_name as "employerName", base_fen as base, paid_until as "paidUntil", version
    from insurance.relation r where region = ${of.region} and insutype = ${of.insutype} and (until is null or until >= ${`${of.year}-01-01`}) and since <= ${`${of.year}-12-31`}
      and not exists (select from insurance.transfer t where t.bucket = r.bucket and t.relation = r.id and t.state = 'arrived')
      and (bucket, id) > (${after?.bucket ?? -1}::smallint, ${after?.id ?? none}::uuid) order by bucket, id limit ${limit} for update`
}

export type InterestPart = { region: string; insutype: string; year: number }
/** Begins a run, or goes through a finished one anew for those who came since; one that was cut off stays where it is. */
export async function beginInterest({ sql, now }: Work, of: InterestPart) {
  await sql`insert into insurance.interest_run as r (region, insutype, year, begun_at) values (${of.region}, ${of.insutype}, ${of.year}, ${now})
    on conflict (region, insutype, year) do update set done_at = null, after_bucket = null, after_id = null where r.done_at is not null`
}
/** Holds a run's place; null when it is done. Whoever else runs waits here. */
export async function lockInterest({ sql }: Work, of: InterestPart): Promise<{ after: Key | null } | null> {
  const [row] = await sql<{ bucket: Bucket | null; id: Id | null; done: boolean }>`select after_bucket as bucket, after_id as id, done_at is not null as done from insurance.interest_run
    where region = ${of.region} and insutype = ${of.insutype} and year = ${of.year} for update`
  return !row || row.done ? null : { after: row.id ? { bucket: row.bucket!, id: row.id } : null }
}
export async function moveInterest({ sql, now }: Work, of: InterestPart, to: Key | null, did: { accounts: number; interest: Fen }) {
  await sql`update insurance.interest_run set after_bucket = ${to?.bucket ?? null}, after_id = ${to?.id ?? null}, accounts = accounts + ${did.accounts}, interest_fen = interest_fen + ${did.interest}, done_at = ${to ? null : now}
    where region = ${of.region} and insutype = ${of.insutype} and year = ${of.year}`
}
/** The runs of some regions, the newest year first. */
export async function selectRuns({ sql }: Work, regions: readonly string[]) {
  return sql<InterestPart & { accounts: number; interest: Fen; doneAt: Date | null }>`select region, insutype, year, accounts, interest_fen as interest, done_at as "doneAt" from insurance.interest_run where region = any (${regions}::text[]) order by year desc, region, insutype limit 60`
}

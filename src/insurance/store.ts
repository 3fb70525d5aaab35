import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'

/** An insurance record. state 1 valid, 2 stopped, 4 ended; `base` the contribution base a month in fen. */
export type Relation = {
  bucket: Bucket; id: Id; person: Id; region: string; insutype: string; psnType: string; state: '1' | '2' | '4'
  since: Day; until: Day | null; pausedOn: Day | null; employer: Id | null; employerName: string | null; base: bigint
  /** The last month before the first one owed, else the last one paid; null where no month is kept. */
  paidUntil: string | null; version: number
}

export async function insertRelations({ sql, now }: Work, rows: readonly Relation[]) {
  if (!rows.length) return
  const of = <K extends keyof Relation>(key: K) => rows.map(row => row[key])
  await sql`insert into insurance.relation (bucket, id, person, region, insutype, psn_type, state, since, until, paused_on, employer, employer_name, base_fen, paid_until, made_at)
    select t.*, ${now}::timestamptz from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('person')}::uuid[], ${of('region')}::char(6)[], ${of('insutype')}::char(3)[],
      ${of('psnType')}::text[], ${of('state')}::char(1)[], ${of('since')}::date[], ${of('until')}::date[], ${of('pausedOn')}::date[], ${of('employer')}::uuid[],
      ${of('employerName')}::text[], ${rows.map(row => row.base.toString())}::bigint[], ${of('paidUntil')}::char(6)[]) as t`
}

/** Records of a person that had begun on a day; ended ones only when they ended on or after it. Region order, oldest first. */
export async function selectRelations({ sql }: Work, { bucket, id }: PersonKey, day: Day) {
  return sql<Relation>`select bucket, id, person, region, insutype, psn_type as "psnType", state, since, until, paused_on as "pausedOn", employer, employer_name as "employerName",
      base_fen as base, paid_until as "paidUntil", version
    from insurance.relation where bucket = ${bucket} and person = ${id} and since <= ${day} and (until is null or until >= ${day}) order by region, insutype, since, id`
}
/** Every record of a person, ended ones too; the newest first. */
export async function selectAll({ sql }: Work, { bucket, id }: PersonKey) {
  return sql<Relation>`select bucket, id, person, region, insutype, psn_type as "psnType", state, since, until, paused_on as "pausedOn", employer, employer_name as "employerName",
      base_fen as base, paid_until as "paidUntil", version
    from insurance.relation where bucket = ${bucket} and person = ${id} order by state, since desc, id desc`
}
/** Whom an employer insures, ended ones of this year too, by key. (across buckets: an employer's own list) */
export async function selectStaff({ sql }: Work, employer: Id, since: Day, after: { bucket: Bucket; id: Id } | null, limit: number) {
  return sql<Relation>`select bucket, id, person, region, insutype, psn_type as "psnType", state, since, until, paused_on as "pausedOn", employer, employer_name as "employerName",
      base_fen as base, paid_until as "paidUntil", version
    from insurance.relation where employer = ${employer} and (until is null or until >= ${since}) and (bucket, id) > (${after?.bucket ?? -1}::smallint, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by bucket, id limit ${limit}`
}
/** The same for many people at once. (a settlement's batch) */
export async function selectRelationsOfMany({ sql }: Work, people: readonly PersonKey[], day: Day) {
  return sql<Relation>`select r.bucket, r.id, r.person, r.region, r.insutype, r.psn_type as "psnType", r.state, r.since, r.until, r.paused_on as "pausedOn", r.employer,
      r.employer_name as "employerName", r.base_fen as base, r.paid_until as "paidUntil", r.version
    from unnest(${people.map(p => p.bucket)}::smallint[], ${people.map(p => p.id)}::uuid[]) as k (bucket, person)
    join insurance.relation r on r.bucket = k.bucket and r.person = k.person where r.since <= ${day} and (r.until is null or r.until >= ${day})`
}
/** `join` of the records of the statement's people that had begun on a day and not ended before it, as `r`: for another room's set-based statement. */
export function relationJoin(of: { bucket: string; person: string; day: string }): string {
  return `join insurance.relation r on r.bucket = ${of.bucket} and r.person = ${of.person}
    and r.since <= ${of.day} and (r.until is null or r.until >= ${of.day})`
}
export async function selectRelation({ sql }: Work, bucket: Bucket, id: Id) {
  const [row] = await sql<Relation>`select bucket, id, person, region, insutype, psn_type as "psnType", state, since, until, paused_on as "pausedOn", employer,
      employer_name as "employerName", base_fen as base, paid_until as "paidUntil", version
    from insurance.relation where bucket = ${bucket} and id = ${id} for update`
  return row ?? null
}
export async function updateState({ sql }: Work, r: Pick<Relation, 'bucket' | 'id' | 'version' | 'state' | 'until' | 'pausedOn'>) {
  return await sql.run`update insurance.relation set state = ${r.state}, until = ${r.until}, paused_on = ${r.pausedOn}, version = version + 1
    where bucket = ${r.bucket} and id = ${r.id} and version = ${r.version}` === 1
}

/** Every record of many people, held in key order. */
export async function selectAllOfMany({ sql }: Work, people: readonly PersonKey[]) {
  return sql<Relation>`select r.bucket, r.id, r.person, r.region, r.insutype, r.psn_type as "psnType", r.state, r.since, r.until, r.paused_on as "pausedOn", r.employer,
      r.employer_name as "employerName", r.base_fen as base, r.paid_until as "paidUntil", r.version
    from unnest(${people.map(p => p.bucket)}::smallint[], ${people.map(p => p.id)}::uuid[]) as k (bucket, person)
    join insurance.relation r on r.bucket = k.bucket and r.person = k.person order by r.bucket, r.id for update of r`
}
/** Records by their keys, held in key order. */
export async function selectByKeys({ sql }: Work, keys: readonly { bucket: Bucket; id: Id }[]) {
  return sql<Relation>`select r.bucket, r.id, r.person, r.region, r.insutype, r.psn_type as "psnType", r.state, r.since, r.until, r.paused_on as "pausedOn", r.employer,
      r.employer_name as "employerName", r.base_fen as base, r.paid_until as "paidUntil", r.version
    from unnest(${keys.map(k => k.bucket)}::smallint[], ${keys.map(k => k.id)}::uuid[]) as k (bucket, id) join insurance.relation r on r.bucket = k.bucket and r.id = k.id order by r.bucket, r.id for update of r`
}
/** Writes the states of held records. */
export async function updateStates({ sql }: Work, rows: readonly Relation[]) {
  if (rows.length) await sql`update insurance.relation r set state = t.state, until = t.until, paused_on = t.paused, version = r.version + 1
    from unnest(${rows.map(r => r.bucket)}::smallint[], ${rows.map(r => r.id)}::uuid[], ${rows.map(r => r.state)}::char(1)[], ${rows.map(r => r.until)}::date[], ${rows.map(r => r.pausedOn)}::date[]) as t (bucket, id, state, until, paused)
    where r.bucket = t.bucket and r.id = t.id`
}

/** Keeps what a record was when something else than its office ended it. */
export async function insertEnded({ sql, now }: Work, r: Pick<Relation, 'bucket' | 'id' | 'state' | 'pausedOn'>, cause: Id) {
  await sql`insert into insurance.ended (bucket, relation, cause, state, paused_on, at) values (${r.bucket}, ${r.id}, ${cause}, ${r.state}, ${r.pausedOn}, ${now})`
}
/** Takes back that a cause ended records; answers each with what it was. */
export async function takeEnded({ sql, now }: Work, bucket: Bucket, cause: Id) {
  return sql<{ id: Id; state: '1' | '2'; pausedOn: Day | null }>`update insurance.ended set undone_at = ${now} where bucket = ${bucket} and cause = ${cause} and undone_at is null
    returning relation as id, state, paused_on as "pausedOn"`
}

/** Valid records of a region and scheme by key, for a monthly run. (across buckets: a run over the city) */
export async function selectDue({ sql }: Work, region: string, insutype: string, after: { bucket: Bucket; id: Id } | null, limit: number) {
  return sql<Relation>`select bucket, id, person, region, insutype, psn_type as "psnType", state, since, until, paused_on as "pausedOn", employer, employer_name as "employerName",
      base_fen as base, paid_until as "paidUntil", version
    from insurance.relation where region = ${region} and insutype = ${insutype} and state = '1'
      and (bucket, id) > (${after?.bucket ?? -1}::smallint, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by bucket, id limit ${limit} for share`
}

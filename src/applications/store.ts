import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Application } from './application.ts'
import type { ApplicationState } from './life.ts'

type Row = Omit<Application, 'delivery'> & { deliveryKind: Application['delivery']['kind']; deliveryOrganisation: Id }
const open = ({ deliveryKind, deliveryOrganisation, ...row }: Row): Application => ({ ...row, delivery: { kind: deliveryKind, organisation: deliveryOrganisation } })
const columns = `bucket, id, person, number, state, kind, channel, bank, region, delivery_kind as "deliveryKind", delivery_organisation as "deliveryOrganisation", unit, roster, photo,
  papers, reasons, replaces, reason, fee, request, submitted_at as "submittedOn", approved_at as "approvedOn", approved_by as "approvedBy", promised_on as "promisedOn", moved_at as "movedAt", version`
const read = async (work: Work, name: string, where: string, values: unknown[]) =>
  (await work.sql.text<Row>(`application-${name}`, `select ${columns} from applications.application where ${where}`, values)).map(open)

/** Inserts applications; those of a person with an open one are left out. Answers the ids that stand. (APP-08) */
export async function insertApplications({ sql }: Work, all: readonly Application[]): Promise<Id[]> {
  const rows = all.toSorted((a, b) => a.bucket - b.bucket || a.id.localeCompare(b.id))
  const of = <K extends keyof Application>(key: K) => rows.map(row => row[key])
  const stood = await sql<{ id: Id }>`insert into applications.application (bucket, id, person, number, state, kind, channel, bank, region, delivery_kind, delivery_organisation, unit, roster,
      photo, papers, reasons, replaces, reason, fee, request, submitted_at, promised_on, moved_at)
    select b, i, p, n, 'submitted', k, c, bk, r, dk, d, u, ro, ph, pa::jsonb, '[]'::jsonb, re, wh, f, rq, s, pr, s
    from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('person')}::uuid[], ${of('number')}::text[], ${of('channel')}::text[], ${of('bank')}::char(5)[], ${of('region')}::char(6)[],
      ${rows.map(row => row.delivery.kind)}::text[], ${rows.map(row => row.delivery.organisation)}::uuid[], ${of('unit')}::uuid[], ${of('roster')}::uuid[], ${of('photo')}::uuid[],
      ${rows.map(row => JSON.stringify(row.papers))}::text[], ${of('submittedOn')}::timestamptz[], ${of('promisedOn')}::date[],
      ${of('kind')}::text[], ${of('replaces')}::uuid[], ${of('reason')}::text[], ${of('fee')}::bigint[], ${of('request')}::text[]) as t (b, i, p, n, c, bk, r, dk, d, u, ro, ph, pa, s, pr, k, re, wh, f, rq)
    on conflict do nothing returning id`
  return stood.map(row => row.id)
}
export async function selectApplication(work: Work, bucket: Bucket, id: Id, lock = false): Promise<Application | null> {
  return (await read(work, lock ? 'lock' : 'one', `bucket = $1 and id = $2${lock ? ' for update' : ''}`, [bucket, id]))[0] ?? null
}
/** Many applications by key, locked. (across buckets: a roster looked through as one set) */
export const lockApplications = (work: Work, keys: readonly { bucket: Bucket; id: Id }[]) =>
  read(work, 'lock-all', '(bucket, id) in (select * from unnest($1::smallint[], $2::uuid[])) order by bucket, id for update', [keys.map(key => key.bucket), keys.map(key => key.id)])
/** Many applications by key. (across buckets: a roster looked through as one set) */
export async function selectApplications(work: Work, keys: readonly { bucket: Bucket; id: Id }[]): Promise<Map<Id, Application>> {
  const rows = await read(work, 'all', '(bucket, id) in (select * from unnest($1::smallint[], $2::uuid[]))', [keys.map(key => key.bucket), keys.map(key => key.id)])
  return new Map(rows.map(row => [row.id, row]))
}
export async function selectByNumber(work: Work, bucket: Bucket, number: string): Promise<Application | null> {
  return (await read(work, 'number', 'bucket = $1 and number = $2', [bucket, number]))[0] ?? null
}
/** A person's applications, newest first. */
export const selectOfPerson = (work: Work, { bucket, id }: PersonKey) => read(work, 'person', 'bucket = $1 and person = $2 order by submitted_at desc, id desc', [bucket, id])
/** What one press at the counter made of a card, if it came before. (REPL-01) */
export async function selectRequested(work: Work, bucket: Bucket, replaces: Id, request: string): Promise<Application | null> {
  return (await read(work, 'requested', 'bucket = $1 and replaces = $2 and request = $3', [bucket, replaces, request]))[0] ?? null
}
/** The open application of each of many people. (across buckets: a roster's chunk) */
export async function openApplicationsOf(work: Work, keys: readonly PersonKey[]): Promise<Map<Id, Application>> {
  const rows = await read(work, 'open', `(bucket, person) in (select * from unnest($1::smallint[], $2::uuid[])) and state not in ('collected', 'withdrawn', 'lapsed')`, [keys.map(key => key.bucket), keys.map(key => key.id)])
  return new Map(rows.map(row => [row.person, row]))
}
/** Where each of many applications stands. (across buckets: a roster's page) */
export async function applicationStates({ sql }: Work, keys: readonly { bucket: Bucket; id: Id }[]): Promise<Map<Id, ApplicationState>> {
  const rows = await sql<{ id: Id; state: ApplicationState }>`select id, state from applications.application
    where (bucket, id) in (select * from unnest(${keys.map(key => key.bucket)}::smallint[], ${keys.map(key => key.id)}::uuid[]))`
  return new Map(rows.map(row => [row.id, row.state]))
}
/** Saves a step, if nobody took another meanwhile. */
export async function saveApplication({ sql, now }: Work, a: Application): Promise<boolean> {
  return await sql.run`update applications.application set state = ${a.state}, bank = ${a.bank}, delivery_kind = ${a.delivery.kind}, delivery_organisation = ${a.delivery.organisation},
      photo = ${a.photo}, papers = ${JSON.stringify(a.papers)}::jsonb, reasons = ${JSON.stringify(a.reasons)}::jsonb, approved_at = ${a.approvedOn}, approved_by = ${a.approvedBy},
      promised_on = ${a.promisedOn}, moved_at = ${now}, version = version + 1
    where bucket = ${a.bucket} and id = ${a.id} and version = ${a.version}` === 1
}
/** Saves the approval of many at once, each if nobody took another step meanwhile; answers how many were saved. */
export async function saveApproved({ sql, now, by }: Work, all: readonly Application[]): Promise<number> {
  return sql.run`update applications.application a set state = 'approved', reasons = '[]'::jsonb, approved_at = ${now}, approved_by = ${by.id}, promised_on = t.p, moved_at = ${now}, version = a.version + 1
    from unnest(${all.map(each => each.bucket)}::smallint[], ${all.map(each => each.id)}::uuid[], ${all.map(each => each.version)}::int[], ${all.map(each => each.promisedOn)}::date[]) as t (b, i, v, p)
    where a.bucket = t.b and a.id = t.i and a.version = t.v and a.state = 'submitted'`
}
/** Approved applications of a bank and region that wait for a batch, oldest first. (across buckets: production) */
export const selectApproved = (work: Work, region: string, bank: string, limit: number) =>
  read(work, 'approved', `region = $1 and bank = $2 and state = 'approved' order by approved_at, id limit $3 for update`, [region, bank, limit])
/** Approved applications by bank and region. (across buckets: production) */
export async function approvedGroups({ sql }: Work) {
  return sql<{ bank: string; region: string; count: bigint; oldestPromise: Day | null }>`select bank, region, count(*) as count, min(promised_on) as "oldestPromise"
    from applications.application where state = 'approved' group by bank, region order by min(approved_at)`
}
/** Applications past their promised day, the longest late first. (across buckets: the centre's list) */
export const selectLate = (work: Work, day: Day, regions: readonly string[], after: Id | null, limit: number) =>
  read(work, 'late', `promised_on < $1 and region = any($4::text[]) and state in ('submitted', 'returned', 'approved', 'in-production')
    and ($2::uuid is null or (promised_on, id) > (select a.promised_on, a.id from applications.application a where a.id = $2 and a.promised_on < $1)) order by promised_on, id limit $3`, [day, after, limit, regions])
/** How many there are. (across buckets) */
export async function countLate({ sql }: Work, day: Day, regions: readonly string[]): Promise<number> {
  const [row] = await sql<{ count: bigint }>`select count(*) from applications.application where promised_on < ${day} and region = any(${regions}::text[]) and state in ('submitted', 'returned', 'approved', 'in-production')`
  return Number(row!.count)
}

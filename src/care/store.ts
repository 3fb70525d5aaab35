import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import type { VisitKind } from './shared.ts'
import type { Visit, VisitDetail } from './visit.ts'

type Row = Omit<Visit, 'detail'> & { sealed: Buffer }
const columns = `bucket, id, person, provider, kind, region, insutype, med_type as "medType", state, begun, ended, session, bills, final, deductible, detail_sealed as sealed`
const place = (id: string) => `care.visit.detail_sealed|${id}`
const opened = ({ vault }: Work, { sealed, ...row }: Row): Visit => ({ ...row, detail: JSON.parse(vault.openText(sealed, place(row.id))) as VisitDetail })
const sealed = ({ vault }: Work, { id, detail }: Pick<Visit, 'id' | 'detail'>) => vault.seal(JSON.stringify(detail), place(id))
const numberDigest = ({ vault }: Work, number: string) => vault.digest('care.number', number)

/** Gives a visit its number at the provider; false when another visit has it. */
export async function claimNumber(work: Work, visit: Pick<Visit, 'provider' | 'bucket' | 'id'>, number: string): Promise<boolean> {
  return await work.sql.run`insert into care.number (provider, digest, bucket, visit) values (${visit.provider}, ${numberDigest(work, number)}, ${visit.bucket}, ${visit.id})
    on conflict do nothing` === 1
}
export async function freeNumber(work: Work, { provider, detail: { number } }: Visit): Promise<number> {
  return work.sql.run`delete from care.number where provider = ${provider} and digest = ${numberDigest(work, number)}`
}

export async function insertVisit(work: Work, v: Visit): Promise<Visit> {
  await work.sql`insert into care.visit (bucket, id, person, provider, kind, region, insutype, med_type, state, begun, ended, session, bills, final, deductible, detail_sealed, made_at)
    values (${v.bucket}, ${v.id}, ${v.person}, ${v.provider}, ${v.kind}, ${v.region}, ${v.insutype}, ${v.medType}, ${v.state}, ${v.begun}, ${v.ended}, ${v.session}, ${v.bills}, ${v.final},
      ${v.deductible}, ${sealed(work, v)}, ${work.now})`
  await work.sql`insert into care.desk (provider, kind, begun, visit, bucket) values (${v.provider}, ${v.kind}, ${v.begun}, ${v.id}, ${v.bucket})`
  return v
}

/** One visit, held until the transaction ends. */
export async function lockVisit(work: Work, bucket: Bucket, id: string): Promise<Visit | null> {
  const [row] = await work.sql.text<Row>('care-lock', `select ${columns} from care.visit where bucket = $1 and id = $2 for update`, [bucket, id])
  return row ? opened(work, row) : null
}
export async function visitById(work: Work, bucket: Bucket, id: string): Promise<Visit | null> {
  const [row] = await work.sql.text<Row>('care-visit', `select ${columns} from care.visit where bucket = $1 and id = $2`, [bucket, id])
  return row ? opened(work, row) : null
}
const many = (end: string) => `select ${columns.replace(/bucket, id/, 'v.bucket, v.id')} from unnest($1::smallint[], $2::text[]) as k (b, i) join care.visit v on v.bucket = k.b and v.id = k.i ${end}`
/** Visits by their ids; with `hold` held in key order until the transaction ends. */
export async function visitsByIds(work: Work, keys: readonly { bucket: Bucket; id: string }[], hold: boolean): Promise<Map<string, Visit>> {
  const rows = await work.sql.text<Row>(hold ? 'care-hold' : 'care-see', many(hold ? 'order by v.bucket, v.id for update of v' : ''), [keys.map(key => key.bucket), keys.map(key => key.id)])
  return new Map(rows.map(row => [row.id, opened(work, row)]))
}
/** Somebody's visits, newest first. */
export async function visitsOf(work: Work, { bucket, id }: PersonKey, limit: number): Promise<Visit[]> {
  return (await work.sql.text<Row>('care-of', `select ${columns} from care.visit where bucket = $1 and person = $2 order by begun desc, id limit $3`, [bucket, id, limit])).map(row => opened(work, row))
}
/** Whether somebody has a stay at a provider that is not discharged. */
export async function hasOpenStay({ sql }: Work, { bucket, id }: PersonKey, provider: Id): Promise<boolean> {
  return (await sql`select from care.visit where bucket = ${bucket} and person = ${id} and provider = ${provider} and kind = 'inpatient' and state = 'open' limit 1`).length > 0
}
/** Whether somebody is in a stay that is not discharged, as `v.stays`, for another room's set-based statement. */
export const stayJoin = (of: { bucket: string; person: string }): string => `left join lateral (select exists (select from care.visit where bucket = ${of.bucket} and person = ${of.person} and kind = 'inpatient' and state = 'open') as stays) v on true`
/** The stays of people that had not ended at an instant, oldest first. */
export async function staysSince({ sql }: Pick<Work, 'sql'>, people: readonly PersonKey[], since: Date): Promise<Pick<Visit, 'bucket' | 'id' | 'person' | 'provider' | 'begun' | 'ended'>[]> {
  return sql.text('care-stays', `select v.bucket, v.id, v.person, v.provider, v.begun, v.ended from unnest($1::smallint[], $2::uuid[]) as k (b, p) join care.visit v on v.bucket = k.b and v.person = k.p
    where v.kind = 'inpatient' and v.state <> 'void' and (v.ended is null or v.ended >= $3) order by v.begun, v.id`, [people.map(each => each.bucket), people.map(each => each.id), since])
}
/** The visits a provider has open, newest first. (across buckets: a provider's desk) */
export async function deskOf({ sql }: Work, provider: Id, kind: VisitKind, limit: number): Promise<{ bucket: Bucket; id: string }[]> {
  return sql`select bucket, visit as id from care.desk where provider = ${provider} and kind = ${kind} order by begun desc, visit limit ${limit}`
}

/** Writes what changed of a held visit: state, times, kind of care, detail. */
export async function saveVisit(work: Work, v: Visit): Promise<Visit> {
  await work.sql`update care.visit set med_type = ${v.medType}, state = ${v.state}, ended = ${v.ended}, detail_sealed = ${sealed(work, v)} where bucket = ${v.bucket} and id = ${v.id}`
  if (v.state === 'void') await leaveDesk(work, [v])
  return v
}

export type BillMark = { bucket: Bucket; visit: string; number: string; final: boolean; deductible: Fen }
/** Adds settlements to held visits. */
export async function addBills({ sql }: Work, marks: readonly BillMark[]): Promise<number> {
  return sql.run`update care.visit v set bills = array_append(v.bills, m.number), final = case when m.final then m.number else v.final end, deductible = v.deductible + m.deductible
    from unnest(${marks.map(m => m.bucket)}::smallint[], ${marks.map(m => m.visit)}::text[], ${marks.map(m => m.number)}::text[], ${marks.map(m => m.final)}::boolean[],
      ${marks.map(m => m.deductible)}::bigint[]) as m (bucket, visit, number, final, deductible) where v.bucket = m.bucket and v.id = m.visit`
}
/** Takes a settlement from a held visit. */
export async function takeBill({ sql }: Work, m: Omit<BillMark, 'final'>): Promise<number> {
  return sql.run`update care.visit set bills = array_remove(bills, ${m.number}), final = nullif(final, ${m.number}), deductible = deductible - ${m.deductible} where bucket = ${m.bucket} and id = ${m.visit}`
}

/** Takes finished visits off their desks. */
export async function leaveDesk({ sql }: Work, visits: readonly Pick<Visit, 'provider' | 'kind' | 'begun' | 'id'>[]): Promise<number> {
  return sql.run`delete from care.desk d using unnest(${visits.map(v => v.provider)}::uuid[], ${visits.map(v => v.kind)}::text[], ${visits.map(v => v.begun)}::timestamptz[], ${visits.map(v => v.id)}::text[])
    as m (provider, kind, begun, visit) where d.provider = m.provider and d.kind = m.kind and d.begun = m.begun and d.visit = m.visit`
}
/** Puts a visit on its desk again. */
export async function backToDesk({ sql }: Work, v: Pick<Visit, 'provider' | 'kind' | 'begun' | 'id' | 'bucket'>): Promise<number> {
  return sql.run`insert into care.desk (provider, kind, begun, visit, bucket) values (${v.provider}, ${v.kind}, ${v.begun}, ${v.id}, ${v.bucket}) on conflict do nothing`
}

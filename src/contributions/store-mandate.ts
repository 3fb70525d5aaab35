import { accountJoin } from '#cards'
import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { EndedWhy } from './shared.ts'

type Has = { sql: Sql }
/** 授权委托: `version` counts what its bank is to be told, `told` what it was; `toldRefused`: why the bank did not take it. */
export type Mandate = {
  bucket: Bucket; id: Id; number: string; person: Id; region: string; insutype: string; bank: string; card: Id; state: 'asked' | 'active' | 'ended'; how: 'online' | 'scan'; paper: Id | null; codeDigest: Buffer | null; codeTries: number; codeEnds: Date | null
  askedAt: Date; signedAt: Date | null; endedAt: Date | null; endedWhy: EndedWhy | null; version: number; told: number; toldRefused: string | null
}
const columns = `m.bucket, m.id, m.number, m.person, m.region, m.insutype, m.bank, m.card, m.state, m.how, m.paper, m.code_digest as "codeDigest", m.code_tries as "codeTries", m.code_ends as "codeEnds", m.asked_at as "askedAt", m.signed_at as "signedAt",
  m.ended_at as "endedAt", m.ended_why as "endedWhy", m.version, m.told, m.told_refused as "toldRefused"`

/** Puts a mandate down that waits for its code, in place of one that waited; or one signed on paper. */
export async function insertMandate({ sql, now }: Work, m: Pick<Mandate, 'bucket' | 'id' | 'number' | 'person' | 'region' | 'insutype' | 'bank' | 'card' | 'how' | 'paper' | 'codeDigest' | 'codeEnds'>): Promise<void> {
  const signed = m.how === 'scan'
  // a code that another takes the place of is void and stays for a day: how many were sent is counted
  await sql`delete from contributions.mandate where bucket = ${m.bucket} and person = ${m.person} and region = ${m.region} and insutype = ${m.insutype} and state = 'asked' and asked_at <= ${new Date(now.getTime() - 86_400_000)}`
  await sql`update contributions.mandate set code_digest = null, code_ends = null where bucket = ${m.bucket} and person = ${m.person} and region = ${m.region} and insutype = ${m.insutype} and state = 'asked'`
  await sql`insert into contributions.mandate (bucket, id, number, person, region, insutype, bank, card, state, how, paper, code_digest, code_ends, asked_at, signed_at)
    values (${m.bucket}, ${m.id}, ${m.number}, ${m.person}, ${m.region}, ${m.insutype}, ${m.bank}, ${m.card}, ${signed ? 'active' : 'asked'}, ${m.how}, ${m.paper}, ${m.codeDigest}, ${m.codeEnds}, ${now}, ${signed ? now : null})`
}
export async function selectMandatesOf({ sql }: Has, person: PersonKey): Promise<Mandate[]> {
  return sql.text<Mandate>('contributions-mandates-of', `select ${columns} from contributions.mandate m where m.bucket = $1 and m.person = $2 order by m.asked_at desc, m.id desc limit 60`, [person.bucket, person.id])
}
export async function lockMandate({ sql }: Has, key: { bucket: Bucket; id: Id }): Promise<Mandate | null> {
  return (await sql.text<Mandate>('contributions-mandate', `select ${columns} from contributions.mandate m where m.bucket = $1 and m.id = $2 for update`, [key.bucket, key.id]))[0] ?? null
}
export async function setTries({ sql }: Has, { bucket, id }: Pick<Mandate, 'bucket' | 'id'>, tries: number): Promise<void> {
  await sql`update contributions.mandate set code_tries = ${tries} where bucket = ${bucket} and id = ${id}`
}
export async function setSigned({ sql, now }: Work, { bucket, id }: Pick<Mandate, 'bucket' | 'id'>): Promise<void> {
  await sql`update contributions.mandate set state = 'active', signed_at = ${now}, code_digest = null, code_ends = null where bucket = ${bucket} and id = ${id}`
}
/** Ends what is in force of an insurance; answers what ended. Its bank is to be told. */
export async function endMandates({ sql, now }: Work, of: PersonKey & { region: string; insutype: string }, why: EndedWhy): Promise<{ bucket: Bucket; id: Id }[]> {
  return sql<{ bucket: Bucket; id: Id }>`update contributions.mandate set state = 'ended', ended_at = ${now}, ended_why = ${why}, version = version + 1 where bucket = ${of.bucket} and person = ${of.id} and region = ${of.region} and insutype = ${of.insutype} and state = 'active' returning bucket, id`
}
/** When open dues of an insurance are deducted: from a day, or no more. */
export async function setNext({ sql, now }: Work, of: PersonKey & { region: string; insutype: string }, next: Day | null): Promise<void> {
  await sql`update contributions.due set next_on = ${next}::date, changed_at = ${now} where bucket = ${of.bucket} and payer = ${of.id} and region = ${of.region} and insutype = ${of.insutype} and state = 'open' and next_on is distinct from ${next}::date`
}
export async function setTold({ sql }: Has, { bucket, id }: Pick<Mandate, 'bucket' | 'id'>, version: number, refused: string | null): Promise<void> {
  await sql`update contributions.mandate set told = ${version}, told_refused = ${refused} where bucket = ${bucket} and id = ${id} and told < ${version}`
}
/** Mandates are told to their bank anew. */
export async function tellAnew({ sql }: Has, keys: readonly { bucket: Bucket; id: Id }[]): Promise<void> {
  await sql`update contributions.mandate m set version = m.version + 1 from unnest(${keys.map(k => k.bucket)}::smallint[], ${keys.map(k => k.id)}::uuid[]) as t (bucket, id) where m.bucket = t.bucket and m.id = t.id and m.state = 'active'`
}

type Part = { region: string; from: number; to: number }
/** Mandates in force in some buckets of a region. (across buckets: the drawing of a day) */
export async function selectActive({ sql }: Has, { region, from, to }: Part): Promise<Pick<Mandate, 'bucket' | 'person' | 'insutype'>[]> {
  return sql<Pick<Mandate, 'bucket' | 'person' | 'insutype'>>`select bucket, person, insutype from contributions.mandate where region = ${region} and bucket between ${from} and ${to} and state = 'active' order by bucket, person, insutype`
}
/** A mandate goes over to the card that replaced its own, of the same bank; where another bank issued it, it ends. Answers what its bank is to be told, and whose ended. (across buckets: the drawing of a day) */
export async function moveMandates({ sql, now }: Work, { region, from, to }: Part): Promise<{ bucket: Bucket; id: Id; person: Id; insutype: string; ended: boolean }[]> {
  return sql.text('contributions-move-mandates', `with moved as (select m.bucket, m.id, c.id as card, c.bank from contributions.mandate m ${accountJoin({ bucket: 'm.bucket', person: 'm.person' })}
      where m.region = $1 and m.bucket between $2 and $3 and m.state = 'active' and c.id is distinct from m.card and c.state = 'handed-over' and c.financial <> 'none')
    update contributions.mandate m set card = case when t.bank = m.bank then t.card else m.card end, version = m.version + 1, told_refused = null, state = case when t.bank = m.bank then m.state else 'ended' end,
      ended_at = case when t.bank <> m.bank then $4::timestamptz end, ended_why = case when t.bank <> m.bank then 'bank' end
    from moved t where m.bucket = t.bucket and m.id = t.id and m.state = 'active' returning m.bucket, m.id, m.person, m.insutype, m.state = 'ended' as ended`, [region, from, to, now])
}
/** Whether somebody has mandates in force, or dues that wait. */
export async function openOf({ sql }: Has, person: PersonKey): Promise<boolean> {
  return (await sql<{ open: boolean }>`select exists (select from contributions.mandate where bucket = ${person.bucket} and person = ${person.id} and state = 'active')
    or exists (select from contributions.due where bucket = ${person.bucket} and payer = ${person.id} and (state in ('open', 'ordered') or received > settled + refunded)) as open`)[0]!.open
}

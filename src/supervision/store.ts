import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Vault } from '#vault'
import type { CaseState, StepName } from './life.ts'
import type { CaseRule, Over } from './shared.ts'

type Has = { sql: Sql; vault: Vault }
/** A case: the settlement it is about, the one before it (apart), the stay (inpatient), the items (quantity). */
export type AbuseCase = {
  bucket: Bucket; id: Id; person: Id; region: string; rule: CaseRule; number: string; provider: Id; at: Date; other: string | null; otherProvider: Id | null; otherAt: Date | null; metres: number | null; visit: string | null; over: Over[]
  office: Id | null; openedAt: Date; state: CaseState; claimedBy: Id | null; claimedUntil: Date | null; version: number
}
type Row = Omit<AbuseCase, 'over'> & { evidence: Buffer | null }
const columns = `bucket, id, person, region, rule, number, provider, at, other, other_provider as "otherProvider", other_at as "otherAt", metres, visit, evidence_sealed as evidence, office, opened_at as "openedAt", state,
  claimed_by as "claimedBy", claimed_until as "claimedUntil", version`
const place = (id: Id) => `supervision.abuse_case.evidence_sealed|${id}`
const reasonPlace = (id: Id, nth: number) => `supervision.step.reason_sealed|${id}|${nth}`
const opened = (vault: Vault, { evidence, ...row }: Row): AbuseCase => ({ ...row, over: evidence ? JSON.parse(vault.openText(evidence, place(row.id))) as Over[] : [] })

/** Opens a case; false where this settlement has one by this rule. */
export async function insertCase({ sql, vault }: Has, c: AbuseCase): Promise<boolean> {
  return await sql.run`insert into supervision.abuse_case (bucket, id, person, region, rule, number, provider, at, other, other_provider, other_at, metres, visit, evidence_sealed, office, opened_at, state, version)
    values (${c.bucket}, ${c.id}, ${c.person}, ${c.region}, ${c.rule}, ${c.number}, ${c.provider}, ${c.at}, ${c.other}, ${c.otherProvider}, ${c.otherAt}, ${c.metres}, ${c.visit},
      ${c.over.length ? vault.seal(JSON.stringify(c.over), place(c.id)) : null}, ${c.office}, ${c.openedAt}, ${c.state}, ${c.version}) on conflict do nothing` === 1
}
export async function selectCase({ sql, vault }: Has, { bucket, id }: PersonKey, lock = false): Promise<AbuseCase | null> {
  const [row] = await sql.text<Row>(lock ? 'supervision-lock' : 'supervision-one', `select ${columns} from supervision.abuse_case where bucket = $1 and id = $2${lock ? ' for update' : ''}`, [bucket, id])
  return row ? opened(vault, row) : null
}
/** An office's cases, newest first. (across buckets: an office's list) */
export async function selectCases({ sql, vault }: Has, of: { office: Id; open: boolean; rule: CaseRule | null; after: { at: string; id: Id } | null; limit: number }): Promise<AbuseCase[]> {
  return (await sql.text<Row>('supervision-list', `select ${columns} from supervision.abuse_case where office = $1 and (not $2::boolean or state = 'open') and ($3::text is null or rule = $3)
      and ($4::timestamptz is null or (opened_at, id) < ($4::timestamptz, $5::uuid)) order by opened_at desc, id desc limit $6`, [of.office, of.open, of.rule, of.after?.at ?? null, of.after?.id ?? null, of.limit])).map(row => opened(vault, row))
}
/** (across buckets: an office's list) */
export async function countOpen({ sql }: Pick<Has, 'sql'>, office: Id): Promise<number> {
  return (await sql<{ count: number }>`select count(*)::int as count from supervision.abuse_case where office = ${office} and state = 'open'`)[0]!.count
}
export async function saveClaim({ sql }: Has, { bucket, id }: PersonKey, by: Id | null, until: Date): Promise<void> {
  await sql`update supervision.abuse_case set claimed_by = ${by}, claimed_until = ${until} where bucket = ${bucket} and id = ${id} and state = 'open'`
}
/** Moves a case from the version it was seen in; false when it moved meanwhile. */
export async function saveState({ sql }: Has, c: AbuseCase, state: CaseState): Promise<boolean> {
  return await sql.run`update supervision.abuse_case set state = ${state}, claimed_by = null, claimed_until = null, version = version + 1 where bucket = ${c.bucket} and id = ${c.id} and version = ${c.version}` === 1
}

/** A step as it was taken. */
export type Step = { nth: number; step: StepName; at: Date; byKind: string; byId: Id | null; byPost: string | null; byOrganisation: Id | null; reason: string | null }
export async function insertStep({ sql, now, by, vault }: Work, { bucket, id }: Pick<AbuseCase, 'bucket' | 'id'>, nth: number, step: StepName, reason: string | null): Promise<void> {
  await sql`insert into supervision.step (bucket, abuse_case, nth, step, at, by_kind, by_id, by_post, by_organisation, reason_sealed)
    values (${bucket}, ${id}, ${nth}, ${step}, ${now}, ${by.kind}, ${by.id}, ${by.post}, ${by.organisation}, ${reason === null ? null : vault.seal(reason, reasonPlace(id, nth))})`
}
export async function selectSteps({ sql, vault }: Has, { bucket, id }: PersonKey): Promise<Step[]> {
  const rows = await sql<Omit<Step, 'reason'> & { sealed: Buffer | null }>`select nth, step, at, by_kind as "byKind", by_id as "byId", by_post as "byPost", by_organisation as "byOrganisation", reason_sealed as sealed
    from supervision.step where bucket = ${bucket} and abuse_case = ${id} order by nth`
  return rows.map(({ sealed, ...row }) => ({ ...row, reason: sealed && vault.openText(sealed, reasonPlace(id, row.nth)) }))
}

/** Until which instant settlements were looked through, and the last closed day that was looked through whole; null before the first time. */
export async function selectSwept({ sql }: Pick<Has, 'sql'>): Promise<{ until: Date; day: Day | null } | null> {
  return (await sql<{ until: Date; day: Day | null }>`select until, day from supervision.sweep`)[0] ?? null
}
export async function keepSwept({ sql }: Pick<Has, 'sql'>, until: Date, day: Day | null): Promise<void> {
  await sql`insert into supervision.sweep as s (one, until, day) values (true, ${until}, ${day}) on conflict (one) do update set until = greatest(s.until, excluded.until), day = greatest(s.day, excluded.day)`
}

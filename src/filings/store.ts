import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Vault } from '#vault'
import { openDetails, sealDetails, stepPlace, type Filing } from './filing.ts'
import type { StepName } from './life.ts'
import type { Details } from './shared.ts'

type Has = { sql: Sql; vault: Vault }
export type Key = { bucket: Bucket; id: Id }
export type FilingRow = Omit<Filing, 'details'> & { detailsSealed: Buffer }
const columns = `bucket, id, person, number, kind, sort, region, insutype, matter, area, business, place, providers, papers, details_sealed as "detailsSealed", limit_fen as "limit", valid_from as "from", valid_until as "until",
  ended_on as "endedOn", state, due, office, filed_by as "filedBy", filed_at as "filedAt", request, renews, claimed_by as "claimedBy", claimed_until as "claimedUntil", version`
const opened = (vault: Vault, { detailsSealed, ...row }: FilingRow): Filing => ({ ...row, details: openDetails(vault, row.id, detailsSealed) })

/** Puts a filing down as it is applied for; false when one of its matter waits already, or the request was made before. */
export async function insertFiling({ sql, vault }: Has, f: Filing): Promise<boolean> {
  return await sql.run`insert into filings.filing (bucket, id, person, number, kind, sort, region, insutype, matter, area, business, place, providers, papers, details_sealed, limit_fen, valid_from, valid_until, state, due, office, filed_by, filed_at, request, renews)
    values (${f.bucket}, ${f.id}, ${f.person}, ${f.number}, ${f.kind}, ${f.sort}, ${f.region}, ${f.insutype}, ${f.matter}, ${f.area}, ${f.business}, ${f.place}, ${f.providers}, ${JSON.stringify(f.papers)}, ${sealDetails(vault, f.id, f.details)},
      ${f.limit}, ${f.from}, ${f.until}, ${f.state}, ${f.due}, ${f.office}, ${f.filedBy}, ${f.filedAt}, ${f.request}, ${f.renews}) on conflict do nothing` === 1
}
/** The filing of a request of a person. */
export async function selectByRequest({ sql, vault }: Has, person: PersonKey, request: string): Promise<Filing | null> {
  const [row] = await sql.text<FilingRow>('filings-request', `select ${columns} from filings.filing where bucket = $1 and person = $2 and request = $3`, [person.bucket, person.id, request])
  return row ? opened(vault, row) : null
}
export async function selectByNumber({ sql, vault }: Has, bucket: Bucket, number: string, lock = false): Promise<Filing | null> {
  const [row] = await sql.text<FilingRow>(lock ? 'filings-number-lock' : 'filings-number', `select ${columns} from filings.filing where bucket = $1 and number = $2${lock ? ' for update' : ''}`, [bucket, number])
  return row ? opened(vault, row) : null
}
export async function selectFiling({ sql, vault }: Has, at: Key, lock = false): Promise<Filing | null> {
  const [row] = await sql.text<FilingRow>(lock ? 'filings-lock' : 'filings-one', `select ${columns} from filings.filing where bucket = $1 and id = $2${lock ? ' for update' : ''}`, [at.bucket, at.id])
  return row ? opened(vault, row) : null
}
/** Every filing of a person, newest first. */
export async function selectOfPerson({ sql, vault }: Has, person: PersonKey): Promise<Filing[]> {
  return (await sql.text<FilingRow>('filings-person', `select ${columns} from filings.filing where bucket = $1 and person = $2 order by id desc`, [person.bucket, person.id])).map(row => opened(vault, row))
}

/** The same, locked in the order of their ids. */
export async function lockOfPerson({ sql, vault }: Has, person: PersonKey): Promise<Filing[]> {
  return (await sql.text<FilingRow>('filings-person-lock', `select ${columns} from filings.filing where bucket = $1 and person = $2 order by id for update`, [person.bucket, person.id])).map(row => opened(vault, row))
}

/** Decided filings of one matter whose days meet these: what a new one would double. */
export async function selectMeeting({ sql }: Has, f: Pick<Filing, 'bucket' | 'person' | 'region' | 'matter' | 'from' | 'until'>): Promise<{ id: Id; from: Day; until: Day | null }[]> {
  return sql`select id, valid_from as "from", valid_until as "until" from filings.filing
    where bucket = ${f.bucket} and person = ${f.person} and region = ${f.region} and matter = ${f.matter} and state = 'approved'
      and (${f.until}::date is null or valid_from <= ${f.until}) and (valid_until is null or valid_until >= ${f.from})`
}

/** Whether a filing goes on in another that waits or was decided for. */
export async function isRenewed({ sql }: Has, { bucket, id }: Key): Promise<boolean> {
  return (await sql`select from filings.filing where bucket = ${bucket} and renews = ${id} and state in ('submitted', 'returned', 'approved') limit 1`).length > 0
}

/** Moves a filing to what it is now, from the version it was seen in; false when it moved meanwhile. */
export async function saveFiling({ sql, vault }: Has, f: Filing): Promise<boolean> {
  return await sql.run`update filings.filing set state = ${f.state}, valid_from = ${f.from}, valid_until = ${f.until}, ended_on = ${f.endedOn}, limit_fen = ${f.limit}, papers = ${JSON.stringify(f.papers)}, due = ${f.due},
      details_sealed = ${sealDetails(vault, f.id, f.details)}, claimed_by = ${f.claimedBy}, claimed_until = ${f.claimedUntil}, version = version + 1
    where bucket = ${f.bucket} and id = ${f.id} and version = ${f.version}` === 1
}
export async function saveClaim({ sql }: Has, { bucket, id }: Key, by: Id | null, until: Date | null): Promise<void> {
  await sql.run`update filings.filing set claimed_by = ${by}, claimed_until = ${until} where bucket = ${bucket} and id = ${id} and state = 'submitted'`
}

/** A step as it was taken. */
export type Step = {
  nth: number; step: StepName; at: Date; byKind: string; byId: Id | null; byPost: string | null; byOrganisation: Id | null; authority: string; from: Day | null; until: Day | null; endedOn: Day | null; reason: string | null
}
/** Adds a step: who took it, on what authority, and what the filing says since. */
export async function insertStep({ sql, now, by, vault }: Work, f: Filing, nth: number, step: StepName, { reason = null, details = null }: { reason?: string | null; details?: Details | null } = {}): Promise<void> {
  await sql.run`insert into filings.step (bucket, filing, nth, step, at, by_kind, by_id, by_post, by_organisation, authority, valid_from, valid_until, ended_on, limit_fen, papers, details_sealed, reason_sealed)
    values (${f.bucket}, ${f.id}, ${nth}, ${step}, ${now}, ${by.kind}, ${by.id}, ${by.post}, ${by.organisation}, ${by.authority}, ${f.from}, ${f.until}, ${f.endedOn}, ${f.limit}, ${details && JSON.stringify(f.papers)},
      ${details && vault.seal(JSON.stringify(details), stepPlace('details', f.id, nth))}, ${reason === null ? null : vault.seal(reason, stepPlace('reason', f.id, nth))})`
}
/** The steps of filings of one bucket, in their order, by filing. */
export async function selectSteps({ sql, vault }: Has, bucket: Bucket, filings: readonly Id[]): Promise<Map<Id, Step[]>> {
  const rows = await sql<Omit<Step, 'reason'> & { filing: Id; reasonSealed: Buffer | null }>`select filing, nth, step, at, by_kind as "byKind", by_id as "byId", by_post as "byPost", by_organisation as "byOrganisation", authority,
      valid_from as "from", valid_until as "until", ended_on as "endedOn", reason_sealed as "reasonSealed"
    from filings.step where bucket = ${bucket} and filing = any (${filings}::uuid[]) order by filing, nth`
  return Map.groupBy(rows.map(({ reasonSealed, ...row }) => ({ ...row, reason: reasonSealed && vault.openText(reasonSealed, stepPlace('reason', row.filing, row.nth)) })), row => row.filing)
}

/** Filings that wait for an office, those that are late first. (across buckets: an office's queue) */
export async function selectWaiting({ sql, vault }: Has, office: Id, after: { due: Day; id: Id } | null, limit: number): Promise<Filing[]> {
  return (await sql.text<FilingRow>('filings-waiting', `select ${columns} from filings.filing where office = $1 and state = 'submitted' and ($2::date is null or (due, id) > ($2::date, $3::uuid)) order by due, id limit $4`,
    [office, after?.due ?? null, after?.id ?? null, limit])).map(row => opened(vault, row))
}
/** How many wait for an office, and how many of them are late. (across buckets: an office's queue) */
export async function countWaiting({ sql }: Has, office: Id, today: Day): Promise<{ count: number; late: number }> {
  const [row] = await sql<{ count: number; late: number }>`select count(*)::int as count, count(*) filter (where due < ${today})::int as late from filings.filing where office = ${office} and state = 'submitted'`
  return row!
}

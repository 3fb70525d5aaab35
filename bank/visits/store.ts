import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
type At = Has & { now: Date }
export type VisitRow = {
  id: Id; bucket: Bucket; customer: Id; card: Id; bank: string; branch: string; member: string; terminal: string; comes: 'holder' | 'agent'; at: Date; endedAt: Date | null; form: Buffer | null; phone: Buffer | null
  codedAt: Date | null; enrolledAt: Date | null; provenAt: Date | null; existing: Id | null; boundAt: Date | null; online: 'opened' | 'declined' | null
}
const columns = `id, bucket, customer, card, bank, branch, member, terminal, comes, at, ended_at as "endedAt", form_sealed as form, phone_sealed as phone, coded_at as "codedAt", enrolled_at as "enrolledAt", proven_at as "provenAt",
  existing, bound_at as "boundAt", online`

export async function insertVisit({ sql, now }: At, row: Pick<VisitRow, 'id' | 'bucket' | 'customer' | 'card' | 'bank' | 'branch' | 'member' | 'terminal' | 'comes'>): Promise<void> {
  await sql`insert into visits.visit (id, bucket, customer, card, bank, branch, member, terminal, comes, at)
    values (${row.id}, ${row.bucket}, ${row.customer}, ${row.card}, ${row.bank}, ${row.branch}, ${row.member}, ${row.terminal}, ${row.comes}, ${now})`
}

/** A visit, held until the transaction ends. */
export async function lockVisit({ sql }: Has, id: Id): Promise<VisitRow | null> {
  const [row] = await sql.text<VisitRow>('visit-by-id', `select ${columns} from visits.visit where id = $1 for update`, [id])
  return row ?? null
}

export async function saveForm({ sql }: Has, id: Id, form: Buffer, phone: Buffer): Promise<void> { await sql`update visits.visit set form_sealed = ${form}, phone_sealed = ${phone}, coded_at = null where id = ${id}` }
export async function saveCoded({ sql, now }: At, id: Id): Promise<void> { await sql`update visits.visit set coded_at = ${now} where id = ${id}` }
export async function saveExisting({ sql }: Has, id: Id, card: Id | null): Promise<void> { await sql`update visits.visit set existing = ${card} where id = ${id}` }
export async function saveBound({ sql, now }: At, id: Id): Promise<void> { await sql`update visits.visit set bound_at = ${now} where id = ${id}` }
export async function saveOnline({ sql }: Has, id: Id, online: 'opened' | 'declined'): Promise<void> { await sql`update visits.visit set online = ${online} where id = ${id}` }
export async function saveEnd({ sql, now }: At, id: Id): Promise<void> { await sql`update visits.visit set ended_at = ${now} where id = ${id} and ended_at is null` }

/** Puts the challenge of a ceremony; the newest alone counts. */
export async function putChallenge({ sql, now }: At, id: Id, challenge: string, what: 'enrol' | 'prove'): Promise<void> {
  await sql`update visits.visit set challenge = ${challenge}, challenge_for = ${what}, challenge_until = ${new Date(now.getTime() + 5 * 60_000)} where id = ${id}`
}
/** Takes it, once. */
export async function takeChallenge({ sql, now }: At, id: Id, what: 'enrol' | 'prove'): Promise<string | null> {
  const [row] = await sql<{ challenge: string }>`with had as (select challenge from visits.visit where id = ${id} and challenge_for = ${what} and challenge_until > ${now}),
    gone as (update visits.visit set challenge = null, challenge_for = null, challenge_until = null where id = ${id}) select challenge from had`
  return row?.challenge ?? null
}
export async function saveEnrolled({ sql, now }: At, id: Id): Promise<void> { await sql`update visits.visit set enrolled_at = ${now}, proven_at = ${now} where id = ${id}` }
export async function saveProven({ sql, now }: At, id: Id): Promise<void> { await sql`update visits.visit set proven_at = ${now} where id = ${id}` }

export async function putScan({ sql, now }: At, visit: Id, page: string, bytes: Buffer): Promise<void> {
  await sql`insert into visits.scan (visit, page, bytes_sealed, at) values (${visit}, ${page}, ${bytes}, ${now}) on conflict (visit, page) do update set bytes_sealed = excluded.bytes_sealed, at = excluded.at`
}
export async function selectScans({ sql }: Has, visit: Id): Promise<string[]> {
  return (await sql<{ page: string }>`select page from visits.scan where visit = ${visit}`).map(({ page }) => page)
}

export type CodeRow = { verifier: Buffer; expiresAt: Date; tries: number; sends: number; usedAt: Date | null }
export async function selectCode({ sql }: Has, visit: Id): Promise<CodeRow | null> {
  const [row] = await sql<CodeRow>`select verifier, expires_at as "expiresAt", tries, sends, used_at as "usedAt" from visits.code where visit = ${visit}`
  return row ?? null
}
/** A fresh code: what was counted against the one before is counted no more. */
export async function putCode({ sql }: Has, visit: Id, verifier: Buffer, expiresAt: Date): Promise<void> {
  await sql`insert into visits.code (visit, verifier, expires_at, tries, sends) values (${visit}, ${verifier}, ${expiresAt}, 0, 1)
    on conflict (visit) do update set verifier = excluded.verifier, expires_at = excluded.expires_at, tries = 0, sends = visits.code.sends + 1, used_at = null`
}
export async function countTry({ sql }: Has, visit: Id): Promise<void> { await sql`update visits.code set tries = tries + 1 where visit = ${visit}` }
export async function useCode({ sql, now }: At, visit: Id): Promise<void> { await sql`update visits.code set used_at = ${now} where visit = ${visit}` }
/** How many codes a customer was sent since then, in all their visits. */
export async function countSends({ sql }: Has, bucket: Bucket, customer: Id, since: Date): Promise<number> {
  const [row] = await sql<{ sends: number }>`select coalesce(sum(c.sends), 0)::int as sends from visits.visit v join visits.code c on c.visit = v.id where v.bucket = ${bucket} and v.customer = ${customer} and v.at >= ${since}`
  return row!.sends
}

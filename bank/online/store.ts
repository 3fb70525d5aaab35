import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }

/** Claims a login name of a bank; false when another customer has it. */
export async function claimLogin({ sql }: Has, digest: Buffer, bucket: Bucket, customer: Id): Promise<boolean> {
  await sql`insert into online.alias (digest, bucket, customer) values (${digest}, ${bucket}, ${customer}) on conflict do nothing`
  return (await sql`select from online.alias where digest = ${digest} and customer = ${customer}`).length > 0
}
export async function saveAccess({ sql }: Has, { bucket, customer, login, hash }: { bucket: Bucket; customer: Id; login: Buffer; hash: string }, now: Date): Promise<void> {
  await sql`insert into online.access (bucket, customer, login_sealed, password_hash, opened_at, changed_at) values (${bucket}, ${customer}, ${login}, ${hash}, ${now}, ${now})
    on conflict (bucket, customer) do update set login_sealed = excluded.login_sealed, password_hash = excluded.password_hash, changed_at = ${now}, closed_at = null`
}
export async function saveWallet({ sql }: Has, { bucket, account, customer, verifier }: { bucket: Bucket; account: Id; customer: Id; verifier: Buffer }, now: Date): Promise<void> {
  await sql`insert into online.wallet (bucket, account, customer, verifier, tries, opened_at, changed_at) values (${bucket}, ${account}, ${customer}, ${verifier}, 0, ${now}, ${now})
    on conflict (bucket, account) do update set verifier = excluded.verifier, tries = 0, locked_at = null, changed_at = ${now}, closed_at = null`
}
export async function saveAnswers({ sql }: Has, bucket: Bucket, customer: Id, answers: readonly { question: string; verifier: Buffer }[], now: Date): Promise<void> {
  await sql`insert into online.answer (bucket, customer, question, verifier, at) select ${bucket}, ${customer}::uuid, q, v, ${now}::timestamptz
    from unnest(${answers.map(({ question }) => question)}::text[], ${answers.map(({ verifier }) => verifier)}::bytea[]) as t (q, v) on conflict (bucket, customer, question) do update set verifier = excluded.verifier, at = excluded.at`
}
/** Who signs in by a login name: with the hash of the password, null where online banking was closed. */
export async function selectLogin({ sql }: Has, digest: Buffer): Promise<{ bucket: Bucket; customer: Id; hash: string | null } | null> {
  const [row] = await sql<{ bucket: Bucket; customer: Id; hash: string | null }>`select l.bucket, l.customer, case when a.closed_at is null then a.password_hash end as hash
    from online.alias l join online.access a on a.bucket = l.bucket and a.customer = l.customer where l.digest = ${digest}`
  return row ?? null
}

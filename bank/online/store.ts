import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type At = { sql: Sql; now: Date }

/** Claims a login name; false where another customer has it. */
export async function claimLogin({ sql }: At, digest: Buffer, bucket: Bucket, customer: Id): Promise<boolean> {
  const [row] = await sql<{ customer: Id }>`insert into online.alias (digest, bucket, customer) values (${digest}, ${bucket}, ${customer}) on conflict (digest) do update set customer = online.alias.customer returning customer`
  return row!.customer === customer
}
/** Opens online banking, or opens it anew. */
export async function putAccess({ sql, now }: At, row: { bucket: Bucket; customer: Id; login: Buffer; passwordHash: string }): Promise<void> {
  await sql`insert into online.access (bucket, customer, login_sealed, password_hash, opened_at, changed_at) values (${row.bucket}, ${row.customer}, ${row.login}, ${row.passwordHash}, ${now}, ${now})
    on conflict (bucket, customer) do update set login_sealed = excluded.login_sealed, password_hash = excluded.password_hash, changed_at = excluded.changed_at, closed_at = null`
}
export async function putWallet({ sql, now }: At, row: { bucket: Bucket; account: Id; customer: Id; verifier: Buffer }): Promise<void> {
  await sql`insert into online.wallet (bucket, account, customer, verifier, tries, opened_at, changed_at) values (${row.bucket}, ${row.account}, ${row.customer}, ${row.verifier}, 0, ${now}, ${now})
    on conflict (bucket, account) do update set verifier = excluded.verifier, tries = 0, locked_at = null, changed_at = excluded.changed_at, closed_at = null`
}
export async function putAnswer({ sql, now }: At, row: { bucket: Bucket; customer: Id; question: string; verifier: Buffer }): Promise<void> {
  await sql`insert into online.answer (bucket, customer, question, verifier, at) values (${row.bucket}, ${row.customer}, ${row.question}, ${row.verifier}, ${now})
    on conflict (bucket, customer, question) do update set verifier = excluded.verifier, at = excluded.at`
}
/** Who signs in by a login name: with the hash of the password, null where online banking was closed. */
export async function selectLogin({ sql }: { sql: Sql }, digest: Buffer): Promise<{ bucket: Bucket; customer: Id; hash: string | null } | null> {
  const [row] = await sql<{ bucket: Bucket; customer: Id; hash: string | null }>`select l.bucket, l.customer, case when a.closed_at is null then a.password_hash end as hash
    from online.alias l join online.access a on a.bucket = l.bucket and a.customer = l.customer where l.digest = ${digest}`
  return row ?? null
}

import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type Mandate = { number: string; bucket: Bucket; account: Id; version: number; what: string; signedAt: Date; revokedAt: Date | null }

/** Mandates of a bank by their numbers. */
export async function selectMandates({ sql }: Has, bank: string, numbers: readonly string[]): Promise<Map<string, Mandate>> {
  const rows = await sql<Mandate>`select number, bucket, account, version, what, signed_at as "signedAt", revoked_at as "revokedAt" from mandates.mandate where bank = ${bank} and number = any(${numbers}::text[])`
  return new Map(rows.map(row => [row.number, row]))
}

/** What stands for an account, the newest first. */
export async function selectMandatesOf({ sql }: Has, bucket: Bucket, account: Id): Promise<Mandate[]> {
  return sql<Mandate>`select number, bucket, account, version, what, signed_at as "signedAt", revoked_at as "revokedAt" from mandates.mandate where bucket = ${bucket} and account = ${account} order by signed_at desc, number`
}

/** Puts a mandate down as it was told last: an older word changes nothing. */
export async function putMandate({ sql }: Has, bank: string, { number, bucket, account, version, what, signedAt, revokedAt }: Mandate, now: Date): Promise<void> {
  await sql`insert into mandates.mandate (number, bank, bucket, account, version, what, signed_at, revoked_at, told_at)
    values (${number}, ${bank}, ${bucket}, ${account}, ${version}, ${what}, ${signedAt}, ${revokedAt}, ${now})
    on conflict (number, bank) do update set bucket = excluded.bucket, account = excluded.account, version = excluded.version, what = excluded.what, signed_at = excluded.signed_at, revoked_at = excluded.revoked_at, told_at = excluded.told_at
    where mandate.version < excluded.version`
}

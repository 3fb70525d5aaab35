import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
/** The payment password of an account, as it is kept. */
export type Secret = { verifier: Buffer; tries: number; lockedAt: Date | null; closedAt: Date | null }

export async function selectSecret({ sql }: Has, bucket: Bucket, account: Id): Promise<Secret | null> {
  const [row] = await sql<Secret>`select verifier, tries::int as tries, locked_at as "lockedAt", closed_at as "closedAt" from online.wallet where bucket = ${bucket} and account = ${account}`
  return row ?? null
}
export async function updateTries({ sql }: Has, bucket: Bucket, account: Id, tries: number, lockedAt: Date | null): Promise<void> {
  await sql`update online.wallet set tries = ${tries}, locked_at = ${lockedAt} where bucket = ${bucket} and account = ${account}`
}
/** A new payment password: nothing counted, nothing locked. */
export async function updateSecret({ sql }: Has, bucket: Bucket, account: Id, verifier: Buffer, now: Date): Promise<void> {
  await sql`update online.wallet set verifier = ${verifier}, tries = 0, locked_at = null, changed_at = ${now} where bucket = ${bucket} and account = ${account}`
}
/** Counts that a new payment password is chosen; answers how many were this day. */
export async function countChoice({ sql }: Has, bucket: Bucket, account: Id, day: Day): Promise<number> {
  const [row] = await sql<{ chosen: number }>`update online.wallet set chosen = case when chosen_day = ${day} then chosen + 1 else 1 end, chosen_day = ${day} where bucket = ${bucket} and account = ${account} returning chosen::int as chosen`
  return row!.chosen
}
export async function selectAnswers({ sql }: Has, bucket: Bucket, customer: Id): Promise<{ question: string; verifier: Buffer }[]> {
  return sql`select question, verifier from online.answer where bucket = ${bucket} and customer = ${customer} order by question`
}

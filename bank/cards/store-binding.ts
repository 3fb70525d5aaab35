import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }

/** Writes the binding and lets the card draw on the account. */
export async function insertBinding({ sql, now }: Has & { now: Date }, { bucket, card, seq, existing, account, insteadOf }: { bucket: Bucket; card: Id; seq: number; existing: Id; account: Id; insteadOf: Id }): Promise<void> {
  await sql`insert into cards.binding (bucket, card, seq, existing, account, instead_of, at) values (${bucket}, ${card}, ${seq}, ${existing}, ${account}, ${insteadOf}, ${now})`
  await sql`update cards.card set account = ${account} where bucket = ${bucket} and id = ${card}`
}

/** The social security card that an account is bound to; null when to none. A card that was closed holds it no more. */
export async function selectBoundTo({ sql }: Has, bucket: Bucket, account: Id): Promise<Id | null> {
  const [row] = await sql<{ card: Id }>`select b.card from cards.binding b join cards.card c on c.bucket = b.bucket and c.id = b.card where b.bucket = ${bucket} and b.account = ${account} and c.account = b.account and c.closed_at is null`
  return row?.card ?? null
}

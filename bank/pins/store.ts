import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

export async function saveTries({ sql }: { sql: Sql }, { bucket, id }: { bucket: Bucket; id: Id }, tries: number, lockedAt: Date | null): Promise<void> {
  await sql`update pins.pin set tries = ${tries}, locked_at = ${lockedAt} where bucket = ${bucket} and card = ${id}`
}

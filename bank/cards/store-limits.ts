import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Channel } from '../banks.ts'

export type KeptLimits = Partial<Record<Channel, { single: string; daily: string; times: number }>>
export async function selectLimits({ sql }: { sql: Sql }, { bucket, id }: { bucket: Bucket; id: Id }): Promise<KeptLimits | null> {
  const [row] = await sql<{ limits: KeptLimits | null }>`select limits from cards.card where bucket = ${bucket} and id = ${id}`
  return row?.limits ?? null
}

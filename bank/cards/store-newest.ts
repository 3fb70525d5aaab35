import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import { selectCardsById, type CardRow } from './store.ts'

/** The cards opened last, newest first: a demo's list. acrossBuckets. */
export async function selectNewest({ sql }: { sql: Sql }, most: number): Promise<CardRow[]> {
  const keys = await sql<{ bucket: Bucket; id: Id }>`select bucket, id from cards.card order by opened_at desc, id desc limit ${most}`
  return (await selectCardsById({ sql }, keys)).flatMap(card => card ? [card] : [])
}

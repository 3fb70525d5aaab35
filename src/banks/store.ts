import type { Card } from '#cards'
import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'

export async function insertOpenings({ sql, now }: Work, cards: readonly Card[], port: string) {
  await sql`insert into banks.opening (bucket, card, bank, by_port, opened_at)
    select b, c, k, ${port}, ${now}::timestamptz from unnest(${cards.map(card => card.bucket)}::smallint[], ${cards.map(card => card.id)}::uuid[], ${cards.map(card => card.bank)}::text[]) as t (b, c, k)
    on conflict do nothing`
}

export async function insertActivation({ sql, now }: Work, { bucket, id, bank }: Pick<Card, 'bucket' | 'id' | 'bank'>) {
  await sql`insert into banks.activation (bucket, card, bank, at) values (${bucket}, ${id}, ${bank}, ${now}) on conflict do nothing`
}
type OfDay = { bank: string; from: Date; until: Date }
/** Accounts that a bank opened by its own system, as we heard of them in a span. acrossBuckets */
export const openingsIn = ({ sql }: Pick<Work, 'sql'>, { bank, from, until }: OfDay): Promise<{ bucket: Bucket; id: Id }[]> => sql`select bucket, card as id from banks.opening where bank = ${bank} and by_port = 'bank' and opened_at >= ${from} and opened_at < ${until}`
/** Accounts that became active here by the bank's word in a span. acrossBuckets */
export const activationsIn = ({ sql }: Pick<Work, 'sql'>, { bank, from, until }: OfDay): Promise<{ bucket: Bucket; id: Id }[]> => sql`select bucket, card as id from banks.activation where bank = ${bank} and at >= ${from} and at < ${until}`
/** When a bank's own system first opened an account for us. acrossBuckets */
export async function firstOpening({ sql }: Pick<Work, 'sql'>, bank: string): Promise<Date | null> {
  return (await sql<{ at: Date | null }>`select min(opened_at) as at from banks.opening where bank = ${bank} and by_port = 'bank'`)[0]!.at
}

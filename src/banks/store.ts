import type { Card } from '#cards'
import type { Work } from '#kit/work'

export async function insertOpenings({ sql, now }: Work, cards: readonly Card[], port: string) {
  await sql`insert into banks.opening (bucket, card, bank, by_port, opened_at)
    select b, c, k, ${port}, ${now}::timestamptz from unnest(${cards.map(card => card.bucket)}::smallint[], ${cards.map(card => card.id)}::uuid[], ${cards.map(card => card.bank)}::text[]) as t (b, c, k)
    on conflict do nothing`
}

import type { Card } from '#cards'
import type { Work } from '#kit/work'

export async function insertOpening({ sql, now }: Work, card: Card, port: string) {
  await sql`insert into banks.opening (bucket, card, bank, by_port, opened_at) values (${card.bucket}, ${card.id}, ${card.bank}, ${port}, ${now})
    on conflict do nothing`
}

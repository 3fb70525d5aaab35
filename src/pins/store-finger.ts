import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { PinCard } from './card.ts'

/** The sealed template of the finger a card's holder enrolled; null where there is none. */
export async function selectFinger({ sql }: Work, card: Pick<PinCard, 'bucket' | 'person'>): Promise<Buffer | null> {
  return (await sql<{ sealed: Buffer }>`select template_sealed as sealed from pins.finger where bucket = ${card.bucket} and person = ${card.person}`)[0]?.sealed ?? null
}

export async function saveFinger({ sql, now }: Work, card: PinCard, terminal: Id, sealed: Buffer) {
  await sql`insert into pins.finger (bucket, person, card, terminal, template_sealed, taken_at) values (${card.bucket}, ${card.person}, ${card.id}, ${terminal}, ${sealed}, ${now})
    on conflict (bucket, person) do update set card = excluded.card, terminal = excluded.terminal, template_sealed = excluded.template_sealed, taken_at = excluded.taken_at`
}

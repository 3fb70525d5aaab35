import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'

export type Held = { bucket: Bucket; id: Id; card: Id; person: Id; office: Id; member: Id; takenAt: Date; offeredTo: Id | null }

/** In whose hands a card is, held until the Work ends; null while it lies in the safe. */
export async function heldBy({ sql }: Work, bucket: Bucket, card: Id): Promise<Held | null> {
  const [row] = await sql<Held>`select bucket, id, card, person, office, member, taken_at as "takenAt", offered_to as "offeredTo"
    from production.tray where bucket = ${bucket} and card = ${card} and ended_at is null for update`
  return row ?? null
}

/** Puts a card into a clerk's hands; false when it is in somebody's. */
export async function insertHeld({ sql, now }: Work, held: Omit<Held, 'takenAt' | 'offeredTo'>, from: Id | null): Promise<boolean> {
  return await sql.run`insert into production.tray (bucket, id, card, person, office, member, taken_at, came_from)
    values (${held.bucket}, ${held.id}, ${held.card}, ${held.person}, ${held.office}, ${held.member}, ${now}, ${from}) on conflict do nothing` === 1
}

/** Ends a holding, once. */
export async function endHeld({ sql, now }: Work, held: Held, as: 'handed-over' | 'put-back' | 'passed-on', by: Id, why: string | null): Promise<boolean> {
  return await sql.run`update production.tray set ended_at = ${now}, ended_as = ${as}, ended_by = ${by}, why = ${why}, offered_to = case when ${as} = 'passed-on' then offered_to end
    where bucket = ${held.bucket} and id = ${held.id} and ended_at is null` === 1
}

/** Offers a card to a colleague, or to nobody any more. */
export async function offerHeld({ sql }: Work, held: Held, to: Id | null): Promise<boolean> {
  return await sql.run`update production.tray set offered_to = ${to} where bucket = ${held.bucket} and id = ${held.id} and ended_at is null` === 1
}

/** Every card in the hands of an office's clerks, the longest first. (across buckets: the office's own list) */
export async function heldAt({ sql }: Work, office: Id, limit: number): Promise<Held[]> {
  return sql<Held>`select bucket, id, card, person, office, member, taken_at as "takenAt", offered_to as "offeredTo"
    from production.tray where office = ${office} and ended_at is null order by taken_at, id limit ${limit}`
}

/** Which of some waiting cards are in whose hands. */
export async function handsOf({ sql }: Work, cards: readonly { bucket: Bucket; id: Id }[]): Promise<Map<Id, Id>> {
  const rows = await sql<{ card: Id; member: Id }>`select t.card, t.member from unnest(${cards.map(card => card.bucket)}::smallint[], ${cards.map(card => card.id)}::uuid[]) as asked (bucket, card)
    join production.tray t on t.bucket = asked.bucket and t.card = asked.card and t.ended_at is null`
  return new Map(rows.map(row => [row.card, row.member]))
}

/** How many cards are in clerks' hands, by office, and since when the longest. (across buckets: the centre's custody) */
export async function heldBySite({ sql }: Work): Promise<Map<Id, { count: number; oldest: Date }>> {
  const rows = await sql<{ office: Id; count: bigint; oldest: Date }>`select office, count(*), min(taken_at) as oldest from production.tray where ended_at is null group by office`
  return new Map(rows.map(row => [row.office, { count: Number(row.count), oldest: row.oldest }]))
}

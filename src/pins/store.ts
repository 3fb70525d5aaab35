import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Day } from '#kit/day'
import type { Work } from '#kit/work'
import type { Verifier } from '#vault'

export type PinRow = { bucket: Bucket; card: Id; person: Id; verifier: Buffer | null; version: number; initial: boolean; mustSet: boolean; firstDue: boolean; wrong: number; lockedAt: Date | null; setAt: Date; remindedOn: Day | null }
/** When a secret was set, and on which day its holder was last told that it is old. */
export type AgeRow = { setAt: Date; remindedOn: Day | null }
export type EntryRow = { digest: Buffer; outcome: string; remaining: number }
export type ResetRow = { id: Id; card: Id; office: Id; endsAt: Date; usedAt: Date | null }
type Key = { bucket: Bucket; id: Id }

/** Answers which cards had no row yet. */
export async function insertPins({ sql, now }: Work, given: readonly { card: Key & { person: Id }; kept: Verifier | null }[]): Promise<Set<Id>> {
  const rows = await sql<{ card: Id }>`insert into pins.pin (bucket, card, person, verifier, key_version, initial, must_set, first_due, set_at)
    select b, c, p, v, n, v is not null, v is null, v is null, ${now}::timestamptz from unnest(${given.map(({ card }) => card.bucket)}::smallint[], ${given.map(({ card }) => card.id)}::uuid[], ${given.map(({ card }) => card.person)}::uuid[],
      ${given.map(({ kept }) => kept?.value ?? null)}::bytea[], ${given.map(({ kept }) => kept?.version ?? 0)}::smallint[]) as t (b, c, p, v, n)
    on conflict (bucket, card) do nothing returning card`
  return new Set(rows.map(row => row.card))
}

/** Rows of cards without a PIN, whose holders set a first one. */
export async function insertFirstDue({ sql, now }: Work, cards: readonly (Key & { person: Id })[]): Promise<number> {
  return sql.run`insert into pins.pin (bucket, card, person, verifier, key_version, initial, must_set, first_due, set_at)
    select b, c, p, null, 0, false, true, true, ${now}::timestamptz from unnest(${cards.map(card => card.bucket)}::smallint[], ${cards.map(card => card.id)}::uuid[], ${cards.map(card => card.person)}::uuid[]) as t (b, c, p)`
}

export async function selectPin(work: Work, card: Key): Promise<PinRow | null> {
  const [row] = await work.sql<PinRow>`select bucket, card, person, verifier, key_version as version, initial, must_set as "mustSet", first_due as "firstDue", wrong, locked_at as "lockedAt", set_at as "setAt", reminded_on as "remindedOn"
    from pins.pin where bucket = ${card.bucket} and card = ${card.id}`
  return row ?? null
}

/** The row, held until the transaction ends: entries of one card are evaluated one after another. (PIN-03) */
export async function lockPin(work: Work, card: Key): Promise<PinRow | null> {
  const [row] = await work.sql<PinRow>`select bucket, card, person, verifier, key_version as version, initial, must_set as "mustSet", first_due as "firstDue", wrong, locked_at as "lockedAt", set_at as "setAt", reminded_on as "remindedOn"
    from pins.pin where bucket = ${card.bucket} and card = ${card.id} for update`
  return row ?? null
}

export async function savePin({ sql }: Work, pin: PinRow): Promise<PinRow> {
  await sql.run`update pins.pin set verifier = ${pin.verifier}, key_version = ${pin.version}, initial = ${pin.initial}, must_set = ${pin.mustSet}, first_due = ${pin.firstDue},
    wrong = ${pin.wrong}, locked_at = ${pin.lockedAt}, set_at = ${pin.setAt} where bucket = ${pin.bucket} and card = ${pin.card}`
  return pin
}

/** Deletes the PIN of a card with what hangs on it; whether there was one. */
export async function deletePin({ sql }: Work, card: Key): Promise<boolean> {
  await sql.run`delete from pins.entry where bucket = ${card.bucket} and card = ${card.id}`
  await sql.run`delete from pins.reset where bucket = ${card.bucket} and card = ${card.id}`
  return await sql.run`delete from pins.pin where bucket = ${card.bucket} and card = ${card.id}` === 1
}

export async function selectEntry({ sql }: Work, card: Key, entry: Id): Promise<EntryRow | null> {
  const [row] = await sql<EntryRow>`select block_digest as digest, outcome, remaining from pins.entry
    where bucket = ${card.bucket} and card = ${card.id} and entry = ${entry}`
  return row ?? null
}

/** Whether a block was judged on this card before, as whatever entry: two pads never make the same block. */
export async function blockSeen({ sql }: Work, card: Key, digest: Buffer): Promise<boolean> {
  return (await sql`select from pins.entry where bucket = ${card.bucket} and card = ${card.id} and block_digest = ${digest} limit 1`).length > 0
}

export async function insertEntry({ sql, now }: Work, card: Key, entry: Id, row: EntryRow): Promise<EntryRow> {
  await sql.run`insert into pins.entry (bucket, card, entry, block_digest, outcome, remaining, at)
    values (${card.bucket}, ${card.id}, ${entry}, ${row.digest}, ${row.outcome}, ${row.remaining}, ${now})`
  return row
}

export async function insertReset({ sql, now }: Work, card: Key, reset: ResetRow): Promise<ResetRow> {
  await sql.run`insert into pins.reset (bucket, id, card, authorised_at, office, ends_at)
    values (${card.bucket}, ${reset.id}, ${card.id}, ${now}, ${reset.office}, ${reset.endsAt})`
  return reset
}

/** An authorisation, held until the transaction ends. */
export async function lockReset({ sql }: Work, card: Key, id: Id): Promise<ResetRow | null> {
  const [row] = await sql<ResetRow>`select id, card, office, ends_at as "endsAt", used_at as "usedAt" from pins.reset
    where bucket = ${card.bucket} and id = ${id} and card = ${card.id} for update`
  return row ?? null
}

/** The newest authorisation of a card that may still be used. */
export async function openReset({ sql, now }: Work, card: Key): Promise<ResetRow | null> {
  const [row] = await sql<ResetRow>`select id, card, office, ends_at as "endsAt", used_at as "usedAt" from pins.reset
    where bucket = ${card.bucket} and card = ${card.id} and used_at is null and ends_at > ${now} order by authorised_at desc limit 1`
  return row ?? null
}

export async function useReset({ sql, now }: Work, bucket: Bucket, id: Id): Promise<boolean> {
  return await sql.run`update pins.reset set used_at = ${now} where bucket = ${bucket} and id = ${id} and used_at is null` === 1
}

export type QueryPasswordRow = { kept: Buffer; wrong: number; slowedUntil: Date | null; setAt: Date; remindedOn: Day | null }

export async function lockQueryPassword({ sql }: Work, person: PersonKey): Promise<QueryPasswordRow | null> {
  const [row] = await sql<QueryPasswordRow>`select kept, wrong, slowed_until as "slowedUntil", set_at as "setAt", reminded_on as "remindedOn" from pins.query_password
    where bucket = ${person.bucket} and person = ${person.id} for update`
  return row ?? null
}

export async function saveQueryPassword({ sql, now }: Work, person: PersonKey, kept: Buffer): Promise<Date> {
  await sql.run`insert into pins.query_password (bucket, person, kept, set_at) values (${person.bucket}, ${person.id}, ${kept}, ${now})
    on conflict (bucket, person) do update set kept = excluded.kept, wrong = 0, slowed_until = null, set_at = excluded.set_at`
  return now
}

export async function countQueryPassword({ sql }: Work, person: PersonKey, wrong: number, slowedUntil: Date | null): Promise<number> {
  return sql.run`update pins.query_password set wrong = ${wrong}, slowed_until = ${slowedUntil} where bucket = ${person.bucket} and person = ${person.id}`
}

/** Since when the query password stands; null where none is set. */
export async function selectQueryAge({ sql }: Work, person: PersonKey): Promise<AgeRow | null> {
  const [row] = await sql<AgeRow>`select set_at as "setAt", reminded_on as "remindedOn" from pins.query_password where bucket = ${person.bucket} and person = ${person.id}`
  return row ?? null
}
export async function markPinReminded({ sql }: Work, card: Key, day: Day) { await sql`update pins.pin set reminded_on = ${day} where bucket = ${card.bucket} and card = ${card.id}` }
export async function deleteQueryPassword({ sql }: Work, person: PersonKey): Promise<boolean> { return await sql.run`delete from pins.query_password where bucket = ${person.bucket} and person = ${person.id}` === 1 }
export async function markQueryReminded({ sql }: Work, person: PersonKey, day: Day) { await sql`update pins.query_password set reminded_on = ${day} where bucket = ${person.bucket} and person = ${person.id}` }
export async function selectQueryPause({ sql }: Work, person: PersonKey): Promise<Date | null> {
  const [row] = await sql<{ until: Date | null }>`select slowed_until as until from pins.query_password where bucket = ${person.bucket} and person = ${person.id}`
  return row?.until ?? null
}
/** Locked PINs, the longest first, after a place in that order. (across buckets: the centre's list) */
export async function selectLocked({ sql }: Work, after: { at: Date; card: Id } | null, limit: number) {
  return sql<{ bucket: Bucket; card: Id; person: Id; lockedAt: Date }>`select bucket, card, person, locked_at as "lockedAt" from pins.pin
    where locked_at is not null and (${after?.card ?? null}::uuid is null or (locked_at, card) > (${after?.at ?? null}::timestamptz, ${after?.card ?? null}::uuid))
    order by locked_at, card limit ${limit}`
}

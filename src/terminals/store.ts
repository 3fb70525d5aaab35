import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { TerminalKind } from './shared.ts'

/** A registered terminal. `key` is wrapped. */
export type Terminal = { id: Id; code: string; organisation: Id; kind: TerminalKind; name: string; key: Buffer; software: boolean; failures: number; heldUntil: Date | null }
export type Slot = { challenge: Buffer | null; challengedAt: Date | null; bucket: Bucket | null; session: Id | null }
/** A card session. `factors`: what was proven; `shown`: the business papers were shown for; `barred`: the cause for which nothing settles in it. */
export type Session = {
  bucket: Bucket; id: Id; provider: Id; terminal: Id; operator: string; person: Id; card: Id; insuredRegion: string | null; barred: string | null
  factors: string[]; shown: string[]; openedAt: Date; endsAt: Date; endedAt: Date | null; endedBy: EndedBy | null
}
/** Why a session ended. */
export type EndedBy = 'next-card' | 'removed' | 'sign-out' | 'loss' | 'pin-locked' | 'stopped' | 'cancelled'

export async function insertTerminal({ sql, now }: Work, t: Omit<Terminal, 'failures' | 'heldUntil'>): Promise<boolean> {
  const made = await sql.run`insert into terminals.terminal (id, code, organisation, kind, name, key_sealed, software, registered_at)
    values (${t.id}, ${t.code}, ${t.organisation}, ${t.kind}, ${t.name}, ${t.key}, ${t.software}, ${now}) on conflict (code) do nothing`
  if (made) await sql.run`insert into terminals.slot (terminal) values (${t.id})`
  return made === 1
}

export async function selectTerminal({ sql }: Work, id: Id): Promise<Terminal | null> {
  const [row] = await sql<Terminal>`select id, code, organisation, kind, name, key_sealed as key, software, failures, held_until as "heldUntil" from terminals.terminal where id = ${id}`
  return row ?? null
}

export async function terminalsOf({ sql }: Work, organisation: Id): Promise<Terminal[]> {
  return sql<Terminal>`select id, code, organisation, kind, name, key_sealed as key, software, failures, held_until as "heldUntil"
    from terminals.terminal where organisation = ${organisation} order by code`
}

/** Counts a card that was not proven; from `limit` in a row on the terminal rests until `until`. */
export async function countFailure({ sql }: Work, terminal: Id, limit: number, until: Date): Promise<number> {
  return sql.run`update terminals.terminal set failures = failures + 1, held_until = case when failures + 1 >= ${limit} then ${until}::timestamptz else held_until end where id = ${terminal}`
}

export async function clearFailures({ sql }: Work, terminal: Id): Promise<number> {
  return sql.run`update terminals.terminal set failures = 0, held_until = null where id = ${terminal} and failures > 0`
}

export async function lockSlot({ sql }: Work, terminal: Id): Promise<Slot> {
  const [row] = await sql<Slot>`select challenge, challenged_at as "challengedAt", bucket, session from terminals.slot where terminal = ${terminal} for update`
  return row!
}

export async function setChallenge({ sql, now }: Work, terminal: Id, challenge: Buffer | null): Promise<Buffer | null> {
  await sql.run`update terminals.slot set challenge = ${challenge}, challenged_at = ${challenge && now} where terminal = ${terminal}`
  return challenge
}

export async function setSlotSession({ sql }: Work, terminal: Id, session: { bucket: Bucket; id: Id } | null): Promise<number> {
  return sql.run`update terminals.slot set bucket = ${session?.bucket ?? null}, session = ${session?.id ?? null} where terminal = ${terminal}`
}

export async function insertSession({ sql }: Work, s: Session): Promise<Session> {
  await sql.run`insert into terminals.session (bucket, id, provider, terminal, operator, person, card, insured_region, barred, factors, shown, opened_at, ends_at)
    values (${s.bucket}, ${s.id}, ${s.provider}, ${s.terminal}, ${s.operator}, ${s.person}, ${s.card}, ${s.insuredRegion}, ${s.barred}, ${s.factors}, ${s.shown}, ${s.openedAt}, ${s.endsAt})`
  return s
}

export async function selectSession({ sql }: Work, bucket: Bucket, id: Id): Promise<Session | null> {
  const [row] = await sql<Session>`select bucket, id, provider, terminal, operator, person, card, insured_region as "insuredRegion", barred, factors, shown,
      opened_at as "openedAt", ends_at as "endsAt", ended_at as "endedAt", ended_by as "endedBy" from terminals.session where bucket = ${bucket} and id = ${id}`
  return row ?? null
}

/** The newest open session of a provider and a person at an instant, or null. */
export async function newestSession({ sql }: Pick<Work, 'sql'>, of: { bucket: Bucket; provider: Id; person: Id; at: Date }): Promise<Session | null> {
  const [row] = await sql<Session>`select bucket, id, provider, terminal, operator, person, card, insured_region as "insuredRegion", barred, factors, shown,
      opened_at as "openedAt", ends_at as "endsAt", ended_at as "endedAt", ended_by as "endedBy" from terminals.session
    where bucket = ${of.bucket} and provider = ${of.provider} and person = ${of.person} and ended_at is null and ends_at > ${of.at}
    order by opened_at desc, id desc limit 1`
  return row ?? null
}

/**
 * The same question inside another room's set-based statement: a lateral join as `s` of the newest open session that has every factor needed (`id`, `terminal`,
 * `insured_region`), all null where there is none. The arguments are SQL expressions of that statement; `factors` is an array.
 * A session that is newest but lacks a factor, or is barred, gives nothing: an older one does not stand in for it.
 */
export function sessionJoin(of: { bucket: string; provider: string; person: string; at: string; factors: string }): string {
  return `left join lateral (select case when n.barred is null and (n.factors @> ${of.factors} or 'old' = any (n.factors)) then n.id end as id, n.terminal, n.insured_region
    from terminals.session n where n.bucket = ${of.bucket} and n.provider = ${of.provider} and n.person = ${of.person} and n.ended_at is null
    and n.ends_at > ${of.at} order by n.opened_at desc, n.id desc limit 1) s on true`
}

/** Picks the insured region of a session where none is picked yet; answers the one that holds, null when the session ended. */
export async function pickRegion({ sql, now }: Work, s: { bucket: Bucket; id: Id }, region: string): Promise<string | null> {
  const [row] = await sql<{ region: string }>`update terminals.session set insured_region = coalesce(insured_region, ${region})
    where bucket = ${s.bucket} and id = ${s.id} and ended_at is null and ends_at > ${now} returning insured_region as region`
  return row?.region ?? null
}

/** Adds what was proven or shown to a session that is still open; null when it ended meanwhile. */
export async function addToSession({ sql, now }: Work, s: Session, add: { factor?: string; shown?: string }): Promise<Session | null> {
  const { factor = null, shown = null } = add
  const [row] = await sql<Session>`update terminals.session set factors = case when ${factor}::text is null or ${factor} = any (factors) then factors else array_append(factors, ${factor}) end,
      shown = case when ${shown}::text is null or ${shown} = any (shown) then shown else array_append(shown, ${shown}) end
    where bucket = ${s.bucket} and id = ${s.id} and ended_at is null and ends_at > ${now}
    returning bucket, id, provider, terminal, operator, person, card, insured_region as "insuredRegion", barred, factors, shown,
      opened_at as "openedAt", ends_at as "endsAt", ended_at as "endedAt", ended_by as "endedBy"`
  return row ?? null
}

export async function endSession({ sql, now }: Work, bucket: Bucket, id: Id, by: EndedBy): Promise<boolean> {
  return await sql.run`update terminals.session set ended_at = ${now}, ended_by = ${by} where bucket = ${bucket} and id = ${id} and ended_at is null` === 1
}

/** Ends every open session of a card (but one): from this transaction on nothing settles with it. */
export async function endSessionsOfCard({ sql, now }: Work, card: { bucket: Bucket; id: Id }, by: EndedBy, but: Id | null = null): Promise<number> {
  return sql.run`update terminals.session set ended_at = ${now}, ended_by = ${by}
    where bucket = ${card.bucket} and card = ${card.id} and ended_at is null and (${but}::uuid is null or id <> ${but})`
}

/** Ends every open session of a person, by whichever card. */
export async function endSessionsOf({ sql, now }: Work, person: PersonKey, by: EndedBy): Promise<number> {
  return sql.run`update terminals.session set ended_at = ${now}, ended_by = ${by} where bucket = ${person.bucket} and person = ${person.id} and ended_at is null`
}

/** Ends every open session of an operator at a provider (9002). (across buckets: a provider's own sessions) */
export async function endSessionsOfOperator({ sql, now }: Work, provider: Id, operator: string | null): Promise<number> {
  return sql.run`update terminals.session set ended_at = ${now}, ended_by = 'sign-out'
    where provider = ${provider} and (${operator}::text is null or operator = ${operator}) and ended_at is null`
}

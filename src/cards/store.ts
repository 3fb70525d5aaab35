import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Card, CardRow } from './card.ts'
import type { CardState } from './life.ts'
import type { CardFact, ClosedAs, FactKind } from './state-code.ts'

export type AliasKind = 'card-number' | 'ident' | 'bank-card' | 'chip-serial'
export type Alias = { bucket: Bucket; card: Id }

/** Takes a number for a card; false when another card has it. */
export async function takeAlias({ sql }: Work, kind: AliasKind, digest: Buffer, card: { bucket: Bucket; id: Id }): Promise<boolean> {
  return await sql.run`insert into cards.alias (digest, kind, bucket, card) values (${digest}, ${kind}, ${card.bucket}, ${card.id})
    on conflict do nothing` === 1
}

/** Which of these digests are taken. (across buckets: a plant's file) */
export async function takenAliases({ sql }: Work, digests: readonly Buffer[]): Promise<Buffer[]> {
  return (await sql<{ digest: Buffer }>`select digest from cards.alias where digest = any(${digests as Buffer[]}::bytea[])`).map(row => row.digest)
}

export async function aliasOf({ sql }: Work, digest: Buffer): Promise<Alias | null> {
  const [alias] = await sql<Alias>`select bucket, card from cards.alias where digest = ${digest}`
  return alias ?? null
}

/** Opens the person's line; null when one is living already. */
export async function openLine({ sql, now }: Work, person: PersonKey, id: Id): Promise<Id | null> {
  const rows = await sql`insert into cards.line (bucket, id, person, opened_at) values (${person.bucket}, ${id}, ${person.id}, ${now})
    on conflict do nothing returning id`
  return rows.length ? id : null
}

export async function closeLine({ sql, now }: Work, bucket: Bucket, line: Id) {
  return sql.run`update cards.line set closed_at = ${now} where bucket = ${bucket} and id = ${line} and closed_at is null`
}

export async function insertCard({ sql, now }: Work, card: Omit<CardRow, 'facts' | 'closedAt' | 'handedOverAt' | 'termEnds' | 'stateSince' | 'version'>): Promise<boolean> {
  return await sql.run`insert into cards.card (bucket, id, person, line, application, region, bank, place, delivery_kind, delivery, state, social, financial,
      number_sealed, ident_sealed, bank_card_sealed, chip_serial, issued_on, valid_until, state_since)
    values (${card.bucket}, ${card.id}, ${card.person}, ${card.line}, ${card.application}, ${card.region}, ${card.bank}, ${card.place}, ${card.deliveryKind},
      ${card.deliveryTo}, ${card.state}, ${card.social}, ${card.financial}, ${card.numberSealed}, ${card.identSealed}, ${card.bankCardSealed},
      ${card.chipSerial}, ${card.issuedOn}, ${card.validUntil}, ${now}) on conflict do nothing` === 1
}

/** One card with its facts; `lock` keeps others from changing it until the Work ends. */
export async function selectCard({ sql }: { sql: Sql }, bucket: Bucket, id: Id, lock = false): Promise<CardRow | null> {
  if (lock) await sql`select from cards.card where bucket = ${bucket} and id = ${id} for update`
  const [row] = await sql<CardRow>`select c.bucket, c.id, c.person, c.line, c.application, c.region, c.bank, c.place, c.delivery_kind as "deliveryKind",
      c.delivery as "deliveryTo", c.state, c.social, c.financial, c.closed_as as "closedAs", c.closed_at as "closedAt", c.number_sealed as "numberSealed", c.ident_sealed as "identSealed",
      c.bank_card_sealed as "bankCardSealed", c.chip_serial as "chipSerial", c.issued_on as "issuedOn", c.valid_until as "validUntil",
      c.handed_over_at as "handedOverAt", c.term_ends as "termEnds", c.state_since as "stateSince", c.version, coalesce(f.facts, '[]'::jsonb) as facts
    from cards.card c
    left join lateral (select
      jsonb_agg(jsonb_build_object('account', account, 'kind', kind, 'since', since, 'until', until, 'channel', channel, 'lastDay', last_day, 'application', application) order by since) as facts
      from cards.fact where bucket = c.bucket and card = c.id) f on true
    where c.bucket = ${bucket} and c.id = ${id}`
  return row ?? null
}

/** Every card of a person, newest first. */
export async function cardIdsOf({ sql }: Work, person: PersonKey): Promise<Id[]> {
  const rows = await sql<{ id: Id }>`select id from cards.card where bucket = ${person.bucket} and person = ${person.id} order by id desc`
  return rows.map(row => row.id)
}

/** The living card of the person's living line: the one handed over, else the newest not ended. */
export async function livingCardId({ sql }: Work, person: PersonKey): Promise<Id | null> {
  const [row] = await sql<{ id: Id }>`select c.id from cards.card c join cards.line l on l.bucket = c.bucket and l.id = c.line
    where c.bucket = ${person.bucket} and c.person = ${person.id} and l.closed_at is null and c.closed_as is null
    order by (c.state = 'handed-over') desc, c.id desc limit 1`
  return row?.id ?? null
}

/** The card of a line that is in its holder's hands and not ended, beside `but`; null when there is none. */
export async function usedCardId({ sql }: Work, bucket: Bucket, line: Id, but: Id): Promise<Id | null> {
  const [row] = await sql<{ id: Id }>`select id from cards.card where bucket = ${bucket} and line = ${line} and state = 'handed-over' and closed_as is null and id <> ${but}`
  return row?.id ?? null
}

/** The living card of each of these people, without opening it. (across buckets: a roster's chunk) */
export async function livingCards({ sql }: Work, people: readonly PersonKey[]) {
  return sql<{ person: Id; id: Id; region: string; bank: string; state: CardState }>`select distinct on (c.bucket, c.person) c.person, c.id, c.region, c.bank, c.state
    from unnest(${people.map(each => each.bucket)}::smallint[], ${people.map(each => each.id)}::uuid[]) as p (bucket, person)
    join cards.card c on c.bucket = p.bucket and c.person = p.person
    join cards.line l on l.bucket = c.bucket and l.id = c.line
    where l.closed_at is null and c.closed_as is null
    order by c.bucket, c.person, (c.state = 'handed-over') desc, c.id desc`
}

/** Moves a card on, only from the state it was seen in; false when somebody else was first. */
export async function moveCard({ sql, now }: Work, card: Card, to: CardState, place: Id | null): Promise<boolean> {
  return await sql.run`update cards.card set state = ${to}, place = ${place}, state_since = ${now}, version = version + 1,
      handed_over_at = case when ${to} = 'handed-over' then ${now} else handed_over_at end
    where bucket = ${card.bucket} and id = ${card.id} and state = ${card.state} and version = ${card.version}` === 1
}

export async function setDelivery({ sql }: Work, card: Card, to: Card['delivery']) {
  return sql.run`update cards.card set delivery_kind = ${to.kind}, delivery = ${to.organisation} where bucket = ${card.bucket} and id = ${card.id}`
}

/** The last day on which the financial account is activated in time. */
export async function setTermEnds({ sql }: Work, card: Card, day: Day) { await sql`update cards.card set term_ends = ${day} where bucket = ${card.bucket} and id = ${card.id}` }

export async function setFinancial({ sql }: Work, card: Card, to: Card['financial']) {
  return await sql.run`update cards.card set financial = ${to}, version = version + 1
    where bucket = ${card.bucket} and id = ${card.id} and financial = ${card.financial}` === 1
}

export async function setSocial({ sql }: Work, card: Card, to: Card['social']) {
  return await sql.run`update cards.card set social = ${to}, version = version + 1
    where bucket = ${card.bucket} and id = ${card.id} and social = ${card.social}` === 1
}

export async function endCard({ sql, now }: Work, card: Card, as: ClosedAs) {
  return await sql.run`update cards.card set closed_as = ${as}, closed_at = ${now}, social = 'closed', version = version + 1
    where bucket = ${card.bucket} and id = ${card.id} and closed_as is null` === 1
}

/** A card that was cancelled by mistake is what it was. */
export async function reopenCard({ sql }: Work, bucket: Bucket, card: Id, social: Card['social']): Promise<boolean> {
  return await sql.run`update cards.card set closed_as = null, closed_at = null, social = ${social}, version = version + 1
    where bucket = ${bucket} and id = ${card} and closed_as = 'cancelled'` === 1
}
/** The line of a card that was cancelled by mistake lives again; false when the person has another. */
export async function reopenLine({ sql }: Work, person: PersonKey, line: Id): Promise<boolean> {
  return await sql.run`update cards.line set closed_at = null where bucket = ${person.bucket} and id = ${line} and person = ${person.id} and closed_at is not null
    and not exists (select from cards.line o where o.bucket = ${person.bucket} and o.person = ${person.id} and o.closed_at is null)` === 1
}

/** Opens a fact; false when it holds already. */
export async function openFact({ sql, now }: Work, card: Card, id: Id, fact: Pick<CardFact, 'account' | 'kind' | 'channel' | 'application'> & { lastDay?: Day | null }) {
  return await sql.run`insert into cards.fact (bucket, id, card, account, kind, since, channel, last_day, application)
    values (${card.bucket}, ${id}, ${card.id}, ${fact.account}, ${fact.kind}, ${now}, ${fact.channel}, ${fact.lastDay ?? null}, ${fact.application ?? null}) on conflict do nothing` === 1
}

/** Ends a fact whose last day is over; false when it ended before, or has another term. */
export async function lapseFact({ sql, now }: Work, bucket: Bucket, id: Id, before: Day) {
  return await sql.run`update cards.fact set until = ${now} where bucket = ${bucket} and id = ${id} and until is null and last_day < ${before}` === 1
}

export async function endFact({ sql, now }: Work, card: Card, account: CardFact['account'], kind: FactKind) {
  return await sql.run`update cards.fact set until = ${now}
    where bucket = ${card.bucket} and card = ${card.id} and account = ${account} and kind = ${kind} and until is null` === 1
}

export type AgentRow = { id: Id; business: string; kind: string; relation: string; nameSealed: Buffer; numberSealed: Buffer; validUntil: string }
export async function insertAgent({ sql, now }: Work, card: Card, agent: AgentRow) {
  await sql`insert into cards.agent (bucket, id, card, business, kind, relation, name_sealed, number_sealed, valid_until, at)
    values (${card.bucket}, ${agent.id}, ${card.id}, ${agent.business}, ${agent.kind}, ${agent.relation},
      ${agent.nameSealed}, ${agent.numberSealed}, ${agent.validUntil}, ${now})`
}

/** Cards at, or on their way to, a place, oldest first, paged by the last id seen. (across buckets: the site's own list) */
export async function cardsAt({ sql }: Work, place: Id, state: 'sent' | 'at-site', after: Id | null, limit: number) {
  return sql<{ bucket: Bucket; id: Id; person: Id }>`select bucket, id, person from cards.card
    where place = ${place} and state = ${state} and (${after}::uuid is null or id > ${after}) order by id limit ${limit}`
}

/** Cards waiting at a place, by state. (across buckets: the site's own count) */
export async function countAt({ sql }: Work, place: Id) {
  return sql<{ state: CardState; count: bigint }>`select state, count(*) from cards.card where place = ${place} and state in ('sent', 'at-site') group by state`
}

/** Every card not yet handed over, by region, where it is and since when. (across buckets: the centre's custody) */
export async function custody({ sql }: Work) {
  return sql<{ region: string; state: CardState; kind: Card['delivery']['kind']; place: Id | null; count: bigint; oldest: Date }>`select
      region, state, delivery_kind as kind, place, count(*), min(state_since) as oldest
    from cards.card where state not in ('handed-over', 'destroyed') and closed_as is null group by region, state, delivery_kind, place`
}

type LossRow = { id: Id; bucket: Bucket; person: Id; bank: string; region: string; since: Date; channel: string; lastDay: Day | null; applied: boolean }
/** Reports of loss that lapse, on cards of some regions, the first to lapse first. (across buckets: the centre's list) */
export async function selectEndingLosses({ sql }: Work, regions: readonly string[], after: { at: string; id: Id } | null, limit: number) {
  return sql<LossRow>`select f.id, f.bucket, c.person, c.bank, c.region, f.since, f.channel, f.last_day as "lastDay",
      exists (select from cards.fact r where r.bucket = f.bucket and r.card = f.card and r.kind = 'replacement' and r.until is null) as applied
    from cards.fact f join cards.card c on c.bucket = f.bucket and c.id = f.card
    where f.account = 'social' and f.kind = 'loss' and f.until is null and f.last_day is not null and c.closed_as is null and c.region = any (${regions}::char(6)[])
      and (${after?.id ?? null}::uuid is null or (f.last_day, f.id) > (${after?.at ?? null}::date, ${after?.id ?? null}::uuid)) order by f.last_day, f.id limit ${limit}`
}
/** Reports of loss that stand until released, on cards of some regions, the oldest first. (across buckets: the centre's list) */
export async function selectStandingLosses({ sql }: Work, regions: readonly string[], after: { at: string; id: Id } | null, limit: number) {
  return sql<LossRow>`select f.id, f.bucket, c.person, c.bank, c.region, f.since, f.channel, f.last_day as "lastDay",
      exists (select from cards.fact r where r.bucket = f.bucket and r.card = f.card and r.kind = 'replacement' and r.until is null) as applied
    from cards.fact f join cards.card c on c.bucket = f.bucket and c.id = f.card
    where f.account = 'social' and f.kind = 'loss' and f.until is null and f.last_day is null and c.closed_as is null and c.region = any (${regions}::char(6)[])
      and (${after?.id ?? null}::uuid is null or (f.since, f.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)) order by f.since, f.id limit ${limit}`
}
/** How many reports lapse, stand, and stand with a replacement applied for. (across buckets: the centre's list) */
export async function countLosses({ sql }: Work, regions: readonly string[]) {
  const [row] = await sql<{ ending: number; standing: number; applied: number }>`select count(*) filter (where f.last_day is not null)::int as ending, count(*) filter (where f.last_day is null)::int as standing,
      count(*) filter (where r.id is not null)::int as applied
    from cards.fact f join cards.card c on c.bucket = f.bucket and c.id = f.card
    left join cards.fact r on r.bucket = f.bucket and r.card = f.card and r.kind = 'replacement' and r.until is null
    where f.account = 'social' and f.kind = 'loss' and f.until is null and c.closed_as is null and c.region = any (${regions}::char(6)[])`
  return row!
}

/** Cards of some regions with a term and no activation, by its last day. (across buckets: the centre's list) */
export async function selectTerms({ sql }: Work, regions: readonly string[], day: Day, show: 'soon' | 'suspended', after: { last: Day; id: Id } | null, limit: number) {
  return sql<{ bucket: Bucket; id: Id; person: Id; region: string; bank: string; handedOverAt: Date; termEnds: Day }>`select bucket, id, person, region, bank, handed_over_at as "handedOverAt", term_ends as "termEnds" from cards.card
    where term_ends is not null and financial <> 'active' and closed_as is null and region = any (${regions}::char(6)[]) and (term_ends < ${day}) = ${show === 'suspended'}
      and (${after?.id ?? null}::uuid is null or (term_ends, id) > (${after?.last ?? null}::date, ${after?.id ?? null}::uuid)) order by term_ends, id limit ${limit}`
}
/** How many there are whose term runs, ends within a week, is over. (across buckets: the centre's list) */
export async function countTerms({ sql }: Work, regions: readonly string[], day: Day) {
  const [row] = await sql<{ soon: number; week: number; suspended: number }>`select count(*) filter (where term_ends >= ${day})::int as soon, count(*) filter (where term_ends between ${day} and ${day}::date + 7)::int as week,
    count(*) filter (where term_ends < ${day})::int as suspended from cards.card where term_ends is not null and financial <> 'active' and closed_as is null and region = any (${regions}::char(6)[])`
  return row!
}

import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Card } from './card.ts'

export type RenewalState = 'left' | 'applied' | 'renewed' | 'ended'
export type Reach = 'text' | 'none' | 'otherwise'
type Key = { bucket: Bucket; id: Id }

/** What became of a card near its end; `make`: also of one nobody was told of yet. */
export async function setRenewal({ sql }: Work, card: Pick<Card, 'bucket' | 'id' | 'region' | 'bank' | 'validUntil' | 'delivery'>, state: RenewalState, make = false) {
  if (make && card.validUntil) await sql`insert into cards.renewal (bucket, card, region, bank, unit, ends, state)
    values (${card.bucket}, ${card.id}, ${card.region}, ${card.bank}, ${card.delivery.kind === 'unit' ? card.delivery.organisation : null}, ${card.validUntil}, ${state})
    on conflict (bucket, card) do update set state = excluded.state`
  else await sql`update cards.renewal set state = ${state} where bucket = ${card.bucket} and card = ${card.id}`
}

type Ending = { bucket: Bucket; id: Id; person: Id; region: string; bank: string; unit: Id | null; validUntil: Day; toldFor: number | null; toldAt: Date | null; reach: Reach | null; lost: boolean; applied: boolean }
/** Cards to look at: a region's, of a bank or a unit where it is one that asks, between two last days. */
export type Scope = { region: string; first: Day | null; last: Day }
export type Of = { bank: string | null; unit: Id | null }
type After = { ends: Day; id: Id } | null

/** Cards at hand and not closed that end between two days. A bank's and a unit's are found by indexes of their own, so each has a statement of its own. */
const ending = "state = 'handed-over' and closed_as is null and valid_until is not null and region = r.region and valid_until >= coalesce(r.first, '-infinity') and valid_until <= r.last"
const scoped = 'unnest($1::char(6)[], $2::date[], $3::date[]) as r (region, first, last)'
const only = ({ bank, unit }: Of) => ({ name: bank ? 'bank' : unit ? 'unit' : 'all', where: `${bank ? 'bank = $4::char(5)' : '$4::char(5) is null'} and ${unit ? "delivery_kind = 'unit' and delivery = $5::uuid" : '$5::uuid is null'}` })
const between = (scopes: readonly Scope[]) => [scopes.map(each => each.region), scopes.map(each => each.first), scopes.map(each => each.last)]

/** Cards in their holders' hands by the day they end, with what was told of each. (across buckets: the lists of cards near their end) */
export async function selectEnding({ sql }: Work, scopes: readonly Scope[], of: Of, after: After, limit: number) {
  const { name, where } = only(of)
  return sql.text<Ending>(`cards-ending-${name}`, `select c.bucket, c.id, c.person, c.region, c.bank, c.unit, c.valid_until as "validUntil", n.told_for as "toldFor", n.told_at as "toldAt", n.reach,
      exists (select from cards.fact f where f.bucket = c.bucket and f.card = c.id and f.account = 'social' and f.kind in ('loss', 'hold') and f.until is null) as lost,
      exists (select from cards.fact f where f.bucket = c.bucket and f.card = c.id and f.kind = 'replacement' and f.until is null) as applied
    from (select e.* from ${scoped}
      cross join lateral (select bucket, id, person, region, bank, case delivery_kind when 'unit' then delivery end as unit, valid_until from cards.card
        where ${ending} and ${where} and ($6::uuid is null or (valid_until, id) > ($7::date, $6::uuid)) order by valid_until, id limit $8::int) e
      order by e.valid_until, e.id limit $8::int) c
    left join cards.renewal n on n.bucket = c.bucket and n.card = c.id order by c.valid_until, c.id`, [...between(scopes), of.bank, of.unit, after?.id ?? null, after?.ends ?? null, limit])
}

/** How many of them end on each day, of the first `most` to end. (across buckets: the same lists) */
export async function countEnding({ sql }: Work, scopes: readonly Scope[], of: Of, most: number) {
  const { name, where } = only(of)
  return sql.text<{ day: Day; count: number }>(`cards-ending-count-${name}`, `select day, count(*)::int as count
    from (select e.valid_until as day from ${scoped} cross join lateral (select valid_until from cards.card where ${ending} and ${where} order by valid_until limit $6::int) e order by 1 limit $6::int) f
    group by 1 order by 1`, [...between(scopes), of.bank, of.unit, most])
}

/** Cards whose holders no text reached and who are to be told otherwise, the first to end first. (across buckets: the same lists) */
export async function selectUnreached({ sql }: Work, scopes: readonly Scope[], of: Of, after: After, limit: number) {
  return sql<Ending>`select c.bucket, c.id, c.person, c.region, c.bank, n.unit, n.ends as "validUntil", n.told_for as "toldFor", n.told_at as "toldAt", n.reach, false as lost, false as applied
    from (select e.* from unnest(${scopes.map(each => each.region)}::char(6)[], ${scopes.map(each => each.first)}::date[], ${scopes.map(each => each.last)}::date[]) as r (region, first, last)
      cross join lateral (select * from cards.renewal where region = r.region and reach = 'none' and state = 'left' and ends >= coalesce(r.first, '-infinity') and ends <= r.last
          and (${of.bank}::char(5) is null or bank = ${of.bank}) and (${of.unit}::uuid is null or unit = ${of.unit})
          and (${after?.id ?? null}::uuid is null or (ends, card) > (${after?.ends ?? null}::date, ${after?.id ?? null}::uuid)) order by ends, card limit ${limit}) e
      order by e.ends, e.card limit ${limit}) n
    join cards.card c on c.bucket = n.bucket and c.id = n.card order by n.ends, n.card`
}
/** How many there are, counted up to `most`. (across buckets: the same lists) */
export async function countUnreached({ sql }: Work, scopes: readonly Scope[], of: Of, most: number): Promise<number> {
  const [row] = await sql<{ count: number }>`select count(*)::int as count from (select from unnest(${scopes.map(each => each.region)}::char(6)[], ${scopes.map(each => each.first)}::date[], ${scopes.map(each => each.last)}::date[]) as r (region, first, last)
    join cards.renewal n on n.region = r.region and n.reach = 'none' and n.state = 'left' and n.ends >= coalesce(r.first, '-infinity') and n.ends <= r.last
    where (${of.bank}::char(5) is null or n.bank = ${of.bank}) and (${of.unit}::uuid is null or n.unit = ${of.unit}) limit ${most}) f`
  return row!.count
}

export type Counted = { region: string; day: Day; state: RenewalState; reach: Reach | null; count: number }
/** Cards near their end that were told of or renewed, by region, last day, reach and state. (across buckets: the centre's campaign) */
export async function countRenewals({ sql }: Work, regions: readonly string[], first: Day, last: Day) {
  return sql<Counted>`select region, ends as day, state, reach, count(*)::int as count from cards.renewal
    where region = any (${regions}::char(6)[]) and ends between ${first} and ${last} and state <> 'ended' group by 1, 2, 3, 4`
}

/** Takes cards for one reminder each; answers those nobody took for it, or a later one, before. */
export async function takeReminders({ sql, now }: Work, due: readonly (Key & { region: string; bank: string; unit: Id | null; ends: Day; toldFor: number; reach: Reach })[]): Promise<Set<Id>> {
  const of = <K extends keyof (typeof due)[number]>(key: K) => due.map(each => each[key])
  const rows = await sql<{ card: Id }>`insert into cards.renewal as r (bucket, card, region, bank, unit, ends, told_for, told_at, reach)
    select b, c, g, k, u, e, f, ${now}::timestamptz, w from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('region')}::char(6)[], ${of('bank')}::char(5)[], ${of('unit')}::uuid[], ${of('ends')}::date[],
      ${of('toldFor')}::smallint[], ${of('reach')}::text[]) as t (b, c, g, k, u, e, f, w) order by b, c
    on conflict (bucket, card) do update set told_for = excluded.told_for, told_at = excluded.told_at, reach = excluded.reach where r.told_for is null or r.told_for > excluded.told_for returning card`
  return new Set(rows.map(row => row.card))
}

/** Somebody was told otherwise; false where a text reached them or they were told already. */
export async function setToldOtherwise({ sql, now }: Work, card: Key): Promise<boolean> {
  return await sql.run`update cards.renewal set reach = 'otherwise', told_at = ${now} where bucket = ${card.bucket} and card = ${card.id} and reach = 'none' and state = 'left'` === 1
}

export type Round = { region: string; day: Day; afterEnds: Day | null; afterCard: Id | null; done: boolean }
/** The round of a day in a region, kept from others until the Work ends; begun where it was not. */
export async function lockRound({ sql }: Work, region: string, day: Day): Promise<Round> {
  await sql`insert into cards.renewal_round (region, day, done) values (${region}, ${day}, false)
    on conflict (region) do update set day = excluded.day, after_ends = null, after_card = null, done = false where renewal_round.day < excluded.day`
  const [round] = await sql<Round>`select region, day, after_ends as "afterEnds", after_card as "afterCard", done from cards.renewal_round where region = ${region} for update`
  return round!
}
export async function moveRound({ sql }: Work, region: string, to: After, done: boolean) {
  await sql`update cards.renewal_round set after_ends = ${to?.ends ?? null}, after_card = ${to?.id ?? null}, done = ${done} where region = ${region}`
}
/** Regions whose round of a day is done. */
export async function roundsDone({ sql }: Work, day: Day): Promise<string[]> {
  return (await sql<{ region: string }>`select region from cards.renewal_round where day = ${day} and done`).map(row => row.region)
}

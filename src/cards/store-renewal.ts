import type { Day } from '#kit/day'
import { newId, type Bucket, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Card } from './card.ts'

export type RenewalState = 'left' | 'applied' | 'renewed' | 'ended'
export type Reach = 'text' | 'none' | 'otherwise'
type Key = { bucket: Bucket; id: Id }

/** A card that is counted by its region, month, state and reach, or no more. Ended ones are not. */
type Step = { region: string; ends: Day; state: RenewalState; reach: Reach | null; n: 1 | -1 }
async function count({ sql, now, random }: Work, steps: readonly Step[]) {
  const sums = new Map<string, { region: string; month: Day; state: RenewalState; reach: string; n: number }>()
  for (const { region, ends, state, reach, n } of steps) if (state !== 'ended') {
    const key = [region, ends.slice(0, 7), state, reach].join()
    sums.set(key, { region, month: `${ends.slice(0, 7)}-01`, state, reach: reach ?? '', n: (sums.get(key)?.n ?? 0) + n })
  }
  const rows = [...sums.values()].filter(each => each.n !== 0)
  if (rows.length) await sql`insert into cards.renewal_step (id, region, month, state, reach, n) select * from unnest(${rows.map(() => newId(now, random))}::uuid[], ${rows.map(each => each.region)}::char(6)[], ${rows.map(each => each.month)}::date[],
    ${rows.map(each => each.state)}::text[], ${rows.map(each => each.reach)}::text[], ${rows.map(each => each.n)}::int[])`
}

/** What became of a card near its end; `make`: also of one nobody was told of yet. */
export async function setRenewal(work: Work, card: Pick<Card, 'bucket' | 'id' | 'region' | 'bank' | 'validUntil' | 'delivery'>, state: RenewalState, make = false) {
  const { sql } = work
  if (make && card.validUntil && await sql.run`insert into cards.renewal (bucket, card, region, bank, unit, ends, state)
    values (${card.bucket}, ${card.id}, ${card.region}, ${card.bank}, ${card.delivery.kind === 'unit' ? card.delivery.organisation : null}, ${card.validUntil}, ${state}) on conflict (bucket, card) do nothing` === 1)
    return count(work, [{ region: card.region, ends: card.validUntil, state, reach: null, n: 1 }])
  const [was] = await sql<Omit<Step, 'n'>>`select region, ends, state, reach from cards.renewal where bucket = ${card.bucket} and card = ${card.id} for update`
  if (!was || was.state === state) return
  await sql`update cards.renewal set state = ${state} where bucket = ${card.bucket} and card = ${card.id}`
  await count(work, [{ ...was, n: -1 }, { ...was, state, n: 1 }])
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

export type Counted = { region: string; month: Day; state: RenewalState; reach: Reach | null; count: number }
/** Cards near their end that were told of or renewed, by region, month, reach and state, between two months: the sums and what is not folded into them yet. */
export async function countRenewals({ sql }: Work, regions: readonly string[], first: Day, last: Day) {
  return sql<Counted>`select region, month, state, nullif(reach, '') as reach, sum(count)::int as count from (
      select region, month, state, reach, count from cards.renewal_sum where region = any (${regions}::char(6)[]) and month between ${first} and ${last}
      union all select region, month, state, reach, n from cards.renewal_step where region = any (${regions}::char(6)[]) and month between ${first} and ${last}) f
    group by 1, 2, 3, 4 having sum(count) <> 0`
}
/** Folds some of what changed into the sums. */
export async function foldRenewals({ sql }: Work) {
  await sql`with gone as (delete from cards.renewal_step where id in (select id from cards.renewal_step order by id limit 10000 for update skip locked) returning region, month, state, reach, n)
    insert into cards.renewal_sum as s (region, month, state, reach, count) select region, month, state, reach, sum(n) from gone group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4
    on conflict (region, month, state, reach) do update set count = s.count + excluded.count`
}

type Due = Key & { region: string; bank: string; unit: Id | null; ends: Day; toldFor: number; reach: Reach }
/** Takes cards for one reminder each; answers those nobody took for it, or a later one, before. */
export async function takeReminders(work: Work, due: readonly Due[]): Promise<Set<Id>> {
  const { sql, now } = work
  const of = <K extends keyof Due>(key: K, some = due) => some.map(each => each[key])
  const made = new Set((await sql<{ card: Id }>`insert into cards.renewal (bucket, card, region, bank, unit, ends, told_for, told_at, reach)
    select b, c, g, k, u, e, f, ${now}::timestamptz, w from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('region')}::char(6)[], ${of('bank')}::char(5)[], ${of('unit')}::uuid[], ${of('ends')}::date[],
      ${of('toldFor')}::smallint[], ${of('reach')}::text[]) as t (b, c, g, k, u, e, f, w) order by b, c
    on conflict (bucket, card) do nothing returning card`).map(row => row.card))
  const known = due.filter(each => !made.has(each.id))
  const stood = new Map((await sql<Omit<Step, 'n'> & { card: Id; toldFor: number | null }>`select r.card, r.region, r.ends, r.state, r.reach, r.told_for as "toldFor" from cards.renewal r
    join unnest(${of('bucket', known)}::smallint[], ${of('id', known)}::uuid[]) as t (b, c) on r.bucket = t.b and r.card = t.c order by r.bucket, r.card for update of r`).map(row => [row.card, row]))
  const again = known.flatMap(each => { const was = stood.get(each.id); return was && (was.toldFor === null || was.toldFor > each.toldFor) ? [{ each, was }] : [] })
  const told = again.map(({ each }) => each)
  if (told.length) await sql`update cards.renewal r set told_for = f, told_at = ${now}, reach = w
    from unnest(${of('bucket', told)}::smallint[], ${of('id', told)}::uuid[], ${of('toldFor', told)}::smallint[], ${of('reach', told)}::text[]) as t (b, c, f, w) where r.bucket = t.b and r.card = t.c`
  await count(work, [...due.filter(each => made.has(each.id)).map(({ region, ends, reach }) => ({ region, ends, state: 'left' as const, reach, n: 1 as const })),
    ...again.flatMap(({ each, was: { region, ends, state, reach } }) => [{ region, ends, state, reach, n: -1 as const }, { region, ends, state, reach: each.reach, n: 1 as const }])])
  return new Set([...made, ...told.map(each => each.id)])
}

/** Somebody was told otherwise; false where a text reached them or they were told already. */
export async function setToldOtherwise(work: Work, card: Key): Promise<boolean> {
  const [told] = await work.sql<{ region: string; ends: Day }>`update cards.renewal set reach = 'otherwise', told_at = ${work.now} where bucket = ${card.bucket} and card = ${card.id} and reach = 'none' and state = 'left' returning region, ends`
  if (told) await count(work, [{ ...told, state: 'left', reach: 'none', n: -1 }, { ...told, state: 'left', reach: 'otherwise', n: 1 }])
  return told !== undefined
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

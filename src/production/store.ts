import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Delivery } from '#cards'
import type { ItemState, Reason } from './life.ts'
import { countMove } from './store-sums.ts'

/** `filledAt`: since when nothing more is added to it; null while it is being made. */
export type Batch = { id: Id; number: string; region: string; bank: string; madeAt: Date; filledAt: Date | null; /** The counter whose own printer makes its one card; null at a plant. (PROD-08) */ office: Id | null }
export type Item = {
  bucket: Bucket; id: Id; batch: Id; person: Id; application: Id; card: Id; attempt: number; state: ItemState; reason: Reason | null
  deliverKind: Delivery['kind']; deliverTo: Id; consignment: Id | null; since: Date
}
/** One that goes back to the centre has no batch, a number of its own, and the site that sent it. */
export type Consignment = { id: Id; batch: Id | null; kind: Exclude<Delivery['kind'], 'post'> | 'centre'; organisation: Id; sender: Id | null; sentAt: Date; receivedAt: Date | null }

/** Opens a batch; with a known key the first one is given again. The number is the month and the next four digits. */
export async function insertBatch({ sql, now }: Work,
  batch: { id: Id; month: string; region: string; bank: string; key: string; by: Id | null; office?: Id }): Promise<Batch> {
  const known = await batchByKey({ sql }, batch.key)
  if (known) return known
  await sql`insert into production.batch (id, number, region, bank, key, made_at, made_by, office)
    select ${batch.id}, ${batch.month} || '-' || lpad((count(*) + 1)::text, 4, '0'), ${batch.region}, ${batch.bank}, ${batch.key}, ${now}, ${batch.by}, ${batch.office ?? null}::uuid
    from production.batch where number like ${`${batch.month}-%`} on conflict do nothing`
  const inserted = await batchByKey({ sql }, batch.key)
  return inserted ?? insertBatch({ sql, now } as Work, batch)
}

export async function batchByKey({ sql }: Pick<Work, 'sql'>, key: string): Promise<Batch | null> {
  const [row] = await sql<Batch>`select id, number, region, bank, made_at as "madeAt", filled_at as "filledAt", office from production.batch where key = ${key}`
  return row ?? null
}

export async function batchById({ sql }: Work, id: Id): Promise<Batch | null> {
  const [row] = await sql<Batch>`select id, number, region, bank, made_at as "madeAt", filled_at as "filledAt", office from production.batch where id = ${id}`
  return row ?? null
}

/** Ends the making of a batch. */
export async function markFilled({ sql, now }: Work, id: Id) {
  return await sql.run`update production.batch set filled_at = ${now} where id = ${id} and filled_at is null` === 1
}

/** Cards of a batch, without failed attempts. (across buckets: its size) */
export async function sizeOfBatch({ sql }: Work, id: Id): Promise<number> {
  const [row] = await sql<{ count: bigint }>`select count(*) from production.item where batch = ${id} and state <> 'failed'`
  return Number(row!.count)
}

/** Batches for a plant, newest first. */
export async function listBatches({ sql }: Work, regions: readonly string[], before: Id | null, limit: number) {
  return sql<Batch>`select id, number, region, bank, made_at as "madeAt", filled_at as "filledAt", office from production.batch
    where office is null and region = any(${regions}::text[]) and (${before}::uuid is null or number < (select number from production.batch where id = ${before})) order by number desc limit ${limit}`
}

/** Cards of batches by state. (across buckets: the centre's progress) */
export async function countItems({ sql }: Work, batches: Id[]) {
  return sql<{ batch: Id; state: ItemState; count: bigint }>`select batch, state, count(*)
    from production.item where batch = any(${batches}::uuid[]) group by batch, state`
}

/** Adds a card to a batch; false when the application is in one already. (PROD-01.c) */
export async function insertItem({ sql, now }: Work, item: Omit<Item, 'state' | 'reason' | 'consignment' | 'since'>): Promise<boolean> {
  return await sql.run`insert into production.item (bucket, id, batch, person, application, card, attempt, state, deliver_kind, deliver_to, since)
    values (${item.bucket}, ${item.id}, ${item.batch}, ${item.person}, ${item.application}, ${item.card}, ${item.attempt},
      'ordered', ${item.deliverKind}, ${item.deliverTo}, ${now})
    on conflict do nothing` === 1
}

/** Cards of all batches that are not with their holders, by region, state and kind of place: production's own book. (across buckets: the centre's custody) */
export async function heldItems({ sql }: Work) {
  return sql<{ region: string; state: ItemState; kind: Delivery['kind']; here: boolean; count: bigint }>`select b.region, i.state, i.deliver_kind as kind, b.office is not null as here, count(*)
    from production.item i join production.batch b on b.id = i.batch where i.state not in ('failed', 'collected', 'destroyed') group by b.region, i.state, i.deliver_kind, b.office is not null`
}

/** Puts the stuck cards of a batch back to be written; answers how many. */
export async function unstick({ sql, now }: Work, batch: Id): Promise<number> {
  return sql.run`update production.item set state = 'ordered', reason = null, since = ${now} where batch = ${batch} and state = 'stuck'`
}

/** The next items of a batch in one state, kept from other runs until the Work ends. (across buckets: a batch's run) */
export async function takeItems({ sql }: Work, batch: Id, state: ItemState, limit: number) {
  return sql<Item>`select bucket, id, batch, person, application, card, attempt, state, reason,
      deliver_kind as "deliverKind", deliver_to as "deliverTo", consignment, since
    from production.item where batch = ${batch} and state = ${state} order by id limit ${limit} for update`
}

/** The next checked cards of a batch that go to a place; those that go by post are sent one by one. (across buckets: a batch's run) */
export async function takeForPlaces({ sql }: Work, batch: Id, limit: number) {
  return sql<Item>`select bucket, id, batch, person, application, card, attempt, state, reason,
      deliver_kind as "deliverKind", deliver_to as "deliverTo", consignment, since
    from production.item where batch = ${batch} and state = 'passed' and deliver_kind <> 'post' order by id limit ${limit} for update`
}

/** The next cards of a consignment still on their way. (across buckets: a site's receipt) */
export async function takeSent({ sql }: Work, consignment: Id, limit: number) {
  return sql<Item>`select bucket, id, batch, person, application, card, attempt, state, reason,
      deliver_kind as "deliverKind", deliver_to as "deliverTo", consignment, since
    from production.item where consignment = ${consignment} and state in ('sent', 'returning') order by id limit ${limit} for update`
}

/** A page of a batch's cards. (across buckets: the manifest) */
export async function pageItems({ sql }: Work, batch: Id, after: Id | null, limit: number, state: ItemState | null = null) {
  return sql<Item>`select bucket, id, batch, person, application, card, attempt, state, reason,
      deliver_kind as "deliverKind", deliver_to as "deliverTo", consignment, since
    from production.item where batch = ${batch} and (${after}::uuid is null or id > ${after})
      and (${state}::text is null or state = ${state}) order by id limit ${limit}`
}

export async function itemOfCard({ sql }: Work, bucket: Bucket, card: Id): Promise<Item | null> {
  const [row] = await sql<Item>`select bucket, id, batch, person, application, card, attempt, state, reason,
      deliver_kind as "deliverKind", deliver_to as "deliverTo", consignment, since
    from production.item where bucket = ${bucket} and card = ${card}`
  return row ?? null
}

/** The same, kept from a batch's run until the Work ends. */
export async function lockItemOfCard({ sql }: Work, bucket: Bucket, card: Id): Promise<Item | null> {
  await sql`select from production.item where bucket = ${bucket} and card = ${card} for update`
  return itemOfCard({ sql } as Work, bucket, card)
}

/** Moves an item on from the state it was seen in, and counts it where it came to. */
export async function moveItem(work: Work, item: Item, to: ItemState,
  more: { reason?: Reason | null; consignment?: Id | null; deliver?: { kind: Delivery['kind']; organisation: Id } } = {}): Promise<boolean> {
  const { sql, now } = work
  const moved = await sql.run`update production.item set state = ${to}, reason = ${more.reason ?? null},
      consignment = coalesce(${more.consignment ?? null}, consignment), since = ${now},
      deliver_kind = coalesce(${more.deliver?.kind ?? null}, deliver_kind), deliver_to = coalesce(${more.deliver?.organisation ?? null}, deliver_to),
      passed_at = case when ${to} = 'passed' then coalesce(passed_at, ${now}) else passed_at end, collected_at = case when ${to} = 'collected' then ${now} else collected_at end
    where bucket = ${item.bucket} and id = ${item.id} and state = ${item.state}` === 1
  if (moved) await countMove(work, item, to)
  return moved
}

/** Moves many items on from the state they were seen in, each with its reason; answers how many. (across buckets: a batch's chunk) */
export async function moveItems({ sql, now }: Work, items: readonly (Item & { reason: Reason | null })[], to: 'personalised' | 'stuck'): Promise<number> {
  return sql.run`update production.item i set state = ${to}, reason = k.reason, since = ${now}
    from unnest(${items.map(item => item.bucket)}::smallint[], ${items.map(item => item.id)}::uuid[], ${items.map(item => item.state)}::text[], ${items.map(item => item.reason)}::text[]) as k (bucket, id, state, reason)
    where i.bucket = k.bucket and i.id = k.id and i.state = k.state`
}

/** The open consignment of a batch to a site, opened if there is none; it has one card more. */
export async function openConsignment({ sql, now }: Work, id: Id, batch: Id, to: { kind: Delivery['kind']; organisation: Id }): Promise<Id> {
  await sql`insert into production.consignment (id, batch, kind, organisation, sent_at)
    values (${id}, ${batch}, ${to.kind}, ${to.organisation}, ${now}) on conflict do nothing`
  const [row] = await sql<{ id: Id }>`update production.consignment set cards = cards + 1
    where batch = ${batch} and organisation = ${to.organisation} and received_at is null returning id`
  return row!.id
}

export async function consignmentById({ sql }: Work, id: Id): Promise<Consignment | null> {
  const [row] = await sql<Consignment>`select id, batch, kind, organisation, sender, sent_at as "sentAt", received_at as "receivedAt"
    from production.consignment where id = ${id}`
  return row ?? null
}

/** Marks a consignment as received once nothing of it is on its way any more; answers how many cards it brought, null when somebody else marks it. (across buckets: counts) */
export async function markReceived({ sql, now }: Work, id: Id): Promise<number | null> {
  const [row] = await sql<{ cards: number }>`update production.consignment c set received_at = ${now} where c.id = ${id} and c.received_at is null
    and not exists (select from production.item i where i.consignment = c.id and i.state in ('sent', 'returning'))
    returning c.cards`
  return row?.cards ?? null
}

/** Whose consignments: those to a site, those that left it to be returned, or those of whole regions' batches with those sent to the site. */
export type ConsignmentsOf = { to: Id } | { from: Id } | { regions: readonly string[]; to: Id | null }
const ofConsignments = {
  to: 'c.organisation = $1', from: 'c.sender = $1', regions: '(b.region = any($4::text[]) or c.organisation = $1)',
} as const

/** A page of consignments, newest first; `open`: those not received yet. Each reads an index of its own, from the site's newest on. (across buckets: counts) */
export async function listConsignments({ sql }: Work, of: ConsignmentsOf, open: boolean, limit: number, before: Id | null = null) {
  const way = 'regions' in of ? 'regions' : 'from' in of ? 'from' : 'to'
  return sql.text<Consignment & { number: string; bank: string | null; cards: number; under: bigint }>(`production-consignments-${way}-${open ? 'open' : 'all'}-${before ? 'on' : 'first'}`, `select
      c.id, c.batch, c.kind, c.organisation, c.sender, c.sent_at as "sentAt", c.received_at as "receivedAt", coalesce(b.number, c.number) as number, b.bank, c.cards,
      (select count(*) from production.item i where i.consignment = c.id and i.state in ('sent', 'returning')) as under
    from production.consignment c left join production.batch b on b.id = c.batch
    where ${ofConsignments[way]}${open ? ' and c.received_at is null' : ''} and ${before ? 'c.id < $3' : '$3::uuid is null'} order by c.id desc limit $2`,
  ['from' in of ? of.from : of.to, limit, before, ...'regions' in of ? [of.regions] : []])
}
/** How many consignments to a site are not received yet. */
export async function countToReceive({ sql }: Work, organisation: Id): Promise<number> {
  const [row] = await sql<{ count: bigint }>`select count(*) from production.consignment where organisation = ${organisation} and received_at is null`
  return Number(row!.count)
}

/** Cards made (passed their check) and collected per China day. (across buckets: the centre's plot) */
export async function flowByDay({ sql }: Work, regions: readonly string[], since: Date) {
  return sql<{ day: string; state: 'made' | 'collected'; count: bigint }>`select (passed_at at time zone 'Asia/Shanghai')::date::text as day, 'made' as state, count(*)
      from production.item i join production.batch b on b.id = i.batch where passed_at >= ${since} and b.region = any(${regions}::text[]) group by 1
    union all select (collected_at at time zone 'Asia/Shanghai')::date::text, 'collected', count(*)
      from production.item i join production.batch b on b.id = i.batch where collected_at >= ${since} and b.region = any(${regions}::text[]) group by 1 order by 1`
}

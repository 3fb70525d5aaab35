import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Item } from './store.ts'

/** Opens a consignment from a site back to the centre; the number is the month, R and the next four digits. */
export async function openReturn(work: Work, given: { id: Id; month: string; from: Id; to: Id; cards: number }): Promise<string> {
  const { sql, now } = work
  const like = `${given.month}-R%`
  await sql`insert into production.consignment (id, batch, kind, organisation, sender, number, cards, sent_at)
    select ${given.id}, null, 'centre', ${given.to}, ${given.from}, ${given.month} || '-R' || lpad((count(*) + 1)::text, 4, '0'), ${given.cards}, ${now}
    from production.consignment where number like ${like} on conflict do nothing`
  const [row] = await sql<{ number: string }>`select number from production.consignment where id = ${given.id}`
  return row?.number ?? openReturn(work, given)
}

/** Cards waiting at a site, or of whole regions, the longest first, with their batch's region. (across buckets: a site's own list) */
export async function longestWaiting({ sql }: Work, at: { site: Id } | { regions: readonly string[] }, limit: number) {
  const site = 'site' in at ? at.site : null, regions = 'regions' in at ? at.regions : []
  return sql<{ bucket: Bucket; card: Id; person: Id; site: Id; region: string; since: Date }>`select i.bucket, i.card, i.person, i.deliver_to as site, b.region, i.since
    from production.item i join production.batch b on b.id = i.batch where i.state = 'arrived' and (i.deliver_to = ${site} or b.region = any(${regions}::text[])) order by i.since, i.id limit ${limit}`
}
/** How many wait where since which instant, by region. (across buckets: the centre's list) */
export async function waitingBySite({ sql }: Work) {
  return sql<{ site: Id; region: string; since: Date; count: bigint }>`select i.deliver_to as site, b.region, i.since, count(*)
    from production.item i join production.batch b on b.id = i.batch where i.state = 'arrived' group by i.deliver_to, b.region, i.since`
}

/** Cards that came back to a centre, the longest first, with a first signature under their destruction. (across buckets: the centre's list) */
export async function listReturned({ sql }: Work, office: Id, limit: number) {
  return sql<Item & { firstBy: Id | null; firstAt: Date | null; number: string | null }>`select i.bucket, i.id, i.batch, i.person, i.application, i.card, i.attempt, i.state, i.reason,
      i.deliver_kind as "deliverKind", i.deliver_to as "deliverTo", i.consignment, i.since, d.first_by as "firstBy", d.first_at as "firstAt", c.number
    from production.item i left join production.destruction d on d.bucket = i.bucket and d.card = i.card join production.consignment c on c.id = i.consignment
    where i.state = 'returned' and c.organisation = ${office} order by i.since, i.id limit ${limit}`
}
/** How many came back and wait for what becomes of them. (across buckets: the centre's count) */
export async function countReturned({ sql }: Work, office: Id): Promise<number> {
  const [row] = await sql<{ count: bigint }>`select count(*) from production.item i join production.consignment c on c.id = i.consignment where i.state = 'returned' and c.organisation = ${office}`
  return Number(row!.count)
}

export type Destruction = { bucket: Bucket; card: Id; person: Id; firstBy: Id; firstPost: string; secondBy: Id | null; firstAt: Date; secondAt: Date | null }
/** The signatures under a card's destruction, held until the Work ends. */
export async function destructionOf({ sql }: Work, bucket: Bucket, card: Id): Promise<Destruction | null> {
  const [row] = await sql<Destruction>`select bucket, card, person, first_by as "firstBy", first_post as "firstPost", first_at as "firstAt", second_by as "secondBy", second_at as "secondAt"
    from production.destruction where bucket = ${bucket} and card = ${card} for update`
  return row ?? null
}
/** The first signature; false when there is one. */
export async function signFirst({ sql, now }: Work, item: Pick<Item, 'bucket' | 'card' | 'person'>, office: Id, by: Id, post: string) {
  return await sql.run`insert into production.destruction (bucket, card, person, office, first_by, first_post, first_at)
    values (${item.bucket}, ${item.card}, ${item.person}, ${office}, ${by}, ${post}, ${now}) on conflict do nothing` === 1
}
export async function signSecond({ sql, now }: Work, bucket: Bucket, card: Id, by: Id, post: string) {
  return await sql.run`update production.destruction set second_by = ${by}, second_post = ${post}, second_at = ${now}
    where bucket = ${bucket} and card = ${card} and second_by is null and first_by <> ${by}` === 1
}
/** Takes a lone first signature away: the card is used again. */
export async function dropSignature({ sql }: Work, bucket: Bucket, card: Id) {
  return await sql.run`delete from production.destruction where bucket = ${bucket} and card = ${card} and second_by is null` === 1
}

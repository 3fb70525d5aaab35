import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Item } from './store.ts'

export type Parcel = {
  bucket: Bucket; id: Id; card: Id; person: Id; office: Id; carrier: string; trackingSealed: Buffer; sentAt: Date; deliveredAt: Date | null; confirmedAt: Date | null; lostAt: Date | null
  codeDigest: Buffer | null; codeEndsAt: Date | null; tries: number; asked: number; askedAt: Date | null
}

/** Gives a tracking number to a parcel; false when another has it. */
export async function takeTracking({ sql }: Work, digest: Buffer, parcel: { bucket: Bucket; id: Id }) {
  return await sql.run`insert into production.tracking (digest, bucket, parcel) values (${digest}, ${parcel.bucket}, ${parcel.id}) on conflict do nothing` === 1
}
export async function insertParcel({ sql, now }: Work, p: Pick<Parcel, 'bucket' | 'id' | 'card' | 'person' | 'office' | 'carrier' | 'trackingSealed'>) {
  return await sql.run`insert into production.parcel (bucket, id, card, person, office, carrier, tracking_sealed, sent_at)
    values (${p.bucket}, ${p.id}, ${p.card}, ${p.person}, ${p.office}, ${p.carrier}, ${p.trackingSealed}, ${now}) on conflict do nothing` === 1
}
/** The parcel of a card, held until the Work ends. */
export async function lockParcel({ sql }: Work, bucket: Bucket, card: Id): Promise<Parcel | null> {
  const [row] = await sql<Parcel>`select bucket, id, card, person, office, carrier, tracking_sealed as "trackingSealed", sent_at as "sentAt", delivered_at as "deliveredAt", confirmed_at as "confirmedAt",
      lost_at as "lostAt", code_digest as "codeDigest", code_ends_at as "codeEndsAt", tries, asked, asked_at as "askedAt"
    from production.parcel where bucket = ${bucket} and card = ${card} for update`
  return row ?? null
}
export async function saveParcel({ sql }: Work, p: Parcel) {
  return sql.run`update production.parcel set delivered_at = ${p.deliveredAt}, confirmed_at = ${p.confirmedAt}, lost_at = ${p.lostAt}, code_digest = ${p.codeDigest}, code_ends_at = ${p.codeEndsAt},
    tries = ${p.tries}, asked = ${p.asked}, asked_at = ${p.askedAt} where bucket = ${p.bucket} and id = ${p.id}`
}

/** Checked cards that go by post and wait to be sent, the longest first. (across buckets: the centre's list) */
export async function toPost({ sql }: Work, regions: readonly string[], limit: number) {
  return sql<Pick<Item, 'bucket' | 'card' | 'person' | 'since'>>`select i.bucket, i.card, i.person, i.since from production.item i join production.batch b on b.id = i.batch
    where i.state = 'passed' and i.deliver_kind = 'post' and b.region = any(${regions}::text[]) order by i.passed_at, i.id limit ${limit}`
}
/** Parcels that nobody confirmed yet, the longest under way first. (across buckets: the centre's list) */
export async function openParcels({ sql }: Work, office: Id, limit: number) {
  return sql<Pick<Parcel, 'bucket' | 'id' | 'card' | 'person' | 'carrier' | 'trackingSealed' | 'sentAt' | 'deliveredAt'>>`select bucket, id, card, person, carrier, tracking_sealed as "trackingSealed",
      sent_at as "sentAt", delivered_at as "deliveredAt" from production.parcel where office = ${office} and confirmed_at is null and lost_at is null order by sent_at, id limit ${limit}`
}

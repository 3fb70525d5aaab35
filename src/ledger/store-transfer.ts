import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { AccountKind } from './shared.ts'

type Has = { sql: Sql }
/** Money that left one account for another; in transit until `arrivedAt`. */
export type TransferRow = {
  bucket: Bucket; id: Id; key: string; person: Id; fromKind: AccountKind; region: string; amount: Fen; toBucket: Bucket; toPerson: Id; toKind: AccountKind; toRegion: string; sentAt: Date; arrivedAt: Date | null
}
const columns = 'bucket, id, key, person, from_kind as "fromKind", region, amount, to_bucket as "toBucket", to_person as "toPerson", to_kind as "toKind", to_region as "toRegion", sent_at as "sentAt", arrived_at as "arrivedAt"'

/** Writes a transfer; false when its key was used. */
export async function insertTransfer({ sql }: Has, t: Omit<TransferRow, 'arrivedAt'>): Promise<boolean> {
  return await sql.run`insert into ledger.transfer (bucket, id, key, person, from_kind, region, amount, to_bucket, to_person, to_kind, to_region, sent_at)
    values (${t.bucket}, ${t.id}, ${t.key}, ${t.person}, ${t.fromKind}, ${t.region}, ${t.amount}, ${t.toBucket}, ${t.toPerson}, ${t.toKind}, ${t.toRegion}, ${t.sentAt}) on conflict do nothing` === 1
}
export async function selectTransfer({ sql }: Has, bucket: Bucket, id: Id): Promise<TransferRow | null> {
  const [row] = await sql.text<TransferRow>('ledger-transfer', `select ${columns} from ledger.transfer where bucket = $1 and id = $2`, [bucket, id])
  return row ?? null
}
/** Everything that left a person's accounts this way, oldest first. */
export async function transfersOf({ sql }: Has, person: PersonKey): Promise<TransferRow[]> {
  return sql.text<TransferRow>('ledger-transfers-of', `select ${columns} from ledger.transfer where bucket = $1 and person = $2 order by sent_at, id`, [person.bucket, person.id])
}
export async function markArrived({ sql, now }: Has & { now: Date }, bucket: Bucket, id: Id): Promise<boolean> {
  return await sql.run`update ledger.transfer set arrived_at = ${now} where bucket = ${bucket} and id = ${id} and arrived_at is null` === 1
}

/** What is in transit: by the journal, and by the transfers whose second step was not done. The two agree at every instant. acrossBuckets, for the auditor. */
export async function inTransit({ sql }: Has): Promise<{ journal: Fen; transfers: Fen }> {
  const [row] = await sql<{ journal: Fen; transfers: Fen }>`select
    (select coalesce(-sum(income), 0)::bigint from ledger.journal where what in ('transfer-out', 'transfer-in', 'family-out', 'family-in')) as journal,
    (select coalesce(sum(t.amount), 0)::bigint from ledger.transfer t
      where not exists (select from ledger.claim c where c.bucket = t.to_bucket and c.key = 'transfer ' || t.id::text)) as transfers`
  return row!
}

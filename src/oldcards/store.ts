import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { StoppedBy } from './shared.ts'

/** An old card as it is kept; `card` is the new card it was stopped for. */
export type OldCardRow = { bucket: Bucket; id: Id; person: Id; region: string; kind: string; numberSealed: Buffer; enteredAt: Date; stoppedAt: Date | null; stoppedBy: StoppedBy | null; card: Id | null }
const columns = 'bucket, id, person, region, kind, number_sealed as "numberSealed", entered_at as "enteredAt", stopped_at as "stoppedAt", stopped_by as "stoppedBy", card'

/** Takes the number and the row; false when the number is another's, or the person has a working one of this kind. */
export async function insertOldCard({ sql, now }: Work, o: Pick<OldCardRow, 'bucket' | 'id' | 'person' | 'region' | 'kind' | 'numberSealed'>, digest: Buffer): Promise<boolean> {
  const taken = await sql.run`insert into oldcards.alias (digest, bucket, old_card) values (${digest}, ${o.bucket}, ${o.id}) on conflict do nothing`
  return taken === 1 && await sql.run`insert into oldcards.old_card (bucket, id, person, region, kind, number_sealed, entered_at)
    values (${o.bucket}, ${o.id}, ${o.person}, ${o.region}, ${o.kind}, ${o.numberSealed}, ${now}) on conflict do nothing` === 1
}

/** Where a number points; null where it is no old card's. */
export async function aliasOf({ sql }: Work, digest: Buffer): Promise<{ bucket: Bucket; id: Id } | null> {
  const [row] = await sql<{ bucket: Bucket; id: Id }>`select bucket, old_card as id from oldcards.alias where digest = ${digest}`
  return row ?? null
}

/** One old card; `lock` keeps others from stopping it until the Work ends. */
export async function selectOldCard({ sql }: Work, bucket: Bucket, id: Id, lock = false): Promise<OldCardRow | null> {
  const [row] = lock ? await sql.text<OldCardRow>('oldcards-lock', `select ${columns} from oldcards.old_card where bucket = $1 and id = $2 for update`, [bucket, id])
    : await sql.text<OldCardRow>('oldcards-one', `select ${columns} from oldcards.old_card where bucket = $1 and id = $2`, [bucket, id])
  return row ?? null
}

/** Every old card of a person, the working ones first. */
export async function oldCardsOf({ sql }: Work, person: PersonKey): Promise<OldCardRow[]> {
  return sql.text<OldCardRow>('oldcards-of', `select ${columns} from oldcards.old_card where bucket = $1 and person = $2 order by stopped_at nulls first, id`, [person.bucket, person.id])
}

/** Stops what still works of a person for a card, once: who comes second stops nothing. Answers those it stopped. */
export async function stopWorking({ sql, now }: Work, person: PersonKey, kinds: readonly string[], for_: { card: Id; by: StoppedBy }): Promise<OldCardRow[]> {
  return sql.text<OldCardRow>('oldcards-stop', `update oldcards.old_card set stopped_at = $4, stopped_by = $5, card = $6
    where bucket = $1 and person = $2 and kind = any ($3::text[]) and stopped_at is null returning ${columns}`, [person.bucket, person.id, kinds, now, for_.by, for_.card])
}

/** Stops what still works of a person without a new card in its place. */
export async function stopAll({ sql, now }: Work, person: PersonKey): Promise<OldCardRow[]> {
  return sql.text<OldCardRow>('oldcards-stop-all', `update oldcards.old_card set stopped_at = $3, stopped_by = 'cancelled'
    where bucket = $1 and person = $2 and stopped_at is null returning ${columns}`, [person.bucket, person.id, now])
}
/** Those that were stopped so at that instant work again, unless the person has another working one of the kind. */
export async function unstop({ sql }: Work, person: PersonKey, at: Date): Promise<{ id: Id }[]> {
  return sql<{ id: Id }>`update oldcards.old_card o set stopped_at = null, stopped_by = null where bucket = ${person.bucket} and person = ${person.id} and stopped_by = 'cancelled' and stopped_at = ${at}
    and not exists (select from oldcards.old_card w where w.bucket = o.bucket and w.person = o.person and w.kind = o.kind and w.stopped_at is null) returning id`
}

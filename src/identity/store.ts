import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Difference } from './case.ts'

/** A case's row as it is kept: what card and document say sealed. */
export type DifferenceRow = Omit<Difference, 'cardSays' | 'documentSays'> & { cardSaysSealed: Buffer | null; documentSaysSealed: Buffer | null }

/** Opens a case; false when one of this person is open. */
export async function insertDifference({ sql, now, by }: Work, d: Pick<DifferenceRow, 'bucket' | 'id' | 'person' | 'card' | 'fields' | 'channel' | 'region' | 'cardSaysSealed' | 'documentSaysSealed'>): Promise<boolean> {
  return await sql.run`insert into identity.difference (bucket, id, person, card, fields, channel, region, found_at, found_by, found_post, found_office, card_says_sealed, document_says_sealed)
    values (${d.bucket}, ${d.id}, ${d.person}, ${d.card}, ${d.fields}, ${d.channel}, ${d.region}, ${now}, ${by.id}, ${by.post}, ${by.organisation}, ${d.cardSaysSealed}, ${d.documentSaysSealed})
    on conflict do nothing` === 1
}

const columns = `bucket, id, person, card, fields, channel, region, found_at as "foundAt", found_by as "foundBy", found_post as "foundPost", found_office as "foundOffice",
  card_says_sealed as "cardSaysSealed", document_says_sealed as "documentSaysSealed", state, ground, proof, paper, claimed_by as "claimedBy", claimed_until as "claimedUntil",
  closed_at as "closedAt", closed_office as "closedOffice", version`

export async function selectDifference({ sql }: Work, bucket: Bucket, id: Id, lock = false): Promise<DifferenceRow | null> {
  const [row] = await sql.text<DifferenceRow>(lock ? 'identity-lock' : 'identity-one', `select ${columns} from identity.difference where bucket = $1 and id = $2${lock ? ' for update' : ''}`, [bucket, id])
  return row ?? null
}
/** The open case of a person, kept from others until the Work ends. */
export async function lockOpen({ sql }: Work, { bucket, id }: PersonKey): Promise<DifferenceRow | null> {
  const [row] = await sql.text<DifferenceRow>('identity-open', `select ${columns} from identity.difference where bucket = $1 and person = $2 and state = 'open' for update`, [bucket, id])
  return row ?? null
}
/** The open case of a person, else the newest. */
export async function selectNewest({ sql }: Work, { bucket, id }: PersonKey): Promise<DifferenceRow | null> {
  const [row] = await sql.text<DifferenceRow>('identity-newest', `select ${columns} from identity.difference where bucket = $1 and person = $2 order by (state = 'open') desc, found_at desc, id desc limit 1`, [bucket, id])
  return row ?? null
}

/** Open cases of regions, oldest first. (across buckets: an office's list) */
export async function selectOpen({ sql }: Work, regions: readonly string[], after: Id | null, limit: number): Promise<DifferenceRow[]> {
  return sql.text<DifferenceRow>('identity-list', `select ${columns} from identity.difference where region = any ($1::text[]) and state = 'open' and ($2::uuid is null or id > $2) order by id limit $3`, [regions, after, limit])
}
export async function countOpen({ sql }: Work, regions: readonly string[]): Promise<number> {
  const [row] = await sql<{ count: bigint }>`select count(*) from identity.difference where region = any (${regions}::text[]) and state = 'open'`
  return Number(row!.count)
}

export async function updateFound({ sql }: Work, d: Pick<DifferenceRow, 'bucket' | 'id' | 'card' | 'fields' | 'cardSaysSealed' | 'documentSaysSealed'>) {
  await sql`update identity.difference set card = ${d.card}, fields = ${d.fields}, card_says_sealed = ${d.cardSaysSealed}, document_says_sealed = ${d.documentSaysSealed}, version = version + 1
    where bucket = ${d.bucket} and id = ${d.id} and state = 'open'`
}
export async function saveClaim({ sql }: Work, { bucket, id }: Pick<Difference, 'bucket' | 'id'>, by: Id | null, until: Date | null) {
  await sql`update identity.difference set claimed_by = ${by}, claimed_until = ${until} where bucket = ${bucket} and id = ${id} and state = 'open'`
}
/** Ends a case; false when it ended before. */
export async function endDifference({ sql, now, by }: Work, d: Pick<Difference, 'bucket' | 'id' | 'ground' | 'proof' | 'paper'>, state: Exclude<Difference['state'], 'open'>): Promise<boolean> {
  return await sql.run`update identity.difference set state = ${state}, ground = ${d.ground}, proof = ${d.proof}, paper = ${d.paper}, claimed_by = null, claimed_until = null, closed_at = ${now},
      closed_by = ${by.id}, closed_office = ${by.organisation}, version = version + 1
    where bucket = ${d.bucket} and id = ${d.id} and state = 'open'` === 1
}

import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { DocumentKind } from './words.ts'

/** People by key behind a place, in some buckets, entered in a time; who was merged into somebody stands under them. (across buckets: a file of everybody, page by page) */
export async function selectPeoplePage({ sql }: Work, of: { after: PersonKey; last: Bucket; since: Date | null; until: Date; limit: number }): Promise<PersonKey[]> {
  return sql<PersonKey>`select bucket, id from holders.person where (bucket, id) > (${of.after.bucket}::smallint, ${of.after.id}::uuid) and bucket <= ${of.last} and merged_into is null
      and made_at <= ${of.until} and (${of.since}::timestamptz is null or made_at >= ${of.since})
    order by bucket, id limit ${of.limit}`
}

/** Documents of many people, newest first. */
export async function selectDocuments({ sql }: Work, people: readonly PersonKey[]) {
  return sql<{ id: Id; person: Id; kind: DocumentKind; numberSealed: Buffer; validUntil: string | null }>`select d.id, d.person, d.kind, d.number_sealed as "numberSealed", d.valid_until as "validUntil"
    from unnest(${people.map(each => each.bucket)}::smallint[], ${people.map(each => each.id)}::uuid[]) as k (bucket, person) join holders.document d on d.bucket = k.bucket and d.person = k.person
    order by d.recorded_at desc, d.id desc`
}

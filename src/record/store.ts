import { bucketOf, type Id, type PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Work } from '#kit/work'
import type { Entry } from './note.ts'
import type { Search } from './search.ts'

export async function insertEntry({ sql }: Work, e: Entry) {
  await sql`insert into record.entry (bucket, id, at, verb, by_kind, by_id, by_post, by_organisation, authority, person, subject_kind, subject, facts)
    values (${e.bucket}, ${e.id}, ${e.at}, ${e.verb}, ${e.byKind}, ${e.byId}, ${e.byPost}, ${e.byOrganisation}, ${e.authority},
      ${e.person}, ${e.subjectKind}, ${e.subject}, ${JSON.stringify(e.facts)}::jsonb)`
}

/** Many entries of one Work: who did it and when is the same for all. */
export async function insertEntries({ sql }: Work, entries: readonly Entry[]) {
  const [{ at, byKind, byId, byPost, byOrganisation, authority }] = entries as [Entry]
  await sql`insert into record.entry (bucket, id, at, verb, by_kind, by_id, by_post, by_organisation, authority, person, subject_kind, subject, facts)
    select b, i, ${at}, v, ${byKind}, ${byId}::uuid, ${byPost}, ${byOrganisation}::uuid, ${authority}, p, k, s, f
    from unnest(${entries.map(e => e.bucket)}::smallint[], ${entries.map(e => e.id)}::uuid[], ${entries.map(e => e.verb)}::text[], ${entries.map(e => e.person)}::uuid[],
      ${entries.map(e => e.subjectKind)}::text[], ${entries.map(e => e.subject)}::uuid[], ${entries.map(e => JSON.stringify(e.facts))}::jsonb[]) as t (b, i, v, p, k, s, f)`
}

export async function selectEntries({ sql }: Work, of: { person: PersonKey; subject?: Id; subjects?: readonly Id[]; at?: readonly Date[]; verbs?: readonly string[]; looks?: boolean; after?: { at: Date; id: Id } | null; limit?: number }) {
  return sql<Entry>`select bucket, id, at, verb, by_kind as "byKind", by_id as "byId", by_post as "byPost", by_organisation as "byOrganisation",
      authority, person, subject_kind as "subjectKind", subject, facts
    from record.entry
    where bucket = ${of.person.bucket} and person = ${of.person.id}
      and (${of.subject ?? null}::uuid is null or subject = ${of.subject ?? null}) and (${of.looks ?? false} or verb !~ '\\.see-')
      and (${of.verbs ?? null}::text[] is null or verb = any(${of.verbs ?? null}::text[]))
      and (${of.subjects ?? null}::uuid[] is null or subject = any(${of.subjects ?? null}::uuid[])) and (${of.at ?? null}::timestamptz[] is null or at = any(${of.at ?? null}::timestamptz[]))
      and (${of.after?.id ?? null}::uuid is null or (at, id) < (${of.after?.at ?? null}::timestamptz, ${of.after?.id ?? null}::uuid))
    order by at desc, id desc limit ${of.limit ?? 200}`
}

/** One entry by its key. */
export async function selectEntry({ sql }: Work, id: Id): Promise<Entry | null> {
  const [row] = await sql<Entry>`select bucket, id, at, verb, by_kind as "byKind", by_id as "byId", by_post as "byPost", by_organisation as "byOrganisation",
      authority, person, subject_kind as "subjectKind", subject, facts from record.entry where bucket = ${bucketOf(id)} and id = ${id}`
  return row ?? null
}

/** The things of a person that an entry ties to one of theirs: what it was made from (`application`), what it is about (`card`), what is to take its place (`replaces`). */
export async function selectTied({ sql }: Work, person: PersonKey, thing: Id): Promise<Id[]> {
  const rows = await sql<{ id: Id }>`select (facts->>'application')::uuid as id from record.entry where bucket = ${person.bucket} and person = ${person.id} and subject = ${thing} and facts ? 'application'
    union select subject from record.entry where bucket = ${person.bucket} and person = ${person.id} and subject is not null and (facts->>'card' = ${thing} or facts->>'replaces' = ${thing})`
  return rows.map(row => row.id)
}

export type Link = { number: bigint; hash: Buffer; sealedAt: Date }
export async function lastLink(sql: Sql): Promise<Link | null> {
  const [link] = await sql<Link>`select number, hash, sealed_at as "sealedAt" from record.link order by number desc limit 1`
  return link ?? null
}

/** One entry as the chain hashes it: every column in one text. Null where the linked entry is gone. */
export type Line = { bucket: number; id: Id; at: Date; line: string | null }

/** Where the search for entries that are not chained begins: behind this one. */
export type From = { at: Date; id: Id } | null
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Entries not yet in the chain behind a place, oldest first. (across buckets: the sealer) */
export async function unsealed(sql: Sql, from: From, before: Date, limit: number) {
  return sql<Line>`select e.bucket, e.id, e.at, e::text as line
    from record.entry e
    where (e.at, e.id) > (coalesce(${from?.at ?? null}::timestamptz, '-infinity'), ${from?.id ?? FIRST}::uuid) and e.at <= ${before}
      and not exists (select from record.link l where l.bucket = e.bucket and l.entry = e.id)
    order by e.at, e.id limit ${limit}`
}

export async function insertLinks(sql: Sql, at: Date, links: { number: bigint; bucket: number; entry: Id; hash: Buffer }[]) {
  return sql.run`insert into record.link (number, bucket, entry, sealed_at, hash)
    select n, b, e, ${at}, h from unnest(${links.map(l => l.number.toString())}::bigint[], ${links.map(l => l.bucket)}::smallint[],
      ${links.map(l => l.entry)}::uuid[], ${links.map(l => l.hash)}::bytea[]) as t (n, b, e, h) on conflict do nothing`
}

/** Links with their entries after `from`, in order. (across buckets: the verifier) */
export async function linkedAfter(sql: Sql, from: bigint, limit: number) {
  return sql<{ number: bigint; hash: Buffer; entry: Id; sealedAt: Date; line: string | null }>`select l.number, l.hash, l.entry, l.sealed_at as "sealedAt", e::text as line
    from record.link l left join record.entry e on e.bucket = l.bucket and e.id = l.entry
    where l.number > ${from} order by l.number limit ${limit}`
}

/** How many behind an instant (null: of all) are not chained, counted up to `most` (null: all). (across buckets: the sealer) */
export async function countUnsealed(sql: Sql, from: Date | null, before: Date, most: number | null = null) {
  const [row] = await sql<{ count: bigint }>`select count(*) from (select from record.entry e
    where e.at > coalesce(${from}::timestamptz, '-infinity') and e.at <= ${before} and not exists (select from record.link l where l.bucket = e.bucket and l.entry = e.id) limit ${most}::bigint) as found`
  return Number(row!.count)
}

/** A page of the record, newest first. (across buckets: the audit administrator) */
export async function selectFound({ sql }: Work, q: Search) {
  return sql<Entry>`select bucket, id, at, verb, by_kind as "byKind", by_id as "byId", by_post as "byPost", by_organisation as "byOrganisation",
      authority, person, subject_kind as "subjectKind", subject, facts
    from record.entry
    where at >= ${q.from} and at < ${q.to}
      and (${q.person?.id ?? null}::uuid is null or (bucket = ${q.person?.bucket ?? null}::smallint and person = ${q.person?.id ?? null}))
      and (${q.verb ?? null}::text is null or verb = ${q.verb ?? null} or starts_with(verb, ${q.verb ?? null} || '.'))
      and (${q.organisation ?? null}::uuid is null or by_organisation = ${q.organisation ?? null}) and (${q.by ?? null}::uuid is null or by_id = ${q.by ?? null})
      and (${q.looks ?? null}::text is null or (verb ~ '\\.(see-|unmask)') = (${q.looks ?? null}::text = 'only'))
      and (${q.after?.id ?? null}::uuid is null or (at, id) < (${q.after?.at ?? null}::timestamptz, ${q.after?.id ?? null}::uuid))
    order by at desc, id desc limit ${q.limit}`
}

/** The newest entry about a thing. */
export async function lastOf({ sql }: Work, subject: Id) {
  const [entry] = await sql<{ at: Date; facts: Entry['facts'] }>`select at, facts from record.entry where bucket = ${bucketOf(subject)} and subject = ${subject} order by at desc, id desc limit 1`
  return entry ?? null
}

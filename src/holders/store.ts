import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import type { Category } from './words.ts'

export type PersonRow = {
  bucket: Bucket; id: Id; psnNo: string; category: Category; sex: '1' | '2'; birthYear: number; area: string; version: number
  numberSealed: Buffer; nameSealed: Buffer; birthSealed: Buffer; phoneSealed: Buffer | null; addressSealed: Buffer | null
}
/** A person as a settlement needs it: who it is, under one seal. */
export type IdentityRow = Omit<PersonRow, 'numberSealed' | 'nameSealed' | 'birthSealed' | 'phoneSealed' | 'addressSealed'> & { identitySealed: Buffer | null }
export type Alias = { digest: Buffer; bucket: Bucket; person: Id }

/** Takes numbers for people; answers the digests that were free. Of two at once one wins. (HOLD-01) */
export async function takeAliases({ sql }: Work, aliases: readonly Alias[]): Promise<Buffer[]> {
  const ordered = aliases.toSorted((a, b) => Buffer.compare(a.digest, b.digest))
  const rows = await sql<{ digest: Buffer }>`insert into holders.alias (digest, bucket, person)
    select d, b, p from unnest(${ordered.map(a => a.digest)}::bytea[], ${ordered.map(a => a.bucket)}::smallint[], ${ordered.map(a => a.person)}::uuid[]) as t (d, b, p)
    on conflict do nothing returning digest`
  return rows.map(row => row.digest)
}

export async function insertPeople({ sql, now }: Work, people: readonly (PersonRow & IdentityRow)[]) {
  const of = <K extends keyof (PersonRow & IdentityRow)>(key: K) => people.map(person => person[key])
  await sql`insert into holders.person (bucket, id, psn_no, category, sex, birth_year, area, number_sealed, name_sealed, birth_sealed, phone_sealed, address_sealed,
      identity_sealed, made_at)
    select *, ${now}::timestamptz from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('psnNo')}::text[], ${of('category')}::text[], ${of('sex')}::char(1)[],
      ${of('birthYear')}::smallint[], ${of('area')}::char(6)[], ${of('numberSealed')}::bytea[], ${of('nameSealed')}::bytea[], ${of('birthSealed')}::bytea[],
      ${of('phoneSealed')}::bytea[], ${of('addressSealed')}::bytea[], ${of('identitySealed')}::bytea[])`
}

export type SearchRow = Alias & { kind: 'phone' | 'name' }
export async function insertSearch({ sql }: Work, rows: readonly SearchRow[]) {
  await sql`insert into holders.search (digest, bucket, person, kind)
    select * from unnest(${rows.map(r => r.digest)}::bytea[], ${rows.map(r => r.bucket)}::smallint[], ${rows.map(r => r.person)}::uuid[], ${rows.map(r => r.kind)}::text[])
    on conflict do nothing`
}
export async function deleteSearch({ sql }: Work, person: PersonKey, kind: SearchRow['kind']) {
  await sql`delete from holders.search where bucket = ${person.bucket} and person = ${person.id} and kind = ${kind}`
}

export async function selectPerson({ sql }: Work, { bucket, id }: PersonKey) {
  const [row] = await sql<PersonRow>`select bucket, id, psn_no as "psnNo", category, sex, birth_year as "birthYear", area, version, number_sealed as "numberSealed",
      name_sealed as "nameSealed", birth_sealed as "birthSealed", phone_sealed as "phoneSealed", address_sealed as "addressSealed"
    from holders.person where bucket = ${bucket} and id = ${id}`
  return row ?? null
}

/** Many people at once. (across buckets: a roster's chunk) */
export async function selectPeople({ sql }: Work, keys: readonly PersonKey[]) {
  return sql<PersonRow>`select p.bucket, p.id, psn_no as "psnNo", category, sex, birth_year as "birthYear", area, version, number_sealed as "numberSealed",
      name_sealed as "nameSealed", birth_sealed as "birthSealed", phone_sealed as "phoneSealed", address_sealed as "addressSealed"
    from unnest(${keys.map(key => key.bucket)}::smallint[], ${keys.map(key => key.id)}::uuid[]) as k (bucket, id) join holders.person p on p.bucket = k.bucket and p.id = k.id`
}

/** Into whom somebody was merged; null for who stands by themselves. */
export async function selectMergedInto({ sql }: Work, { bucket, id }: PersonKey): Promise<PersonKey | null> {
  const [row] = await sql<PersonKey>`select merged_bucket as bucket, merged_into as id from holders.person where bucket = ${bucket} and id = ${id} and merged_into is not null`
  return row ?? null
}
/** Marks somebody as merged into another, once. */
export async function setMergedInto({ sql }: Work, from: PersonKey, into: PersonKey): Promise<boolean> {
  return await sql.run`update holders.person set merged_bucket = ${into.bucket}, merged_into = ${into.id}, version = version + 1 where bucket = ${from.bucket} and id = ${from.id} and merged_into is null` === 1
}
/** Every number of one finds the other from now on. (across buckets: the table is spread by digest) */
export async function moveAliases({ sql }: Work, from: PersonKey, into: PersonKey): Promise<number> {
  return sql.run`update holders.alias set bucket = ${into.bucket}, person = ${into.id} where bucket = ${from.bucket} and person = ${from.id}`
}

export async function selectByPsnNo({ sql }: Work, bucket: Bucket, psnNo: string) {
  const [row] = await sql<{ id: Id }>`select id from holders.person where bucket = ${bucket} and psn_no = ${psnNo}`
  return row?.id ?? null
}

/** People of many psn_no, each looked for in its bucket. (a settlement's batch) */
export async function selectByPsnNos({ sql }: Work, buckets: readonly Bucket[], psnNos: readonly string[]) {
  return sql<IdentityRow & { mergedInto: Id | null }>`select p.bucket, p.id, p.psn_no as "psnNo", p.category, p.sex, p.birth_year as "birthYear", p.area, p.version, p.merged_into as "mergedInto", p.identity_sealed as "identitySealed"
    from unnest(${buckets}::smallint[], ${psnNos}::text[]) as k (bucket, psn_no) join holders.person p on p.bucket = k.bucket and p.psn_no = k.psn_no`
}

/** People of digests of numbers. (across buckets: a roster's chunk) */
export async function selectByAliases({ sql }: Work, digests: readonly Buffer[]) {
  return sql<PersonKey & { numberSealed: Buffer; nameSealed: Buffer }>`select p.bucket, p.id, p.number_sealed as "numberSealed", p.name_sealed as "nameSealed"
    from holders.alias a join holders.person p on p.bucket = a.bucket and p.id = a.person where a.digest = any (${digests}::bytea[])`
}
/** Which of these digests are taken. (across buckets: a file of many) */
export async function selectAliases({ sql }: Work, digests: readonly Buffer[]) {
  return sql<Alias>`select digest, bucket, person from holders.alias where digest = any (${digests}::bytea[])`
}
export async function selectAlias({ sql }: Work, digest: Buffer): Promise<PersonKey | null> {
  const [row] = await sql<{ bucket: Bucket; person: Id }>`select bucket, person from holders.alias where digest = ${digest}`
  return row ? { bucket: row.bucket, id: row.person } : null
}
export async function selectSearch({ sql }: Work, digest: Buffer, limit: number): Promise<PersonKey[]> {
  return sql<PersonKey>`select bucket, person as id from holders.search where digest = ${digest} order by bucket, person limit ${limit}`
}

export async function updateContact({ sql }: Work, person: PersonKey, version: number, phoneSealed: Buffer | null, addressSealed: Buffer | null) {
  return await sql.run`update holders.person set phone_sealed = ${phoneSealed}, address_sealed = ${addressSealed}, version = version + 1
    where bucket = ${person.bucket} and id = ${person.id} and version = ${version}` === 1
}

export type DocumentRow = { bucket: Bucket; id: Id; person: Id; kind: string; numberSealed: Buffer; numberDigest: Buffer; validUntil: string | null }
/** Puts documents on record; one already there keeps its id and takes the newer validity. */
export async function keepDocument({ sql, now }: Work, d: DocumentRow): Promise<Id> {
  const [row] = await sql<{ id: Id }>`insert into holders.document (bucket, id, person, kind, number_sealed, number_digest, valid_until, recorded_at)
    values (${d.bucket}, ${d.id}, ${d.person}, ${d.kind}, ${d.numberSealed}, ${d.numberDigest}, ${d.validUntil}, ${now})
    on conflict (bucket, person, kind, number_digest) do update set valid_until = excluded.valid_until returning id`
  return row!.id
}
/** Documents of newcomers, in one statement. */
export async function insertDocuments({ sql, now }: Work, all: readonly DocumentRow[]) {
  const of = <K extends keyof DocumentRow>(key: K) => all.map(document => document[key])
  await sql`insert into holders.document (bucket, id, person, kind, number_sealed, number_digest, valid_until, recorded_at)
    select *, ${now}::timestamptz from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('person')}::uuid[], ${of('kind')}::text[],
      ${of('numberSealed')}::bytea[], ${of('numberDigest')}::bytea[], ${of('validUntil')}::text[]) on conflict do nothing`
}
export async function hasDocument({ sql }: Work, person: PersonKey, kind: string, digest: Buffer) {
  const [row] = await sql`select 1 from holders.document where bucket = ${person.bucket} and person = ${person.id} and kind = ${kind} and number_digest = ${digest}`
  return row !== undefined
}
export async function insertUse({ sql, now }: Work, person: PersonKey, use: { id: Id; document: Id; validUntil: string | null; business: string }) {
  await sql`insert into holders.document_use (bucket, id, person, document, valid_until, business, at)
    values (${person.bucket}, ${use.id}, ${person.id}, ${use.document}, ${use.validUntil}, ${use.business}, ${now})`
}

export async function savePopulation({ sql }: Work, rows: readonly { digest: Buffer; nameSealed: Buffer }[]) {
  await sql`insert into holders.population (digest, name_sealed) select * from unnest(${rows.map(row => row.digest)}::bytea[], ${rows.map(row => row.nameSealed)}::bytea[])
    on conflict (digest) do update set name_sealed = excluded.name_sealed`
}
/** What is on the register of many numbers. */
export async function selectPopulations({ sql }: Work, digests: readonly Buffer[]) {
  return sql<{ digest: Buffer; nameSealed: Buffer }>`select digest, name_sealed as "nameSealed" from holders.population where digest = any (${digests}::bytea[])`
}
export async function selectPopulation({ sql }: Work, digest: Buffer) {
  const [row] = await sql<{ nameSealed: Buffer }>`select name_sealed as "nameSealed" from holders.population where digest = ${digest}`
  return row?.nameSealed ?? null
}

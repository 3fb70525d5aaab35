import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'

/** What a line of a file did to a record. */
export type FileEvent = { bucket: Bucket; person: Id; region: string; insutype: string; what: 'enrol' | 'pause' | 'resume' | 'end'; day: Day; relation: Id }

export async function selectEvents({ sql }: Work, people: readonly PersonKey[]) {
  return sql<FileEvent>`select e.bucket, e.person, e.region, e.insutype, e.what, e.day, e.relation from unnest(${people.map(each => each.bucket)}::smallint[], ${people.map(each => each.id)}::uuid[]) as k (bucket, person)
    join insurance.event e on e.bucket = k.bucket and e.person = k.person`
}
export async function insertEvents({ sql, now }: Work, rows: readonly FileEvent[]) {
  if (!rows.length) return
  const of = <K extends keyof FileEvent>(key: K) => rows.map(row => row[key])
  await sql`insert into insurance.event (bucket, person, region, insutype, what, day, relation, at)
    select t.*, ${now}::timestamptz from unnest(${of('bucket')}::smallint[], ${of('person')}::uuid[], ${of('region')}::char(6)[], ${of('insutype')}::char(3)[], ${of('what')}::text[], ${of('day')}::date[], ${of('relation')}::uuid[]) as t`
}

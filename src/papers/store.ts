import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'

export type PaperRow = { bucket: Bucket; id: Id; person: Id; kind: 'photo' | 'scan'; material: string; mime: string; good: boolean; bytesSealed: Buffer; size: number }

export async function insertPapers({ sql, now, by }: Work, papers: readonly PaperRow[]) {
  const of = <K extends keyof PaperRow>(key: K) => papers.map(paper => paper[key])
  // one binary value, cut on the server: an array of bytea travels as hexadecimal text
  const ends = papers.reduce<number[]>((all, paper) => [...all, (all.at(-1) ?? 0) + paper.bytesSealed.length], [])
  await sql`insert into papers.paper (bucket, id, person, kind, material, mime, good, bytes_sealed, size, kept_at, kept_by)
    select bucket, id, person, kind, material, mime, good, substring(${Buffer.concat(of('bytesSealed'))}::bytea from after + 1 for length), size, ${now}::timestamptz, ${by.id}::uuid
    from unnest(${of('bucket')}::smallint[], ${of('id')}::uuid[], ${of('person')}::uuid[], ${of('kind')}::text[], ${of('material')}::text[],
      ${of('mime')}::text[], ${of('good')}::boolean[], ${papers.map((paper, i) => ends[i]! - paper.bytesSealed.length)}::integer[], ${papers.map(paper => paper.bytesSealed.length)}::integer[], ${of('size')}::integer[])
      as t (bucket, id, person, kind, material, mime, good, after, length, size)`
}
export async function selectPaper({ sql }: Work, bucket: Bucket, id: Id) {
  const [row] = await sql<PaperRow>`select bucket, id, person, kind, material, mime, good, bytes_sealed as "bytesSealed", size from papers.paper where bucket = ${bucket} and id = ${id}`
  return row ?? null
}
/** The newest good scan of each material that a person has, of those named. */
export async function selectNewest({ sql }: Work, { bucket, id }: PersonKey, materials: readonly string[]) {
  return sql<{ id: Id; material: string }>`select distinct on (material) id, material from papers.paper
    where bucket = ${bucket} and person = ${id} and kind = 'scan' and good and material = any (${materials}::text[]) order by material, kept_at desc, id desc`
}
/** Papers of a person by id, without their bytes. */
export async function selectHeads({ sql }: Work, { bucket, id }: PersonKey, papers: readonly Id[]) {
  return sql<Omit<PaperRow, 'bytesSealed'>>`select bucket, id, person, kind, material, mime, good, size from papers.paper where bucket = ${bucket} and person = ${id} and id = any (${papers}::uuid[])`
}

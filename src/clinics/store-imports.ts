import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { CatalogueFault, CatalogueTally } from './shared.ts'

type Has = { sql: Sql }
/** A file of the catalogue that was tried, and once applied its edition and name. */
export type Import = CatalogueTally & {
  id: Id; office: Id; name: string; file: Id | null; size: number; triedAt: Date; triedBy: Id; edition: number | null; version: string | null; appliedAt: Date | null; appliedBy: Id | null
}
export type Tried = CatalogueTally & Pick<Import, 'id' | 'office' | 'name' | 'file' | 'size' | 'triedAt' | 'triedBy'> & { digest: Buffer }

const columns = `id, office, name, file, size, lines, fresh, changed, ended, same, refused as "refusedLines", tried_at as "triedAt", tried_by as "triedBy", edition, version, applied_at as "appliedAt", applied_by as "appliedBy"`

/** Files are applied one after the other. */
export async function lockCatalogue({ sql }: Has): Promise<void> { await sql`select pg_advisory_xact_lock(hashtext('clinics.catalogue'))` }

export async function importByDigest({ sql }: Has, office: Id, digest: Buffer): Promise<Import | null> {
  return (await sql.text<Import>('clinics-import-digest', `select ${columns} from clinics.catalogue_import where office = $1 and digest = $2`, [office, digest]))[0] ?? null
}
export async function selectImport({ sql }: Has, office: Id, id: Id): Promise<Import | null> {
  return (await sql.text<Import>('clinics-import', `select ${columns} from clinics.catalogue_import where office = $1 and id = $2`, [office, id]))[0] ?? null
}
/** An office's files, newest first, behind one of them. */
export async function listImports({ sql }: Has, office: Id, before: { at: Date; id: Id } | null, most: number): Promise<Import[]> {
  return sql.text<Import>('clinics-imports', `select ${columns} from clinics.catalogue_import where office = $1 and ($2::timestamptz is null or (tried_at, id) < ($2, $3::uuid)) order by tried_at desc, id desc limit $4`,
    [office, before?.at ?? null, before?.id ?? null, most])
}

/** Keeps what a file would do: of the same file again what it would do now. False when it was applied meanwhile. */
export async function saveTried({ sql }: Has, t: Tried): Promise<boolean> {
  return await sql.run`insert into clinics.catalogue_import as i (id, office, digest, name, file, size, lines, fresh, changed, ended, same, refused, tried_at, tried_by)
    values (${t.id}, ${t.office}, ${t.digest}, ${t.name}, ${t.file}, ${t.size}, ${t.lines}, ${t.fresh}, ${t.changed}, ${t.ended}, ${t.same}, ${t.refusedLines}, ${t.triedAt}, ${t.triedBy})
    on conflict (office, digest) do update set name = excluded.name, file = excluded.file, fresh = excluded.fresh, changed = excluded.changed, ended = excluded.ended, same = excluded.same, refused = excluded.refused,
      tried_at = excluded.tried_at, tried_by = excluded.tried_by where i.edition is null` === 1
}

/** Gives a tried file the next edition and its name; null when another has the name. */
export async function markApplied({ sql, now }: Has & { now: Date }, id: Id, version: string, by: Id): Promise<number | null> {
  const [taken] = await sql`select from clinics.catalogue_import where version = ${version}`
  if (taken) return null
  const [row] = await sql<{ edition: number }>`update clinics.catalogue_import set edition = (select coalesce(max(edition), 0) + 1 from clinics.catalogue_import), version = ${version}, applied_at = ${now}, applied_by = ${by}, file = null
    where id = ${id} and edition is null returning edition`
  return row!.edition
}

export async function clearFaults({ sql }: Has, id: Id): Promise<unknown> { return sql`delete from clinics.catalogue_refused where import = ${id}` }
export async function insertFaults({ sql }: Has, id: Id, faults: readonly CatalogueFault[]): Promise<unknown> {
  const of = <Key extends keyof CatalogueFault>(key: Key) => faults.map(fault => fault[key])
  return sql`insert into clinics.catalogue_refused (import, line, place, named, zh, en)
    select ${id}, t.* from unnest(${of('line')}::int[], ${of('place')}::smallint[], ${of('named')}::text[], ${of('zh')}::text[], ${of('en')}::text[]) as t on conflict do nothing`
}
export async function selectFaults({ sql }: Has, id: Id, after: { line: number; place: number }, most: number): Promise<CatalogueFault[]> {
  return sql<CatalogueFault>`select line, place, named, zh, en from clinics.catalogue_refused where import = ${id} and (line, place) > (${after.line}, ${after.place}) order by line, place limit ${most}`
}

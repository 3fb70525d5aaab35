import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
/** A kept file; `provider` null: every provider's. */
export type Row = { id: string; provider: Id | null; nameSealed: Buffer; size: number; keptAt: Date; until: Date }
/** A kept file as its rooms see it. */
export type Kept = { id: string; name: string; size: number; until: Date }

const columns = 'id, provider, name_sealed as "nameSealed", size, kept_at as "keptAt", until'

export async function insertFile({ sql }: Has, f: Row & { subject: string | null }): Promise<boolean> {
  return await sql.run`insert into files.file (id, provider, subject, name_sealed, size, kept_at, until)
    values (${f.id}, ${f.provider}, ${f.subject}, ${f.nameSealed}, ${f.size}, ${f.keptAt}, ${f.until}) on conflict (subject) do nothing` === 1
}
export async function selectFile({ sql, now }: Has & { now: Date }, id: string): Promise<Row | null> {
  return (await sql.text<Row>('files-one', `select ${columns} from files.file where id = $1 and until > $2`, [id, now]))[0] ?? null
}
export async function selectSubject({ sql, now }: Has & { now: Date }, subject: string): Promise<Row | null> {
  return (await sql.text<Row>('files-subject', `select ${columns} from files.file where subject = $1 and until > $2`, [subject, now]))[0] ?? null
}
/** Bytes a provider has lying here. */
export async function keptBy({ sql }: Has, provider: Id): Promise<number> {
  return Number((await sql<{ size: bigint }>`select coalesce(sum(size), 0)::bigint as size from files.file where provider = ${provider}`)[0]!.size)
}
/** A subject whose time is over is free for the next. */
export async function freeSubject({ sql, now }: Has & { now: Date }, subject: string): Promise<unknown> {
  return sql`update files.file set subject = null where subject = ${subject} and until <= ${now}`
}

export async function insertPart({ sql }: Has, file: string, part: number, sealed: Buffer): Promise<unknown> {
  return sql`insert into files.part (file, part, bytes_sealed) values (${file}, ${part}, ${sealed})`
}
export async function selectParts({ sql }: Has, file: string): Promise<Buffer[]> {
  return (await sql<{ sealed: Buffer }>`select bytes_sealed as sealed from files.part where file = ${file} order by part`).map(row => row.sealed)
}

/** Deletes files whose time is over, at most so many. */
export async function deleteEnded({ sql, now }: Has & { now: Date }, most: number): Promise<{ id: string; provider: Id | null }[]> {
  const ended = await sql<{ id: string; provider: Id | null }>`select id, provider from files.file where until <= ${now} order by until limit ${most} for update skip locked`
  const ids = ended.map(file => file.id)
  await sql`delete from files.part where file = any (${ids}::text[])`
  await sql`delete from files.file where id = any (${ids}::text[])`
  return ended
}

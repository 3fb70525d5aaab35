import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Provable, Tally } from './shared.ts'

type Has = { sql: Sql }
export type Draft = {
  id: Id; office: Id; region: string; key: Provable; value: unknown; validFrom: string; source: { code: string; title: string }; note: string | null; state: 'open' | 'approved' | 'withdrawn'
  enteredBy: Id; enteredAt: Date; decidedBy: Id | null; decidedAt: Date | null; policy: Id | null; version: number
}
export type Run = { id: Id; draft: Id; first: string; last: string; nextBucket: Bucket; tally: Tally; askedBy: Id; askedAt: Date; doneAt: Date | null }
/** Behind the last bucket. */
export const END = 4096

const draftColumns = 'id, office, region, key, value, valid_from as "validFrom", source, note, state, entered_by as "enteredBy", entered_at as "enteredAt", decided_by as "decidedBy", decided_at as "decidedAt", policy, version'
const runColumns = 'id, draft, first, last, next_bucket as "nextBucket", tally, asked_by as "askedBy", asked_at as "askedAt", done_at as "doneAt"'

/** Writes a draft; the press that made one makes no second. Answers the one there is. */
export async function insertDraft({ sql }: Has, d: Draft, press: string | null): Promise<Id> {
  const made = await sql<{ id: Id }>`insert into proving.draft (id, office, region, key, value, valid_from, source, note, state, entered_by, entered_at, version, press)
    values (${d.id}, ${d.office}, ${d.region}, ${d.key}, ${JSON.stringify(d.value)}::jsonb, ${d.validFrom}, ${JSON.stringify(d.source)}::jsonb, ${d.note}, ${d.state}, ${d.enteredBy}, ${d.enteredAt}, ${d.version}, ${press}) on conflict do nothing returning id`
  return made[0]?.id ?? (await sql<{ id: Id }>`select id from proving.draft where entered_by = ${d.enteredBy} and press = ${press}`)[0]!.id
}
export async function selectDraft({ sql }: Has, id: Id, hold = false): Promise<Draft | null> {
  const [row] = await sql.text<Draft>(hold ? 'proving-hold' : 'proving-draft', `select ${draftColumns} from proving.draft where id = $1 ${hold ? 'for update' : ''}`, [id])
  return row ?? null
}
/** The drafts of some regions, newest first. */
export async function selectDrafts({ sql }: Has, regions: readonly string[], limit: number): Promise<(Draft & { proven: boolean })[]> {
  return sql.text('proving-drafts', `select ${draftColumns}, exists (select from proving.run r where r.draft = d.id and r.done_at is not null) as proven from proving.draft d
    where region = any ($1::char(6)[]) order by entered_at desc, id limit $2`, [regions, limit])
}
export async function decideDraft({ sql, now }: Has & { now: Date }, draft: Draft, to: 'approved' | 'withdrawn', by: Id, policy: Id | null): Promise<number> {
  return sql.run`update proving.draft set state = ${to}, decided_by = ${by}, decided_at = ${now}, policy = ${policy}, version = version + 1 where id = ${draft.id} and version = ${draft.version}`
}

export async function insertRun({ sql }: Has, r: Run): Promise<boolean> {
  return await sql.run`insert into proving.run (id, draft, first, last, next_bucket, tally, asked_by, asked_at)
    values (${r.id}, ${r.draft}, ${r.first}, ${r.last}, ${r.nextBucket}, ${JSON.stringify(r.tally)}::jsonb, ${r.askedBy}, ${r.askedAt}) on conflict do nothing` === 1
}
export async function runsOf({ sql }: Has, draft: Id): Promise<Run[]> {
  return sql.text<Run>('proving-runs', `select ${runColumns} from proving.run where draft = $1 order by asked_at desc, id limit 20`, [draft])
}
/** A run under way, held until the transaction ends; one that another process has is left to it. */
export async function nextRun({ sql }: Has): Promise<Run | null> {
  const [row] = await sql.text<Run>('proving-next', `select ${runColumns} from proving.run where done_at is null order by asked_at, id limit 1 for update skip locked`, [])
  return row ?? null
}
export async function moveRun({ sql, now }: Has & { now: Date }, run: Run, next: Bucket, tally: Tally): Promise<number> {
  return sql.run`update proving.run set next_bucket = ${next}, tally = ${JSON.stringify(tally)}::jsonb, done_at = ${next === END ? now : null} where id = ${run.id}`
}

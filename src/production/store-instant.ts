import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { InstantEnd, InstantStep, InstantTrouble } from './instant-life.ts'

/** One card made at a counter: the step reached, of which attempt; `run`, `heldUntil`: who is at it until when. */
export type Instant = {
  bucket: Bucket; id: Id; application: Id; person: Id; office: Id; printer: Id; attempt: number; step: InstantStep; batch: Id | null; card: Id | null
  face: string | null; trouble: InstantTrouble | null; spoilt: boolean; ended: InstantEnd | null
  beganBy: Id; beganAt: Date; by: Id; since: Date; run: Id | null; heldUntil: Date | null
}
const columns = `bucket, id, application, person, office, printer, attempt, step, batch, card, face, trouble, spoilt, ended,
  began_by as "beganBy", began_at as "beganAt", by_member as by, since, run, held_until as "heldUntil"`
const read = (work: Work, name: string, where: string, values: unknown[]) => work.sql.text<Instant>(`production-instant-${name}`, `select ${columns} from production.instant where ${where}`, values)

/** The job of an application that is not ended, held until the Work ends. */
export const lockOpen = async (work: Work, bucket: Bucket, application: Id): Promise<Instant | null> => (await read(work, 'lock', 'bucket = $1 and application = $2 and ended is null for update', [bucket, application]))[0] ?? null
/** The newest job of an application. */
export const newestOf = async (work: Work, bucket: Bucket, application: Id): Promise<Instant | null> => (await read(work, 'newest', 'bucket = $1 and application = $2 order by id desc limit 1', [bucket, application]))[0] ?? null
/** An office's unfinished cards, the longest waiting first. (across buckets: the office's list) */
export const unfinishedAt = (work: Work, office: Id, limit: number): Promise<Instant[]> => read(work, 'office', `office = $1 and ended is null and step <> 'registered' order by since, id limit $2`, [office, limit])

/** False when the application has an open one. */
export async function insertInstant({ sql }: Work, i: Instant): Promise<boolean> {
  return await sql.run`insert into production.instant (bucket, id, application, person, office, printer, attempt, step, began_by, began_at, by_member, since, run, held_until)
    values (${i.bucket}, ${i.id}, ${i.application}, ${i.person}, ${i.office}, ${i.printer}, ${i.attempt}, ${i.step}, ${i.beganBy}, ${i.beganAt}, ${i.by}, ${i.since}, ${i.run}, ${i.heldUntil}) on conflict do nothing` === 1
}

/** Writes a job on, only for whoever is at it (`was`): false when somebody took it over meanwhile. */
export async function saveInstant({ sql }: Work, was: Instant, i: Instant): Promise<boolean> {
  return await sql.run`update production.instant set printer = ${i.printer}, attempt = ${i.attempt}, step = ${i.step}, batch = ${i.batch}, card = ${i.card}, face = ${i.face}, trouble = ${i.trouble}, spoilt = ${i.spoilt},
      ended = ${i.ended}, by_member = ${i.by}, since = ${i.since}, run = ${i.run}, held_until = ${i.heldUntil}
    where bucket = ${was.bucket} and id = ${was.id} and step = ${was.step} and attempt = ${was.attempt} and run is not distinct from ${was.run} and ended is null` === 1
}

export async function insertStep({ sql, now }: Work, { bucket, id, attempt, step, by }: Pick<Instant, 'bucket' | 'id' | 'attempt' | 'step' | 'by'>): Promise<void> {
  await sql`insert into production.instant_step (bucket, instant, attempt, step, by_member, at) values (${bucket}, ${id}, ${attempt}, ${step}, ${by}, ${now})`
}
export async function stepsOf({ sql }: Work, { bucket, id }: Pick<Instant, 'bucket' | 'id'>) {
  return sql<{ attempt: number; step: InstantStep; by: Id; at: Date }>`select attempt, step, by_member as by, at from production.instant_step where bucket = ${bucket} and instant = ${id} order by at, attempt`
}

/** The card is in its holder's hand: its job, if it was made at a counter, is over; answers that one. */
export async function endOfCard({ sql, now }: Work, { bucket, id }: { bucket: Bucket; id: Id }): Promise<Pick<Instant, 'bucket' | 'id' | 'attempt'> | null> {
  const [row] = await sql<Pick<Instant, 'bucket' | 'id' | 'attempt'>>`update production.instant set step = 'handed-over', ended = 'handed-over', since = ${now}
    where bucket = ${bucket} and card = ${id} and ended is null and step = 'registered' returning bucket, id, attempt`
  return row ?? null
}

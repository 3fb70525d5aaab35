import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { DueKey } from './store.ts'

type Has = { sql: Sql }
/** What of a due the desk's POS was asked to take from a bank card. */
export type Leg = {
  bucket: Bucket; id: Id; due: Id; office: Id; terminal: string; bank: string; amount: Fen; askedOn: Day; state: 'asked' | 'paid' | 'none'; rrn: string | null; auth: string | null; tail: string | null; cause: { zh: string; en: string } | null; at: Date; changedAt: Date
}
const columns = 'l.bucket, l.id, l.due, l.office, l.terminal, l.bank, l.amount, l.asked_on as "askedOn", l.state, l.rrn, l.auth, l.tail, l.cause, l.at, l.changed_at as "changedAt"'

/** Puts a leg down and holds its due for it, so that it is drawn for no bank meanwhile; false where the due is with a bank, paid, or at a POS already. */
export async function insertLeg({ sql }: Has, leg: Pick<Leg, 'bucket' | 'id' | 'due' | 'office' | 'terminal' | 'bank' | 'amount' | 'askedOn'>, now: Date): Promise<boolean> {
  if (await sql.run`update contributions.due set at_pos = ${leg.id} where bucket = ${leg.bucket} and id = ${leg.due} and state = 'open' and at_pos is null` !== 1) return false
  await sql`insert into contributions.pos_leg (bucket, id, due, office, terminal, bank, amount, asked_on, state, at, changed_at)
    values (${leg.bucket}, ${leg.id}, ${leg.due}, ${leg.office}, ${leg.terminal}, ${leg.bank}, ${leg.amount}, ${leg.askedOn}, 'asked', ${now}, ${now})`
  return true
}
/** A leg by its id, held until the Work ends. */
export async function lockLeg({ sql }: Has, bucket: Bucket, id: Id): Promise<Leg | null> {
  return (await sql.text<Leg>('contributions-leg-lock', `select ${columns} from contributions.pos_leg l where l.bucket = $1 and l.id = $2 for update`, [bucket, id]))[0] ?? null
}
/** The leg of a due that counts: the one that is open, else the newest. */
export async function legOf({ sql }: Has, due: DueKey): Promise<Leg | null> {
  return (await sql.text<Leg>('contributions-leg', `select ${columns} from contributions.pos_leg l where l.bucket = $1 and l.due = $2 order by l.state = 'asked' desc, l.at desc, l.id desc limit 1`, [due.bucket, due.id]))[0] ?? null
}
/** Keeps how a leg stands; once that is definite its due is held no more. */
export async function saveLeg({ sql }: Has, leg: Leg, now: Date): Promise<void> {
  await sql`update contributions.pos_leg set state = ${leg.state}, rrn = ${leg.rrn}, auth = ${leg.auth}, tail = ${leg.tail}, cause = ${leg.cause && JSON.stringify(leg.cause)}::jsonb, changed_at = ${now} where bucket = ${leg.bucket} and id = ${leg.id}`
  if (leg.state !== 'asked') await sql`update contributions.due set at_pos = null where bucket = ${leg.bucket} and id = ${leg.due} and at_pos = ${leg.id}`
}
/** Legs that nobody followed up for a while. (across buckets: a sweep) */
export async function selectOpenLegs({ sql }: Has, before: Date): Promise<Leg[]> {
  return sql.text<Leg>('contributions-legs-open', `select ${columns} from contributions.pos_leg l where l.state = 'asked' and l.changed_at < $1 order by l.changed_at limit 50`, [before])
}

import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type LegState = 'asked' | 'paid' | 'none' | 'back' | 'returned'
/** What of a settlement was asked of a bank card at the POS. */
export type Leg = {
  bucket: Bucket; id: Id; number: string; person: Id; provider: Id; terminal: string; amount: Fen; state: LegState; rrn: string | null; auth: string | null; tail: string | null
  cause: { zh: string; en: string } | null; dueBack: boolean; backId: Id | null; backRrn: string | null; at: Date; changedAt: Date
}
const columns = `bucket, id, number, person, provider, terminal, amount, state, rrn, auth, tail, cause, due_back as "dueBack", back_id as "backId", back_rrn as "backRrn", at, changed_at as "changedAt"`

/** Puts a leg down; false where one of this settlement is under way or paid. */
export async function insertLeg({ sql }: Has, leg: Pick<Leg, 'bucket' | 'id' | 'number' | 'person' | 'provider' | 'terminal' | 'amount'>, now: Date): Promise<boolean> {
  return await sql.run`insert into settlement.bank_leg (bucket, id, number, person, provider, terminal, amount, state, at, changed_at)
    values (${leg.bucket}, ${leg.id}, ${leg.number}, ${leg.person}, ${leg.provider}, ${leg.terminal}, ${leg.amount}, 'asked', ${now}, ${now}) on conflict do nothing` === 1
}

/** The leg of a settlement that counts: the newest. */
export async function legOf({ sql }: Has, bucket: Bucket, number: string): Promise<Leg | null> {
  return (await sql.text<Leg>('settlement-leg', `select ${columns} from settlement.bank_leg where bucket = $1 and number = $2 order by state in ('asked', 'paid', 'back') desc, at desc, id desc limit 1`, [bucket, number]))[0] ?? null
}

/** A leg by its id, held until the Work ends. */
export async function lockLeg({ sql }: Has, bucket: Bucket, id: Id): Promise<Leg | null> {
  return (await sql.text<Leg>('settlement-leg-lock', `select ${columns} from settlement.bank_leg where bucket = $1 and id = $2 for update`, [bucket, id]))[0] ?? null
}

export async function saveLeg({ sql }: Has, leg: Leg, now: Date): Promise<void> {
  await sql`update settlement.bank_leg set state = ${leg.state}, rrn = ${leg.rrn}, auth = ${leg.auth}, tail = ${leg.tail}, cause = ${leg.cause && JSON.stringify(leg.cause)}::jsonb, back_id = ${leg.backId}, back_rrn = ${leg.backRrn}, changed_at = ${now}
    where bucket = ${leg.bucket} and id = ${leg.id}`
}

/** A settlement was undone, or stands again: what its bank card paid goes back, or does not. */
export async function turnLeg({ sql }: Has, bucket: Bucket, number: string, dueBack: boolean): Promise<void> {
  await sql`update settlement.bank_leg set due_back = ${dueBack} where bucket = ${bucket} and number = ${number} and state in ('asked', 'paid')`
}

/** Legs that nobody followed up for a while: asked and not answered, or to go back. acrossBuckets. */
export async function selectOpenLegs({ sql }: Has, before: Date): Promise<Leg[]> {
  return sql.text<Leg>('settlement-legs-open', `select ${columns} from settlement.bank_leg where (state in ('asked', 'back') or (state = 'paid' and due_back)) and changed_at < $1 order by changed_at limit 50`, [before])
}

import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
/** An order of the centre to credit a card; one withdrawn before it came has no more than its number. `rrn` of the message that paid it. */
export type PayInRow = { number: string; bank: string; digest: Buffer | null; bucket: Bucket | null; card: Id | null; amount: Fen | null; paidAt: Date | null; rrn: string | null; withdrawnAt: Date | null }

export async function selectPayIn({ sql }: Has, bank: string, number: string): Promise<PayInRow | null> {
  const [row] = await sql<PayInRow>`select y.number, y.bank, y.digest, y.bucket, y.card, y.amount, y.paid_at as "paidAt", m.rrn, y.withdrawn_at as "withdrawnAt"
    from orders.pay_in y left join acquiring.message m on m.key = y.paid_by where y.bank = ${bank} and y.number = ${number}`
  return row ?? null
}

/** Claims an order's number; false where it was there. */
export async function insertPayIn({ sql }: Has, row: { number: string; bank: string; digest: Buffer; bucket: Bucket; card: Id; amount: Fen; note: string }, now: Date): Promise<boolean> {
  return await sql.run`insert into orders.pay_in (number, bank, digest, bucket, card, amount, note, at) values (${row.number}, ${row.bank}, ${row.digest}, ${row.bucket}, ${row.card}, ${row.amount}, ${row.note}, ${now}) on conflict do nothing` > 0
}

/** Withdraws an order that is not paid, or that never came. */
export async function withdrawPayIn({ sql }: Has, bank: string, number: string, now: Date): Promise<void> {
  await sql`insert into orders.pay_in (number, bank, at, withdrawn_at) values (${number}, ${bank}, ${now}, ${now})
    on conflict (number, bank) do update set withdrawn_at = ${now} where pay_in.paid_at is null and pay_in.withdrawn_at is null`
}

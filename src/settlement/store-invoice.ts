import type { Id, PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }

/** Takes invoices for a claim, in the order of their keys; answers those another claim has: of two at once one waits here and then has it not. (MED-09.b) */
export async function takeInvoices({ sql, now }: Has & { now: Date }, of: { person: PersonKey; claim: Id; keys: readonly Buffer[] }): Promise<Buffer[]> {
  const keys = [...new Map(of.keys.map(key => [key.toString('hex'), key])).values()].toSorted(Buffer.compare)
  const { person: { bucket, id }, claim } = of
  await sql.text('settlement-invoice-take', `insert into settlement.invoice (key, bucket, person, claim, paid, at) select k, $2::smallint, $3::uuid, $4::uuid, false, $5::timestamptz
    from unnest($1::bytea[]) as i (k) on conflict do nothing`, [keys, bucket, id, claim, now])
  const rows = await sql.text<{ key: Buffer }>('settlement-invoice-mine', 'select key from settlement.invoice where key = any ($1::bytea[]) and claim <> $2', [keys, claim])
  return rows.map(row => row.key)
}
/** Leaves the invoices of a claim that comes to nothing, or is mended: they can be claimed again. What was reimbursed is never left. */
export async function leaveInvoices({ sql }: Has, claim: Id): Promise<void> {
  await sql.text('settlement-invoice-leave', 'delete from settlement.invoice where claim = $1 and not paid', [claim])
}
/** The invoices of a claim are paid, for ever; how many there were. */
export async function payInvoices({ sql }: Has, claim: Id): Promise<number> {
  return (await sql.text('settlement-invoice-pay', 'update settlement.invoice set paid = true where claim = $1 and not paid returning key', [claim])).length
}
/** Which of these were reimbursed. */
export async function paidInvoices({ sql }: Has, keys: readonly Buffer[]): Promise<Set<string>> {
  const rows = await sql.text<{ key: Buffer }>('settlement-invoice-paid', 'select key from settlement.invoice where key = any ($1::bytea[]) and paid', [keys])
  return new Set(rows.map(row => row.key.toString('hex')))
}

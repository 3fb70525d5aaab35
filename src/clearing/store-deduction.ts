import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { ClaimKind } from './store-claim.ts'

type Has = { sql: Sql }
/** 扣款 of a claim; in round 0, below nothing, what an earlier claim deducted for a settlement that was given back since. */
export type Deduction = { claim: string; round: number; nth: number; fund: string; amount: Fen; settlement: string | null; reasonSealed: Buffer | null }
/** An order to pay a claim; it waits for the bank. */
export type PaymentOrder = { number: string; claim: string; provider: Id; area: string; amount: Fen; at: Date }
const columns = 'd.claim, d.round, d.nth, d.fund, d.amount, d.settlement, d.reason_sealed as "reasonSealed"'
const inForce = 'd.round in (0, c.round)'

export async function insertDeductions({ sql }: Has, rows: readonly Deduction[]): Promise<void> {
  for (const d of rows) await sql.run`insert into clearing.deduction (claim, round, nth, fund, amount, settlement, reason_sealed) values (${d.claim}, ${d.round}, ${d.nth}, ${d.fund}, ${d.amount}, ${d.settlement}, ${d.reasonSealed})`
}
/** The deductions in force of a claim. */
export async function deductionsOf({ sql }: Has, number: string): Promise<Deduction[]> {
  return sql.text<Deduction>('clearing-deductions', `select ${columns} from clearing.deduction d join clearing.claim c on c.number = d.claim where c.number = $1 and ${inForce} order by d.round, d.nth`, [number])
}
/** What was deducted for each settlement of a provider's approved claims and not returned yet, by fund. */
export async function deductedFor({ sql }: Has, { provider, area, clearing }: ClaimKind): Promise<{ settlement: string; fund: string; amount: Fen }[]> {
  return sql.text('clearing-deducted-for', `select d.settlement, d.fund, sum(d.amount)::bigint as amount from clearing.deduction d join clearing.claim c on c.number = d.claim
    where c.provider = $1 and c.area = $2 and c.clr_type = $3 and d.settlement is not null and ${inForce} and (c.state = 'approved' or (d.round = 0 and c.state in ('claimed', 'proposed')))
    group by d.settlement, d.fund having sum(d.amount) > 0 order by d.settlement, d.fund`, [provider, area, clearing])
}
export async function insertOrder({ sql }: Has, o: PaymentOrder): Promise<void> {
  await sql.run`insert into clearing.payment_order (number, claim, provider, area, amount, at) values (${o.number}, ${o.claim}, ${o.provider}, ${o.area}, ${o.amount}, ${o.at})`
}
/** The orders of claims, by claim. */
export async function ordersFor({ sql }: Has, claims: readonly string[]): Promise<Map<string, PaymentOrder>> {
  const rows = await sql.text<PaymentOrder>('clearing-orders-for', 'select number, claim, provider, area, amount, at from clearing.payment_order where claim = any ($1::text[])', [claims])
  return new Map(rows.map(row => [row.claim, row]))
}
/** Orders of a city's funds that wait for the bank, the oldest first. */
export async function ordersIn({ sql }: Has, area: string): Promise<PaymentOrder[]> {
  return sql.text<PaymentOrder>('clearing-orders-in', 'select number, claim, provider, area, amount, at from clearing.payment_order where area = $1 order by at, number limit 500', [area])
}

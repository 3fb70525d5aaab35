import { share, type Fen } from '#kit/money'
import type { ItemClass } from '../clinics/shared.ts'

/** A bill line as priced: amount in fen, count in ten-thousandths, limit in millionths of a yuan, own share in ten-thousandths. */
export type BillLine = { amount: Fen; count: bigint; ceiling: bigint | null; class: ItemClass; selfpay: bigint }
/** What the policy of the day gives this visit. `percent` in ten-thousandths; `deductible` and `cap` per year. */
export type Rates = { pool: boolean; deductible: Fen; percent: bigint; cap: Fen; selfpaidFromAccount: boolean }
/** What of the year is used already. */
export type YearUsed = { deductible: Fen; fund: Fen }
/** A line taken apart: own (全自费), over the limit, paid first (先行自付), in the policy's scope. They add up to the amount. */
export type LineSplit = { own: Fen; over: Fen; first: Fen; scope: Fen }
/** A visit taken apart. own + over + first + scope = total = fund + account + cash; `deductible` is what of it was used by this visit. */
export type Split = { lines: LineSplit[]; total: Fen; own: Fen; over: Fen; first: Fen; scope: Fen; deductible: Fen; base: Fen; fund: Fen; copay: Fen; selfpaid: Fen; account: Fen; cash: Fen }

const least = (a: bigint, b: bigint) => a < b ? a : b
const left = (limit: bigint, used: bigint) => limit > used ? limit - used : 0n
const sum = (lines: readonly LineSplit[], part: keyof LineSplit) => lines.reduce((all, line) => all + line[part], 0n)

/** One line: rounded half up to the fen once, at the share paid first. */
export function splitLine({ amount, count, ceiling, class: kind, selfpay }: BillLine): LineSplit {
  if (kind === '03') return { own: amount, over: 0n, first: 0n, scope: 0n }
  const limited = ceiling === null ? amount : least(amount, share(ceiling * count, 1n, 100_000_000n))
  const first = share(limited, selfpay, 10_000n)
  return { own: 0n, over: amount - limited, first, scope: limited - first }
}

/**
 * Splits a bill: pooling fund by policy (deductible and ceiling over the year), then the personal account, then the holder, who pays the remainder.
 * The account pays the co-payment; what is self-paid only where the policy says so. Adds up to the bill to the fen. (MED-03, MED-04)
 */
export function split(bill: readonly BillLine[], rates: Rates, year: YearUsed, account: { balance: Fen; use: boolean }): Split {
  const lines = bill.map(splitLine)
  const [own, over, first, scope] = [sum(lines, 'own'), sum(lines, 'over'), sum(lines, 'first'), sum(lines, 'scope')]
  const total = own + over + first + scope
  const deductible = rates.pool ? least(scope, left(rates.deductible, year.deductible)) : 0n
  const base = scope - deductible
  const fund = rates.pool ? least(share(base, rates.percent, 10_000n), left(rates.cap, year.fund)) : 0n
  const copay = scope - fund + first
  const selfpaid = own + over
  const asked = rates.selfpaidFromAccount ? copay + selfpaid : copay
  const fromAccount = account.use ? least(account.balance, asked) : 0n
  return { lines, total, own, over, first, scope, deductible, base, fund, copay, selfpaid, account: fromAccount, cash: total - fund - fromAccount }
}

import { share, type Fen } from '#kit/money'
import type { ItemClass } from '../clinics/shared.ts'

/** A bill line as priced: amount in fen, count in ten-thousandths, limit in millionths of a yuan, own share in ten-thousandths. */
export type BillLine = { amount: Fen; count: bigint; ceiling: bigint | null; class: ItemClass; selfpay: bigint }
/**
 * What the policy of the day gives this visit. `percent` in ten-thousandths; `factor`: what of it is paid here, in ten-thousandths; `deductible` a year or a
 * stay, `cap` a year; `later`: what of the deductible a later stay of the year has, in ten-thousandths; `more`: what pays beside the pooling fund.
 */
export type Rates = { pool: boolean; deductible: Fen; later?: bigint; percent: bigint; factor?: bigint; cap: Fen; selfpaidFromAccount: boolean; more?: Supplements }
/**
 * Funds that come after the pooling fund, in this order: large amounts above its ceiling, serious illness on what was borne over the year, the civil servants'
 * supplement on what is left. Percents in ten-thousandths; a tier reaches up to an amount above the deductible.
 */
export type Supplements = {
  large: { percent: bigint; cap: Fen } | null
  serious: { deductible: Fen; tiers: readonly { upTo: Fen | null; percent: bigint }[] } | null
  civil: { percent: bigint } | null
}
/** What of the year (of the stay: the deductible) is used already; `large` paid above the ceiling, `borne` by the person within the scope. */
export type YearUsed = { deductible: Fen; fund: Fen; large?: Fen; borne?: Fen }
/** A line taken apart: own (全自费), over the limit, paid first (先行自付), in the policy's scope. They add up to the amount. */
export type LineSplit = { own: Fen; over: Fen; first: Fen; scope: Fen }
/**
 * A visit taken apart. own + over + first + scope = total = fund + account + family + cash; fund = pool + large + serious + civil; `deductible` is what of it was used by
 * this visit, `borne` what counts towards serious illness.
 */
export type Split = {
  lines: LineSplit[]; total: Fen; own: Fen; over: Fen; first: Fen; scope: Fen; deductible: Fen; base: Fen; fund: Fen; copay: Fen; selfpaid: Fen; account: Fen; family: Fen; cash: Fen
  pool: Fen; large: Fen; serious: Fen; civil: Fen; borne: Fen
}

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
 * Splits a bill: pooling fund by policy (deductible and ceiling over the year), then the personal account, then what a relative shares (`family`), then the holder, who pays the remainder.
 * The account pays the co-payment; what is self-paid only where the policy says so. Adds up to the bill to the fen. (MED-03, MED-04, decision 0168)
 */
export function split(bill: readonly BillLine[], rates: Rates, year: YearUsed, account: { balance: Fen; family?: Fen; use: boolean }): Split {
  const lines = bill.map(splitLine)
  const [own, over, first, scope] = [sum(lines, 'own'), sum(lines, 'over'), sum(lines, 'first'), sum(lines, 'scope')]
  const total = own + over + first + scope
  const deductible = rates.pool ? least(scope, left(rates.deductible, year.deductible)) : 0n
  const base = scope - deductible
  const { pool, large, serious, civil, borne } = funds(scope, base, rates, year)
  const fund = pool + large + serious + civil
  const copay = scope - fund + first
  const selfpaid = own + over
  const asked = rates.selfpaidFromAccount ? copay + selfpaid : copay
  const fromAccount = account.use ? least(account.balance, asked) : 0n
  const family = account.use ? least(account.family ?? 0n, asked - fromAccount) : 0n
  return { lines, total, own, over, first, scope, deductible, base, fund, pool, large, serious, civil, borne, copay, selfpaid, account: fromAccount, family, cash: total - fund - fromAccount - family }
}

const WHOLE = 10_000n
const nothing = { large: null, serious: null, civil: null } satisfies Supplements

/** What each fund pays of the scope, each rounded once, in the policy's order. */
function funds(scope: Fen, base: Fen, rates: Rates, year: YearUsed) {
  if (!rates.pool) return { pool: 0n, large: 0n, serious: 0n, civil: 0n, borne: scope }
  const [rate, whole] = [rates.percent * (rates.factor ?? WHOLE), WHOLE * WHOLE]
  const pool = least(share(base, rate, whole), left(rates.cap, year.fund))
  const more = rates.more ?? nothing
  const above = more.large && rate > 0n && pool < share(base, rate, whole) ? base - share(pool, whole, rate) : 0n
  const large = more.large ? least(share(above, more.large.percent, WHOLE), left(more.large.cap, year.large ?? 0n)) : 0n
  const borne = scope - pool - large
  const before = year.borne ?? 0n
  const serious = more.serious ? share(tiered(more.serious, before + borne) - tiered(more.serious, before), 1n, WHOLE) : 0n
  const civil = more.civil ? share(borne - serious, more.civil.percent, WHOLE) : 0n
  return { pool, large, serious, civil, borne }
}

/** What serious illness pays on all that was borne, in ten-thousandths of a fen: unrounded, so that many visits come to what one would. */
function tiered({ deductible, tiers }: NonNullable<Supplements['serious']>, borne: Fen): bigint {
  const above = left(borne, deductible)
  let [from, sum] = [0n, 0n]
  for (const { upTo, percent } of tiers) {
    const to = upTo === null ? above : least(above, upTo)
    if (to > from) { sum += (to - from) * percent; from = to }
  }
  return sum
}

import { share, type Fen } from '#kit/money'

/** Money of a pension account as it was booked in a month. */
export type Booked = { booked: string; amount: Fen }
/** A year of a pension account; `rate` in hundredths of a percent. */
export type PensionYear = { year: number; opening: Fen; paid: Fen; rate: number; interest: Fen; closing: Fen }

/** What of a month's contribution is the person's own account: the own share; of residents' pension the subsidy too. (INS-04, decision 0156) */
export const accountShare = (insutype: string, month: { person: Fen; unit: Fen }): Fen => insutype === '170' ? month.person + month.unit : month.person

/**
 * 月积数法: the opening balance bears the year's rate for twelve months, what was booked in month n for 13 − n of them; rounded half up to the fen once. Years are counted in months, so
 * a leap year is a year. Pure. (INS-04)
 */
export function interestOf(opening: Fen, paid: readonly Booked[], rate: number): Fen {
  const months = paid.reduce((sum, { booked, amount }) => sum + amount * BigInt(13 - Number(booked.slice(4))), opening * 12n)
  return share(months, BigInt(rate), 120_000n)
}

/** What came with a record from another region: the balance as that region closed it. */
export type Carried = { year: number; amount: Fen }
export type Account = { last: Pick<PensionYear, 'year' | 'closing'> | null; booked: readonly Booked[]; carried: readonly Carried[] }

/** The first year of an account that is not closed; null where there is nothing in it. */
export function firstOpen({ last, booked, carried }: Account): number | null {
  if (last) return last.year + 1
  const years = [...booked.map(each => Number(each.booked.slice(0, 4))), ...carried.map(each => each.year + 1)]
  return years.length ? Math.min(...years) : null
}

const within = (account: Account, year: number) => account.booked.filter(each => Number(each.booked.slice(0, 4)) === year)
const openingOf = ({ last, carried }: Account, year: number) => (last?.closing ?? 0n) + carried.filter(each => each.year === year - 1).reduce((sum, each) => sum + each.amount, 0n)

/** Closes the years of an account up to one, in order; a year whose rate is not known stops it and is named. Pure. (INS-04) */
export function closeYears(account: Account, upTo: number, rateOf: (year: number) => number | null): { years: PensionYear[]; missing: number | null } {
  const years: PensionYear[] = []
  let at: Account = account
  for (let year = firstOpen(account) ?? upTo + 1; year <= upTo; year++) {
    const rate = rateOf(year)
    if (rate === null) return { years, missing: year }
    const [opening, own] = [openingOf(at, year), within(account, year)]
    const paid = own.reduce((sum, each) => sum + each.amount, 0n)
    const interest = interestOf(opening, own, rate)
    years.push({ year, opening, paid, rate, interest, closing: opening + paid + interest })
    at = { ...account, last: years.at(-1)! }
  }
  return { years, missing: null }
}

/** What is in an account after its last closed year: the balance, and what of it was paid in since. */
export function sinceClosed(account: Account): { opening: Fen; paid: Fen } {
  const last = account.last?.year ?? 0
  const opening = (account.last?.closing ?? 0n) + account.carried.filter(each => each.year >= last).reduce((sum, each) => sum + each.amount, 0n)
  return { opening, paid: account.booked.filter(each => Number(each.booked.slice(0, 4)) > last).reduce((sum, each) => sum + each.amount, 0n) }
}

import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { policy, type PolicyValue } from '#regions'
import { isLuhn } from '#kit/luhn'

/** A partner bank as the region's pack lists it: code, names, service phone, the range its card numbers come from. (BANK-01) */
export type Bank = PolicyValue<'banks'>[number]

/** The partner banks of a region today. */
export function banksOf(work: Pick<Work, 'now'>, region: string): readonly Bank[] {
  return policy(region, 'banks', dayOf(work.now))
}

/** One partner bank of a region by its code; null when the pack does not list it. */
export function bankOf(work: Pick<Work, 'now'>, region: string, code: string): Bank | null {
  return banksOf(work, region).find(bank => bank.code === code) ?? null
}

/** A bank as anybody may see it: its service phone, the range its card numbers come from, its branches of this region. (BANK-01) */
export function bankView(work: Pick<Work, 'now'>, region: string, { code, zh, en, short, phone, kind, prefix, length }: Bank) {
  const branches = policy(region, 'branches', dayOf(work.now)).filter(each => each.bank === code)
  return { code, zh, en, short, phone, kind, range: { prefix, length }, branches: branches.map(each => ({ zh: each.zh, en: each.en, region: each.region, address: each.address, hours: each.hours, phone: each.phone })) }
}

/** Whether a bank card number lies in the range the pack gives this bank, check digit right. (BANK-01) */
export const isOfBank = ({ prefix, length }: Pick<Bank, 'prefix' | 'length'>, number: string) => number.length === length && number.startsWith(prefix) && isLuhn(number)

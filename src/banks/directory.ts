import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { policy, type PolicyValue } from '#regions'

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

/** A bank as pages show it. */
export const bankView = ({ code, zh, en, short, phone }: Bank) => ({ code, zh, en, short, phone })

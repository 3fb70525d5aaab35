import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { post, type Posting } from '#ledger'

/** What a settlement, or its undoing, moves in the sub-account that a relative shares: `amount` what its balance changes by, `version` and, where it is known, `place` of the held account. */
export type OfFamily = { of: Omit<Posting, 'version' | 'place'>; amount: Fen; version: number; place?: string | null }

/**
 * The row of the sub-account beside the settlement's own, numbered after it: what came from here stands there as its income. Nothing at all where no relative's money is spent.
 * (settled: between two people)
 */
export async function spendFamily(work: Work, all: readonly OfFamily[]): Promise<void> {
  const rows = (back: boolean) => all.filter(({ amount }) => amount > 0n === back).map(({ of, amount, version, place = null }) => ({
    ...of, version, place, number: `${of.number}F`, account: amount, income: amount, fund: 0n, cash: 0n, hospital: 0n, total: 0n, undoes: null, policies: null, business: null, detail: null,
  }))
  for (const [what, postings] of [['family-spent', rows(false)], ['family-returned', rows(true)]] as const) if (postings.length) await post(work, what, postings, undefined, 'pacc-family')
}

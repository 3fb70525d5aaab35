import { publicNumber } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { mayTake, type ClaimStep } from './claim-life.ts'
import { claimReason, deductionReason, noteClaim, refuseStep, staleClaim } from './claiming.ts'
import { deductionsFit, type Deducting } from './deduct.ts'
import { daysStanding, unsettled } from './draw-claim.ts'
import { refuse } from './refusals.ts'
import { freeDays, saveClaim, selectClaim, type Claim } from './store-claim.ts'
import { deductionsOf, insertDeductions, insertOrder } from './store-deduction.ts'
import { ownArea } from './sums.ts'

/** A claim of this office's city, locked, as it was seen, where it may take the step. */
async function seenHere(work: Work, { number, version }: Seen, step: ClaimStep) {
  const claim = await selectClaim(work, number, true)
  if (!claim || claim.area !== await ownArea(work)) return refuse('claim-unknown')
  if (!mayTake(claim.state, step)) return refuseStep(claim)
  return claim.version === version ? claim : staleClaim(claim)
}
export type Seen = { number: string; version: number }
/** The member at work. */
function memberOf(work: Work): string {
  if (work.by.kind !== 'staff') throw new Error('a claim is reviewed by a member of the office')
  return work.by.id
}
async function moved(work: Work, claim: Claim, to: Partial<Claim>): Promise<Claim> {
  const next = { ...claim, ...to }
  await saveClaim(work, next)
  return { ...next, version: claim.version + 1 }
}
const sealed = (work: Work, claim: Claim, reason: string) => work.vault.seal(reason, claimReason(claim.number))
/** What stands in the way while a day the claim holds does not agree (any more). */
async function differing(work: Work, claim: Claim) {
  const bad = unsettled((await daysStanding(work, claim, claim.from, claim.until)).days)
  return bad && refuse('claim-unsettled', bad)
}

/** 初审: what is deducted and why; it is paid only once another person has approved. (MED-08.a) */
export async function proposeClaim(work: Work, { deductions, ...seen }: Seen & { deductions: readonly Deducting[] }) {
  const claim = await seenHere(work, seen, 'propose')
  if (isRefused(claim)) return claim
  const bad = await differing(work, claim) ?? await deductionsFit(work, claim, deductions)
  if (bad) return bad
  const round = claim.version
  await insertDeductions(work, deductions.map(({ reason, ...each }, i) => ({ ...each, claim: claim.number, round, nth: i + 1, reasonSealed: work.vault.seal(reason, deductionReason(claim.number, round, i + 1)) })))
  const returned = (await deductionsOf(work, claim.number)).reduce((all, each) => each.round === 0 ? all + each.amount : all, 0n)
  const deducted = deductions.reduce((all, each) => all + each.amount, returned)
  const done = await moved(work, claim, { state: 'proposed', round, deducted, payable: claim.fund + claim.account - deducted, proposedBy: memberOf(work), proposedAt: work.now, reasonSealed: null })
  await noteClaim(work, 'clearing.propose-claim', claim, { deductions: deductions.length, payable: fenNumber(done.payable) })
  return done
}

/** 退回初审: the second person does not agree with the first, and says why. */
export async function reopenClaim(work: Work, { reason, ...seen }: Seen & { reason: string }) {
  const claim = await seenHere(work, seen, 'reopen')
  if (isRefused(claim)) return claim
  const done = await moved(work, claim, { state: 'claimed', proposedBy: null, proposedAt: null, reasonSealed: sealed(work, claim, reason) })
  await noteClaim(work, 'clearing.reopen-claim', claim)
  return done
}

/** 退回机构: nothing is paid, the days are free, the provider reads why. */
export async function sendClaimBack(work: Work, { reason, ...seen }: Seen & { reason: string }) {
  const claim = await seenHere(work, seen, 'sendBack')
  if (isRefused(claim)) return claim
  const done = await moved(work, claim, { state: 'returned', decidedBy: memberOf(work), decidedAt: work.now, reasonSealed: sealed(work, claim, reason) })
  await freeDays(work, claim.number)
  await noteClaim(work, 'clearing.return-claim', claim)
  return done
}

/** 复核批准: by another person than the first; the order to pay is made with it, once, and waits for the bank. (MED-08.a, settled: a second person) */
export async function approveClaim(work: Work, seen: Seen) {
  const claim = await seenHere(work, seen, 'approve')
  if (isRefused(claim)) return claim
  const by = memberOf(work)
  if (claim.proposedBy === by) return refuse('claim-own-approval')
  const bad = await differing(work, claim)
  if (bad) return bad
  const done = await moved(work, claim, { state: 'approved', decidedBy: by, decidedAt: work.now, reasonSealed: null })
  if (claim.payable > 0n) await insertOrder(work, { number: publicNumber(0, work.random, 16), claim: claim.number, provider: claim.provider, area: claim.area, amount: claim.payable, at: work.now })
  await noteClaim(work, 'clearing.approve-claim', claim, { first: claim.proposedBy!, payable: fenNumber(claim.payable) })
  return done
}

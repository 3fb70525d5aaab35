import { owe } from '#benefits'
import { liveCardOf } from '#cards'
import { wallClock } from '#kit/day'
import { dayOf } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import { fenNumber, yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { explainBill, judgeBill, passbookOf, payBill, type Judged } from '#settlement'
import { organisationById } from '#staff'
import { named } from './check.ts'
import { billOf, holderOf, onRecord, type Claim } from './claim.ts'
import { saidHere, stale } from './file.ts'
import type { ClaimStep } from './life.ts'
import { refuse } from './refusals.ts'
import type { LineClass, Result } from './shared.ts'
import { barred, take } from './step.ts'
import { insertPayment, saveHold, selectClaim, type Key } from './store.ts'

const HOLD = 10 * 60_000
export type At = Key & { person: Id }

/** Refuses an office whose queue the claim is not in. */
export async function decidedHere(work: Work, claim: Pick<Claim, 'office'>) {
  if (claim.office !== null && claim.office === work.by.organisation) return null
  return refuse('reimbursement-elsewhere', { office: claim.office ? (await organisationById(work, claim.office))?.name ?? '' : '参保地医保经办机构' })
}

/** The claim locked, as it was seen, where this office may take the step and no colleague is at it. */
async function seenHere(work: Work, at: At, step: ClaimStep, version: number | null) {
  const claim = await selectClaim(work, at, true)
  if (claim?.person !== at.person) return refuse('reimbursement-unknown')
  const no = await decidedHere(work, claim) ?? (version === null || claim.version === version ? null : await stale(work, claim)) ?? barred(claim, step)
  if (no) return no
  const other = claim.claimedBy !== null && claim.claimedBy !== work.by.id && claim.claimedUntil! > work.now
  return other ? refuse('reimbursement-held', { until: wallClock(claim.claimedUntil!).slice(11, 16) }) : claim
}

/** 办这一件: mine for ten minutes. */
export async function holdClaim(work: Work, at: At) {
  const claim = await seenHere(work, at, 'propose', null)
  if (isRefused(claim)) return claim
  const until = new Date(work.now.getTime() + HOLD)
  await saveHold(work, claim, work.by.id, until)
  await note(work, { verb: 'reimbursement.hold', ...onRecord(claim) })
  return { ...claim, claimedBy: work.by.id, claimedUntil: until } satisfies Claim
}

/** 初审: each line by the class the office takes it for, with its scan beside; what the funds pay of it is proposed to a second person. (MED-09.a) */
export async function propose(work: Work, at: At, { version, classes }: { version: number; classes: readonly LineClass[] }) {
  const claim = await seenHere(work, at, 'propose', version)
  if (isRefused(claim)) return claim
  const { lines } = claim.details
  if (classes.length !== lines.length) return refuse('reimbursement-lines', { lines: lines.length, sent: classes.length })
  const details = { ...claim.details, lines: lines.map((line, i) => ({ ...line, as: classes[i]! })) }
  const judged = await judgeBill(work, holderOf(claim), billOf({ ...claim, details }, work.now))
  if (isRefused(judged)) return saidHere(judged)
  const nothing = paysNothing(judged)
  return nothing ? refuse('reimbursement-pays-nothing', nothing) : take(work, claim, 'propose', { details, fund: judged.decision.split.fund, proposedBy: work.by.id })
}

/** Why the fund pays nothing whatever the sum; null where it may pay. */
export function paysNothing({ insured, decision }: Judged): { why: string; whyEn: string } | null {
  if (decision.ground.rates.pool) return null
  return insured.paidUntil !== null && insured.state === '1' && !decision.ground.rates.percent ? { why: '欠费停付，或这一级机构不在支付范围', whyEn: 'contributions are owed, or the policy pays nothing at this level' } : { why: '这一级机构不在支付范围，或参保已停', whyEn: 'the policy pays nothing at this level, or the insurance has stopped' }
}

/** 复核退回初审, with a reason: whoever reviewed it looks again. */
export async function putBack(work: Work, at: At, { version, reason }: { version: number; reason: string }) {
  const claim = await seenHere(work, at, 'putBack', version)
  return isRefused(claim) ? claim : take(work, claim, 'putBack', { reason, fund: null, proposedBy: null })
}

/** 退回补正, 不予报销: with a reason the holder reads. */
export async function turnDown(work: Work, at: At, step: 'sendBack' | 'refuse', { version, reason }: { version: number; reason: string }) {
  const claim = await seenHere(work, at, step, version)
  return isRefused(claim) ? claim : take(work, claim, step, { reason, fund: null })
}

/**
 * 复核同意: a second person approves what was seen; it is judged anew while the account is held, the year moves as by a settlement, and one order goes to the bank, to where the policy of the day pays.
 * Refused where the sum is another by now. (MED-09, PACC-03)
 */
export async function approve(work: Work, at: At, { version, fund }: { version: number; fund: number }) {
  const claim = await seenHere(work, at, 'approve', version)
  if (isRefused(claim)) return claim
  if (claim.proposedBy === work.by.id) return refuse('reimbursement-own-approval')
  const person = holderOf(claim)
  const to = await payeeOf(work, person, claim.region)
  if (isRefused(to)) return to
  const paid = await payBill(work, person, billOf(claim, work.now))
  if (isRefused(paid)) return saidHere(paid)
  const { split } = paid.decision
  const nothing = paysNothing(paid)
  if (nothing) return refuse('reimbursement-pays-nothing', nothing)
  if (split.fund !== BigInt(fund)) return refuse('reimbursement-moved', { seen: yuan(BigInt(fund)), now: yuan(split.fund) })
  if (paid.number !== null) {
    const id = newId(work.now, work.random)
    await insertPayment(work, { bucket: claim.bucket, id, claim: claim.id, person: claim.person, region: claim.region, ...to, amount: split.fund, posting: paid.number, at: work.now })
    if (to.way === 'financial-account') await owe(work, { cause: id, person, region: claim.region, amount: split.fund })
  }
  return take(work, claim, 'approve', { fund: split.fund, decidedBy: work.by.id, details: { ...claim.details, result: resultOf(paid) } })
}

/** Where a reimbursement of today goes: from the policy's switch-over date to the financial account of the card, before it over the passbook's bank. (PACC-03) */
export async function payeeOf(work: Work, person: PersonKey, region: string) {
  const day = dayOf(work.now)
  if (policy(region, 'reimbursement.to', day) === 'passbook') {
    const book = passbookOf(region, day)
    return book ? { way: 'passbook' as const, bank: book.bank, account: null } : refuse('reimbursement-no-passbook', named(work, region))
  }
  const card = await liveCardOf(work, person)
  return card?.bankCard && card.financial === 'active' ? { way: 'financial-account' as const, bank: card.bank, account: card.bankCard } : refuse('reimbursement-no-account')
}

/** What a claim comes to, as its page and its letter say it. */
export function resultOf(judged: Judged): Result {
  const { split } = judged.decision
  const n = fenNumber
  return { total: n(split.total), own: n(split.own), first: n(split.first), scope: n(split.scope), deductible: n(split.deductible), fund: n(split.fund), cash: n(split.cash), ...explainBill(judged) }
}

import type { Facts } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { claimStateWords } from './claim-life.ts'
import { refuse } from './refusals.ts'
import type { Claim } from './store-claim.ts'

/** Where a sealed reason of a claim belongs, and of one of its deductions. */
export const claimReason = (number: string) => `clearing.claim.reason|${number}`
export const deductionReason = (number: string, round: number, nth: number) => `clearing.deduction.reason|${number} ${round} ${nth}`
/** Puts what happens to a claim on record, with its provider. */
export const noteClaim = (work: Work, verb: `clearing.${string}`, claim: Pick<Claim, 'number' | 'provider'>, facts: Facts = {}) =>
  note(work, { verb, person: null, subject: { kind: 'provider', id: claim.provider }, facts: { claim: claim.number, ...facts } })
/** What a claim's state does not allow. */
export const refuseStep = (claim: Claim) => refuse('claim-state', { state: claimStateWords[claim.state].zh, stateEn: claimStateWords[claim.state].en })
/** Somebody moved it since the page was opened. */
export const staleClaim = (claim: Claim) => refuse('claim-stale', { state: claimStateWords[claim.state].zh, stateEn: claimStateWords[claim.state].en })

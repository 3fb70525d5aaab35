import { getPerson } from '#holders'
import { yuan } from '#kit/money'
import type { Work } from '#kit/work'
import { send } from '#notices'
import { note } from '#record'
import { leaveInvoices } from '#settlement'
import { holderOf, onRecord, type Claim } from './claim.ts'
import { claimLife, claimWord, mayStep, type ClaimStep } from './life.ts'
import { refuse } from './refusals.ts'
import { careWords } from './shared.ts'
import { insertStep, saveClaim } from './store.ts'

const told = { approve: 'reimbursement-approved', sendBack: 'reimbursement-returned', refuse: 'reimbursement-refused' } as const
/** Steps after which a claim's invoices can be claimed again. */
const over: readonly ClaimStep[] = ['refuse', 'withdraw']

/** The refusal of a step that cannot be taken from where a claim stands; null where it can. */
export const barred = (claim: Claim, step: ClaimStep) => mayStep(step, claim.state) ? null : refuse('reimbursement-decided', { state: claimWord[claim.state].zh, stateEn: claimWord[claim.state].en })

/** Takes a step of a locked claim: what it is since, the step as a fact, the record, and a message to the holder where a decision was made. (MED-09) */
export async function take(work: Work, claim: Claim, step: ClaimStep, { reason = null, ...says }: Partial<Claim> & { reason?: string | null } = {}, telling = true): Promise<Claim> {
  const next: Claim = { ...claim, ...says, state: claimLife[step].to, claimedBy: null, claimedUntil: null }
  if (!await saveClaim(work, next)) throw new Error('a locked claim moved')
  const nth = claim.version + 1
  await insertStep(work, next, nth, step, { reason, details: says.details ?? null })
  if (over.includes(step)) await leaveInvoices(work, claim.id)
  await note(work, { verb: `reimbursement.${step}`, ...onRecord(claim), facts: { care: next.medType, amount: Number(next.total), ...next.fund === null ? {} : { fund: Number(next.fund) } } })
  if (telling && step in told) await tell(work, next, told[step as keyof typeof told])
  return { ...next, version: nth }
}

/** Tells the holder; the message says the kind of care and the day, never where or what for. */
export async function tell(work: Work, claim: Claim, template: 'reimbursement-received' | (typeof told)[keyof typeof told]) {
  const paid = claim.fund ? `基金付 ${yuan(claim.fund)} 元，转入您的账户` : '按政策基金付 0 元'
  await send(work, claim.region, holderOf(claim), (await getPerson(work, holderOf(claim)))?.phone ?? null, template, { what: careWords[claim.medType].zh, day: claim.last, due: claim.due, paid })
}

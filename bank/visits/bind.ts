import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { raiseAccount } from '../accounts/store-cash.ts'
import type { Staff } from '../access/session.ts'
import { setActive } from '../cards/activate.ts'
import type { HeldCard } from '../cards/hold.ts'
import { insertBinding, selectBoundTo } from '../cards/store-binding.ts'
import { bothStates, stateOf } from '../cards/state.ts'
import { selectCard } from '../cards/store.ts'
import { steps, termsOf, type Step } from '../orders/terms.ts'
import { refuse, type RefusalName } from '../refusals.ts'
import { sendText, texts } from '../texts/send.ts'
import type { Work } from '../work.ts'
import { heldVisitOf, type OpenVisit } from './held.ts'
import { saveBound, selectScans, type VisitRow } from './store.ts'

const missing = { copy: 'copy-missing', form: 'form-missing', code: 'code-missing', biometric: 'biometric-missing' } as const satisfies Record<Step, RefusalName>

/** Which steps of a visit are done. Who registered face or fingerprint for a card before shows it again. */
export async function stepsDone(work: Work, visit: VisitRow): Promise<Record<Step, boolean>> {
  return { copy: (await selectScans(work, visit.id)).length === 2, form: visit.form !== null, code: visit.codedAt !== null, biometric: visit.enrolledAt !== null || visit.provenAt !== null }
}

/**
 * 激活: after every step that the policy asks for, with the card in the reader and the bank PIN keyed by its holder, card and account are bound and the account is active; the centre is told.
 * The first step that is missing is what it is refused for. (ACT-05, ACT-10)
 */
export async function bind(work: Work, by: Staff, id: Id, { reading, pin }: { reading: string; pin: Buffer }) {
  const held = await heldVisitOf(work, by, id, { holder: true, reading })
  if (isRefused(held)) return held
  const { visit, card, number } = held
  // asked again because no answer came: what was done stands, whatever is keyed now
  if (visit.boundAt) return bothStates(work, card)
  if (card.activatedAt) return refuse('already-active')
  const terms = await termsOf(work, card)
  if (!terms.places.includes('branch')) return refuse('place-other')
  const done = await stepsDone(work, visit)
  const lacking = steps.find(step => terms.steps.includes(step) && !done[step])
  if (lacking) return refuse(missing[lacking])
  const bound = visit.existing ? await takeExisting(work, held, visit.existing, terms.existing) : held
  if (isRefused(bound)) return bound
  const active = await setActive(work, bound, number, { terminal: visit.terminal, pin }, by.number)
  if (isRefused(active)) return active
  await saveBound(work, id)
  const phone = visit.phone ? work.keys.openText(visit.phone, `visits.visit.phone_sealed|${id}`) : held.person.phone
  if (phone) await sendText(work, visit.bank, phone, texts.activated(number.slice(-4)))
  return active
}

/** The card draws on the account of a card that its holder had already, from now on. One account is bound to one card at a time. */
async function takeExisting(work: Work, held: OpenVisit & HeldCard, existing: Id, allowed: boolean): Promise<HeldCard | Refusal<RefusalName>> {
  if (!allowed) return refuse('existing-not-allowed')
  const { card, person } = held
  const named = await selectCard(work, card.bucket, existing)
  if (!named) return refuse('existing-unusable')
  const seq = await raiseAccount(work, card.bucket, named.account, held.seq)
  // read again now that nobody else changes it: it may have been reported lost meanwhile
  const other = (await selectCard(work, card.bucket, existing))!
  const state = stateOf(work, other)
  if (other.account !== named.account || !state.active || state.lost || state.closed) return refuse('existing-unusable')
  if (await selectBoundTo(work, card.bucket, other.account)) return refuse('existing-bound')
  await insertBinding(work, { bucket: card.bucket, card: card.id, seq, existing, account: other.account, insteadOf: card.account })
  return { card: { ...card, account: other.account }, person, seq }
}

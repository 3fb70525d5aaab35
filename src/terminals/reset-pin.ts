import { activateSocial, doneToday, refuseCard, type Card } from '#cards'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { authoriseReset, pinState, resetPin } from '#pins'
import { policy } from '#regions'
import { heldSession } from './open-session.ts'
import { mayChangeHere, mayResetHere } from './places.ts'
import { refuse } from './refusals.ts'
import { endSessionsOfCard } from './store.ts'

const isFirst = async (work: Work, card: Card) => (await pinState(work, card))?.first === true

/** A first PIN is set where PINs are changed, a new one where they are reset. (PIN-04, PIN-10) */
const maySetHere = async (work: Work, card: Card) => await isFirst(work, card) ? mayChangeHere(work, card) : mayResetHere(work, card)

/**
 * 授权重置: at an office of the policy, card in the reader, papers shown. From here on the card settles only with a new PIN.
 * Who handed the card over today does not also reset its PIN; a first PIN is no reset. (PIN-04, PIN-11)
 */
export async function authoriseHere(work: Work, terminalId: Id, sessionId: Id) {
  const held = await heldSession(work, terminalId, sessionId)
  if (isRefused(held)) return held
  const { terminal, session, card } = held
  const here = await maySetHere(work, card)
  if (isRefused(here)) return here
  if (!session.shown.includes('pin-reset')) return refuse('papers-first')
  if (card.state !== 'handed-over') return refuseCard('not-collected')
  if (!await isFirst(work, card) && await doneToday(work, card, 'cards.hand-over')) {
    return refuseCard('second-person-needed', { done: '发卡', doneEn: 'A hand-over', asked: '重置密码', askedEn: 'a PIN reset' })
  }
  const authorised = await authoriseReset(work, card, terminal.organisation, policy(card.region, 'pin.reset.minutes', dayOf(work.now)))
  if (!isRefused(authorised)) await endSessionsOfCard(work, card, 'stopped', session.id)
  return authorised
}

/**
 * 设新密码 under the authorisation, on the holder's pad; with it the social account becomes usable where a PIN change does that. While an identity case stops
 * the account the new PIN is the holder's all the same. (PIN-04, ACT-02, ACT-04)
 */
export async function resetPinHere(work: Work, terminalId: Id, sessionId: Id, entry: { entry: Id; block: Buffer; reset: Id }) {
  const held = await heldSession(work, terminalId, sessionId)
  if (isRefused(held)) return held
  const { terminal, card } = held
  const here = await maySetHere(work, card)
  if (isRefused(here)) return here
  const set = await resetPin(work, { card, terminal: terminal.id, terminalKey: terminal.key, ...entry })
  if (isRefused(set)) return set
  if (card.social !== 'inactive' || policy(card.region, 'activation.how', dayOf(work.now)) !== 'pin-change') return { pin: set, card }
  const active = await activateSocial(work, card, 'pin-change')
  if (isRefused(active)) return active.refused === 'identity-differs' ? { pin: set, card } : active
  return { pin: set, card: active }
}

import { changePinAndActivate, holderOf, holds, refuseCard } from '#cards'
import { caseOf } from '#identity'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { pinState } from '#pins'
import { changeOver } from './change-over.ts'
import { heldSession } from './open-session.ts'
import { mayChangeHere } from './places.ts'
import { refuse } from './refusals.ts'
import { endSessionsOfCard } from './store.ts'

/**
 * 改社保密码 on the holder's pad, papers shown, at a place of the policy; where the policy says so the social account becomes usable
 * with it. The old entry counts like any other, so refusals must be kept. (ACT-02, ACT-03, PIN-06)
 */
export async function changePinHere(work: Work, terminalId: Id, sessionId: Id, entry: { entry: Id; oldBlock: Buffer; newBlock: Buffer }) {
  const held = await heldSession(work, terminalId, sessionId)
  if (isRefused(held)) return held
  const { terminal, session, card } = held
  const here = await mayChangeHere(work, card)
  if (isRefused(here)) return here
  if (!session.shown.includes('pin-change')) return refuse('papers-first')
  if (card.state !== 'handed-over') return refuseCard('not-collected')
  if (holds(card.facts, 'identity-difference') || (await caseOf(work, holderOf(card)))?.state === 'open') return refuseCard('identity-differs', { fields: ['卡上的身份信息'] })
  const changed = await changePinAndActivate(work, card, { terminal: terminal.id, terminalKey: terminal.key, ...entry })
  if (isRefused(changed) && (await pinState(work, card))?.locked) await endSessionsOfCard(work, card, 'pin-locked')
  if (!isRefused(changed)) await changeOver(work, changed.card, 'pin-change')
  return changed
}

import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { changePin, resetPin } from '#pins'
import { policy } from '#regions'
import { activateSocial } from './activate-social.ts'
import type { Card } from './card.ts'

/**
 * 改社保密码 and with it, where the pack says so, 启用社保账户: one act for the holder. The evidence is what `changePin` asks for.
 * Gives pins' own answer and the card as it stands afterwards; a burnt try is kept by the door. (ACT-02, ACT-03)
 */
export async function changePinAndActivate(work: Work, card: Card, evidence: Omit<Parameters<typeof changePin>[1], 'card'>) {
  const changed = await changePin(work, { ...evidence, card })
  return isRefused(changed) ? changed : withCard(work, card, changed)
}

/** 重置后设新密码, which ends the initial PIN just as a change does. (PIN-04, ACT-02) */
export async function resetPinAndActivate(work: Work, card: Card, evidence: Omit<Parameters<typeof resetPin>[1], 'card'>) {
  const set = await resetPin(work, { ...evidence, card })
  return isRefused(set) ? set : withCard(work, card, set)
}

async function withCard<Pin>(work: Work, card: Card, pin: Pin) {
  if (card.social !== 'inactive' || policy(card.region, 'activation.how', dayOf(work.now)) !== 'pin-change') return { pin, card }
  const active = await activateSocial(work, card, 'pin-change')
  return isRefused(active) ? active : { pin, card: active }
}

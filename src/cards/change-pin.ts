import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { changePin } from '#pins'
import { policy } from '#regions'
import { activateSocial } from './activate-social.ts'
import type { Card } from './card.ts'

/**
 * 改社保密码 and with it, where the pack says so, 启用社保账户: one act for the holder. The evidence is what `changePin` asks for.
 * Gives pins' own answer and the card as it stands afterwards; a burnt try is kept by the door. (ACT-02, ACT-03)
 */
export async function changePinAndActivate(work: Work, card: Card, evidence: Omit<Parameters<typeof changePin>[1], 'card'>) {
  const changed = await changePin(work, { ...evidence, card })
  if (isRefused(changed)) return changed
  if (card.social !== 'inactive' || policy(card.region, 'activation.how', dayOf(work.now)) !== 'pin-change') return { pin: changed, card }
  const active = await activateSocial(work, card, 'pin-change')
  return isRefused(active) ? active : { pin: changed, card: active }
}

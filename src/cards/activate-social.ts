import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import type { Basic } from '#chip'
import { caseOf } from '#identity'
import { isRefused } from '#kit/refusal'
import { note } from '#record'
import { policy } from '#regions'
import { holderOf, onRecord, type Card } from './card.ts'
import { differences, noteDifference, saidByChip } from './differ.ts'
import { refuse } from './refusals.ts'
import { holds } from './state-code.ts'
import { setSocial } from './store.ts'
import { bankWords, tell } from './tell.ts'
import type { deskOf } from './view.ts'
import { placesSaid } from './why.ts'

/** What made the social account usable. */
export type Activation = 'pin-change' | 'on-collection' | 'window' | 'pin-fingerprint'

const words = {
  'pin-change': { how: '改一次初始密码就启用', howEn: 'It becomes usable when the initial PIN is changed' },
  'on-collection': { how: '领卡时就启用', howEn: 'It becomes usable on collection' },
  'window': { how: '在窗口核对资料后启用', howEn: 'It becomes usable after a data check at a counter' },
  'pin-fingerprint': { how: '本人到窗口设密码、录指纹后启用', howEn: 'It becomes usable in person, with PIN and fingerprint' },
} as const

/**
 * 启用社保账户, in the way the pack says and no other (ACT-02); the financial account is not touched (ACT-01). `read` is what the card's
 * reader gave: where it differs from the record the account stays shut and the difference is on record (ACT-04; the door keeps this refusal).
 * An open case of the holder's stops a card that came to them since. An account that is active already is given back unchanged.
 */
export async function activateSocial(work: Work, card: Card, by: Activation, read?: Basic) {
  if (card.closedAs || card.social === 'closed') return refuse('card-closed')
  if (card.state !== 'handed-over') return refuse('not-collected')
  if (card.social === 'active') return card
  const how = policy(card.region, 'activation.how', dayOf(work.now))
  if (how !== by) return refuse('activated-otherwise', words[how])
  const differing = read ? await differences(work, card, read) : []
  if (differing.length) await noteDifference(work, card, differing, 'activation', { card: saidByChip(read!) })
  if (differing.length) return refuse('identity-differs', { fields: differing.map(([, zh]) => zh) })
  if (holds(card.facts, 'identity-difference') || (await caseOf(work, holderOf(card)))?.state === 'open') return refuse('identity-differs', { fields: ['卡上的身份信息'] })
  if (!await setSocial(work, card, 'active')) return refuse('social-active')
  await note(work, { verb: 'cards.activate-social', ...onRecord(card), facts: { by } })
  await tell(work, card, 'social-active', {})
  return { ...card, social: 'active', version: card.version + 1 } satisfies Card
}

/**
 * 领卡即启用: where the policy says `on-collection` the account of a card in its holder's hands becomes usable now. While an identity case stops it the card is
 * the holder's all the same, its account shut until the case is settled. (ACT-02, ACT-04)
 */
export async function activateOnCollection(work: Work, card: Card) {
  if (policy(card.region, 'activation.how', dayOf(work.now)) !== 'on-collection') return card
  const active = await activateSocial(work, card, 'on-collection')
  return isRefused(active) && active.refused === 'identity-differs' ? card : active
}

/** Whether the office at this desk activates accounts by the policy; refused `activate-elsewhere` with where it is done. (ACT-12) */
export function isActivatedHere(work: Work, card: Card, desk: Pick<Awaited<ReturnType<typeof deskOf>>, 'mayActivate'>) {
  if (desk.mayActivate) return { here: true }
  const { zh, en } = placesSaid(policy(card.region, 'activation.places', dayOf(work.now)), bankWords(card, work))
  return refuse('activate-elsewhere', { where: zh, whereEn: en })
}

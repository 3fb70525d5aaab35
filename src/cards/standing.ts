import type { Card } from './card.ts'
import { stateWord, type Words } from './life.ts'
import { handedIn, holds } from './state-code.ts'

/** How a living card stands, in a word: reported lost, past its validity, suspended, else where the thing is. (APP-08) */
export function standingOf(card: Pick<Card, 'facts' | 'validUntil' | 'state'>, day: string): Words {
  if (handedIn(card.facts)) return { zh: '已交回换新卡', en: 'handed in for an exchange' }
  if (holds(card.facts, 'loss') || holds(card.facts, 'hold')) return { zh: '已挂失', en: 'reported lost' }
  if (card.validUntil && day > card.validUntil) return { zh: `有效期到 ${card.validUntil} 为止，过期了`, en: `expired on ${card.validUntil}` }
  if (holds(card.facts, 'suspension')) return { zh: '暂停使用', en: 'suspended' }
  return stateWord[card.state]
}

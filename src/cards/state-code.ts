import type { CardState, SocialState } from './life.ts'

export type FactKind = 'loss' | 'hold' | 'suspension' | 'identity-difference' | 'replacement'
/**
 * A dated fact of one account: open while `until` is null. `lastDay`: the China day after which a loss report lapses; none where it stands.
 * `application`: the number of the application for the card that is to replace this one.
 */
export type CardFact = { account: 'social' | 'financial'; kind: FactKind; since: string; until: string | null; channel: string; lastDay?: string | null; application?: string | null }
/** The channel of an identity difference that was settled against the card: it is exchanged. (IDFIX-02) */
export const CARD_WRONG = 'card-wrong'
/** How a card ended: cancelled, replaced by its successor, or scrapped before it ever left. */
export type ClosedAs = 'cancelled' | 'replaced' | 'scrapped'

export type CodedCard = { state: CardState; social: SocialState; closedAs: ClosedAs | null; facts: readonly CardFact[] }

/** Whether a fact of the account holds now. */
export function holds(facts: readonly CardFact[], kind: FactKind, account: CardFact['account'] = 'social'): CardFact | null {
  return facts.find(fact => fact.kind === kind && fact.account === account && fact.until === null) ?? null
}

/** The old card was handed in for an exchange and is in the office’s hands. (REPL-01) */
export const handedIn = (facts: readonly CardFact[]): CardFact | null => { const hold = holds(facts, 'hold'); return hold?.channel === 'exchange' ? hold : null }

/** 卡状态 kzt as the field writes it: 0 numbered, A not in use, 1 normal, B held, 2 lost, 3 cancelled after a loss, 4 cancelled. Computed, never stored. */
export function stateCode(card: CodedCard): '0' | 'A' | '1' | 'B' | '2' | '3' | '4' {
  const lost = holds(card.facts, 'loss')
  if (card.closedAs || card.social === 'closed' || card.state === 'destroyed') return lost ? '3' : '4'
  if (lost) return '2'
  if (holds(card.facts, 'hold')) return 'B'
  if (card.state === 'ordered') return '0'
  return card.social === 'active' ? '1' : 'A'
}

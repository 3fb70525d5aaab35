import { handedIn, holds, inTurn, type CardOffices, type CardView, type WindowVerb } from '#shared/cards'
import type { text } from './advice-text.ts'
import type { Doing } from './doings.ts'

/** One way on: the verb, the sentence that says why now, and what it costs. */
export type Way = { verb: Doing & WindowVerb; say: keyof (typeof text)['zh']; fee?: number }
/** What comes next for this card at this window: ways on, the first of them the primary; or the offices that can, when none is here. */
export type Advice = { ways: Way[]; where: keyof CardOffices | null }

const nowhere = { ways: [], where: null } satisfies Advice

/** The next step of a card, from its causes and what the life table lets this window do. Nothing when the card works. */
export function adviceFor(card: CardView): Advice {
  const can = (verb: WindowVerb) => card.verbs.some(one => one.verb === verb && !one.why)
  const way = (verb: Way['verb'], say: Way['say'], fee?: number): Way[] => (can(verb) ? [{ verb, say, ...(fee === undefined ? {} : { fee }) }] : [])
  if (can('collect')) return { ways: way('collect', card.posted ? 'nextConfirm' : 'nextCollect'), where: null }
  if (card.closedAs) return nowhere
  if (handedIn(card.facts)) return { ways: way('exchange', 'nextAnew', card.fees.exchange), where: null }
  if (card.state !== 'handed-over') return { ways: [], where: 'place' }
  if (holds(card.facts, 'replacement')) return nowhere
  if (holds(card.facts, 'loss') || holds(card.facts, 'hold')) {
    // over a report by telephone the written one stands
    return { ways: [...way('replace', 'nextReplace', card.fees.replace), ...way('reportLoss', 'nextWritten'), ...way('releaseLoss', 'nextRelease')], where: null }
  }
  const first = inTurn(card.causes)[0]?.cause
  if (first === 'expired') return { ways: way('renew', 'nextRenew', card.fees.renew), where: null }
  if (first === 'suspended') return { ways: [], where: 'bank' }
  if (first === 'identity-differs') return nowhere
  const ways = card.pin?.locked || card.pin?.mustSet ? way('resetPin', 'nextResetPin')
    : card.social === 'inactive' && (card.activation === 'window' || !card.pin?.initial) && can('activate') ? way('activate', 'nextActivate')
      : card.social === 'inactive' || first === 'pin-initial' ? way('changePin', card.activation === 'pin-fingerprint' && card.social === 'inactive' ? 'nextPinFirst' : 'nextChangePin') : []
  return { ways, where: ways.length || !first ? null : card.pin?.locked || card.pin?.mustSet ? 'reset' : first === 'not-activated' || first === 'pin-initial' ? 'change' : null }
}

/** What somebody says whose card shows nothing wrong, and what it leads to; only what can be done here. */
export function troublesFor(card: CardView): Way[] {
  const can = (verb: WindowVerb) => card.verbs.some(one => one.verb === verb && !one.why)
  return ([
    ...(card.renews?.open ? [{ verb: 'renew', say: 'troubleEnds', fee: card.fees.renew } satisfies Way] : []),
    { verb: 'reportLoss', say: 'troubleLost', fee: card.fees.replace }, { verb: 'diagnose', say: 'troubleBroken', fee: card.fees.exchange }, { verb: 'resetPin', say: 'troubleForgot' }, { verb: 'changePin', say: 'troubleChange' },
  ] satisfies Way[]).filter(({ verb }) => can(verb))
}

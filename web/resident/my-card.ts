import { handedIn, type CardView } from '#shared/cards'
import type { Account } from '../ui/accounts.tsx'
import type { Lang } from '../i18n.ts'
import type { Word } from './text.ts'

/** GET /api/my/card: the holder's living card, null when there is none; secrets that have not been changed for long. */
export type MyCard = { card: Omit<CardView, 'verbs'> | null; old: { what: 'pin' | 'query-password'; since: string }[] }
type Card = NonNullable<MyCard['card']>

/** Since when a fact of the social account holds; null when it does not. */
export const heldSince = (card: Card, kind: string) => card.facts.find(fact => fact.kind === kind && fact.account === 'social' && !fact.until)?.since ?? null
const held = (card: Card, kind: string) => heldSince(card, kind) !== null

/** The social account in one word and its shape; the first thing that holds. */
export function socialOf(card: Card, t: Word): Account {
  const cause = card.causes[0]?.cause
  const said = (tone: Account['tone'], state: string, wait = false): Account => ({
    tone,
    state,
    wait,
    use: tone === 'ok' ? t('canUse') : t('cannotUse'),
  })
  if (card.closedAs || card.social === 'closed') return said('off', t('socialClosed'))
  if (handedIn(card.facts)) return said('stop', t('socialHandedIn'))
  if (held(card, 'loss') || held(card, 'hold')) return said('stop', t('socialLost'))
  if (cause === 'expired') return said('stop', t('socialExpired'))
  if (cause === 'suspended') return said('stop', t('socialSuspended'))
  if (card.social === 'inactive') return said('todo', t('socialInactive'), true)
  if (cause === 'identity-differs') return said('diff', t('socialDiffers'))
  if (card.pin?.locked) return said('bad', t('socialLocked'))
  if (card.pin?.mustSet) return said('todo', t('socialPin'), true)
  return said('ok', t('socialActive'))
}

/** The financial account, as the bank tells it. */
export function financialOf(card: Card, t: Word, lang: Lang): Account {
  const bank = card.bank[lang]
  if (card.facts.some(fact => fact.kind === 'loss' && fact.account === 'financial' && !fact.until)) return { tone: 'stop', state: t('socialLost'), use: t('finLostSay', { bank, phone: card.bank.phone }) }
  if (card.financial === 'active') return { tone: 'ok', state: t('finActive'), use: t('finActiveSay', { bank }) }
  return card.financial === 'opened'
    ? { tone: 'todo', state: t('finOpened'), use: t('finOpenedSay'), wait: true }
    : { tone: 'todo', state: t('finNone'), use: t('finNoneSay', { bank }), wait: true }
}

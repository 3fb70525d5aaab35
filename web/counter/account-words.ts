import type { CardView } from '#shared/cards'
import { handedIn, holds, inTurn } from '#shared/cards'
import type { T } from '../i18n.ts'
import type { ConsoleAccount } from '../ui/accounts.tsx'
import type { Tone } from '../ui/state.tsx'
import type { text as losses } from '../ui/losses-text.ts'
import { moment } from '../ui/words.ts'
import type { text } from './text.ts'

type Word = T<(typeof text)['zh']>

/** The social account in one word and its shape; the first thing that holds. */
export function socialState(card: CardView, t: Word): { tone: Tone; state: string } {
  const first = card.causes[0]?.cause
  if (card.closedAs || card.social === 'closed') return { tone: 'off', state: t('socialClosed') }
  if (handedIn(card.facts)) return { tone: 'stop', state: t('socialHandedIn') }
  if (holds(card.facts, 'loss') || holds(card.facts, 'hold')) return { tone: 'stop', state: t('socialLost') }
  if (first === 'expired') return { tone: 'stop', state: t('socialExpired') }
  if (first === 'suspended') return { tone: 'stop', state: t('socialSuspended') }
  if (card.social === 'inactive') return { tone: 'todo', state: t('socialInactive') }
  if (first === 'identity-differs') return { tone: 'diff', state: t('socialDiffer') }
  if (card.pin?.locked) return { tone: 'bad', state: t('socialLocked') }
  if (card.pin?.mustSet) return { tone: 'todo', state: t('pinToSet') }
  return { tone: 'ok', state: t('socialActive') }
}

/** Why the social account does not work; a lock is told with its count, time and place. */
function reasonOf(card: CardView, t: Word, lang: 'zh' | 'en', lockedAt: string | null): string {
  const cause = inTurn(card.causes)[0]!
  if (cause.cause === 'pin-locked' && card.pin?.locked) {
    return t('lockedAfter', { n: card.pin.tries, when: moment(card.pin.locked) }) + (lockedAt ? t('lockedAt', { place: lockedAt }) : '')
  }
  return cause[lang].slice(0, cause[lang].length - cause.todo[lang].length).replace(/[。.]\s*$/, '')
}

/** What the social account's block says: why, what it means, what to do; or since when it works. `lockedAt`: where its PIN was locked. */
export function socialAccount(card: CardView, t: Word, lang: 'zh' | 'en', lockedAt: string | null = null): ConsoleAccount {
  const cause = inTurn(card.causes)[0]
  const facts: [string, string][] = cause
    ? [
        [t('reason'), reasonOf(card, t, lang, lockedAt)],
        [t('whatToDo'), cause.todo[lang]],
      ]
    : [[t('effect'), t('socialUse')]]
  if (cause && card.state === 'handed-over' && !card.closedAs) facts.splice(1, 0, [t('effect'), t('socialCannot')])
  if (!cause) facts.push([t('pin'), t(card.pin?.initial ? 'pinInitial' : 'pinFine')], [t('validUntil'), card.validUntil ?? t('forLife')])
  return { ...socialState(card, t), wait: card.social === 'inactive', facts }
}

/** The financial account, as the bank tells it. */
export function financialAccount(
  card: CardView,
  t: Word,
  lang: 'zh' | 'en',
  masked: (number: string) => ConsoleAccount['facts'][number][1],
  says: T<(typeof losses)['zh']>,
): ConsoleAccount {
  const state = {
    none: { tone: 'todo', state: t('finNone') },
    opened: { tone: 'todo', state: t('finOpened') },
    active: { tone: 'ok', state: t('finActive') },
  }[card.financial] as { tone: Tone; state: string }
  const lost = holds(card.facts, 'loss', 'financial')
  const facts: [string, ConsoleAccount['facts'][number][1]][] = [[t('bank'), card.bank[lang]]]
  if (lost) facts.push([says('atBank'), says('atBankSince', { time: moment(lost.since), how: says(lost.channel === 'bank-phone' ? 'howPhone' : 'howWritten') })], [t('whatToDo'), `${says('releaseAt', { bank: card.bank[lang], phone: card.bank.phone })}${holds(card.facts, 'loss') ? '' : ` ${says('socialToo')}`}`])
  if (card.bankCard) facts.push([t('cardNo'), masked(card.bankCard)])
  if (card.financial === 'opened' && card.state === 'handed-over') facts.push([t('whatToDo'), t('finOpenedSay', { bank: card.bank[lang] })])
  facts.push([t('service'), card.bank.phone])
  return { ...state, ...(lost ? { tone: 'stop', state: t('socialLost') } : {}), wait: card.financial !== 'active', facts }
}

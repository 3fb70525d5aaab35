import type { HistoryEntry } from '#shared/cards'
import type { T } from '../i18n.ts'
import type { text } from './text.ts'

type Word = T<(typeof text)['zh']>

/** What the record says was done, as a word; a PIN entry is told by its outcome. */
export function wordOf(entry: HistoryEntry, t: Word): string {
  const verb = verbOf(entry)
  const word = t(`v_${verb}` as Parameters<Word>[0])
  return word === `v_${verb}` ? verb : word
}
/** The verb of an entry; a PIN entry by its outcome. */
export function verbOf({ verb, facts }: HistoryEntry): string {
  const outcome = facts['outcome']
  return (verb === 'pins.change' || verb === 'pins.evaluate') && typeof outcome === 'string' ? `pins.${outcome}` : verb
}
/** Who did it, in a word: a post for staff. */
export function whoOf(entry: HistoryEntry, t: Word): string {
  return entry.by === 'holder' ? t('byHolder') : entry.by === 'system' ? t('bySystem') : entry.by === 'provider' ? t('byProvider') : entry.by === 'public' ? t('byPublic') : entry.post ?? t('byService')
}

import type { HistoryEntry } from '#shared/cards'
import { posts, type PostName } from '#shared/staff'
import type { Lang, T } from '../i18n.ts'
import type { text } from './text.ts'

type Word = T<(typeof text)['zh']>

/** What the record says was done, as a word; a PIN entry is told by its outcome. */
export function wordOf(entry: HistoryEntry, t: Word): string {
  const verb = verbOf(entry)
  const word = t(`v_${verb}` as Parameters<Word>[0])
  return word === `v_${verb}` ? verb : word
}
/** The verb of an entry; a PIN entry by its outcome, the wrong one that left no try by the lock it made. */
export function verbOf({ verb, facts }: HistoryEntry): string {
  const outcome = facts['outcome'] === 'wrong' && facts['left'] === 0 ? 'locked' : facts['outcome']
  return (verb === 'pins.change' || verb === 'pins.evaluate') && typeof outcome === 'string' ? `pins.${outcome}` : verb
}
/** Entries newest first, with what happened again and again at one place told once: wrong entries before a lock. */
export function runsOf(rows: readonly HistoryEntry[]): { entry: HistoryEntry; times: number }[] {
  const runs: { entry: HistoryEntry; times: number }[] = []
  for (const entry of rows) {
    const last = runs.at(-1)
    if (last && verbOf(last.entry) === verbOf(entry) && last.entry.place === entry.place) last.times++
    else runs.push({ entry, times: 1 })
  }
  return runs
}
const others = { holder: 'byHolder', system: 'bySystem', provider: 'byProvider', public: 'byPublic' } as const
/** Who did it, in a word: a post for staff. */
export function whoOf({ by, post }: HistoryEntry, t: Word, lang: Lang): string {
  if (by in others) return t(others[by as keyof typeof others])
  return post ? (posts[post as PostName]?.[lang] ?? post) : t('byService')
}

import { createHash } from 'node:crypto'
import { addDays, type Day } from '#kit/day'
import type { NewItem } from './store-items.ts'

/** A version as a file is judged against it: its days, and a digest of all else of it. */
export type Known = { from: Day; until: Day | null; content: string }
/** What a line does: a version is put, another one's last day is set. */
export type Step = { kind: 'fresh' | 'changed' | 'ended' | 'same'; put?: NewItem; over?: boolean; close?: { from: Day; until: Day | null } }
type No = { zh: string; en: string }

/** A digest of everything of a version but its days. */
export const contentOf = ({ name, spec, pinyin, class: kind, charge, price, ceiling, selfpay, listType, unit, maker, approval }: NewItem): string =>
  createHash('sm3').update(JSON.stringify([name, spec, pinyin, kind, charge, String(price), ceiling === null ? null : String(ceiling), selfpay, listType, unit, maker, approval])).digest('base64')

/**
 * What a line of a file means for an item's versions, in the order of their days; they never overlap. A version that differs begins on its day and ends the one
 * before it; one without a last day ends where the next one begins; one that differs in its last day alone ends it; what is in force already does nothing. What was in force on a day is not rewritten. Pure.
 */
export function judge(line: NewItem, versions: readonly Known[], today: Day): Step | No {
  if (!versions.length) return { kind: 'fresh', put: line }
  const content = contentOf(line)
  const next = versions.find(version => version.from > line.from)
  const item = next && line.until === null ? { ...line, until: addDays(next.from, -1) } : line
  const late = next && item.until! >= next.from
  const begins: No | null = late ? { zh: `从 ${next.from} 起已经有另一个版本，这一行要在那天以前结束`, en: `another version begins on ${next.from}; this one has to end before` } : null
  const own = versions.find(version => version.from === item.from)
  if (own) {
    if (own.content === content) return own.until === item.until ? { kind: 'same' } : begins ?? { kind: item.until === null ? 'changed' : 'ended', close: { from: own.from, until: item.until } }
    if (item.from <= today) return { zh: `${item.from} 开始的版本已经生效，内容不一样；改动请写新的开始日期`, en: `the version of ${item.from} is in force with other content; a change needs a later first day` }
    return begins ?? { kind: 'changed', put: item, over: true }
  }
  const at = versions.findLast(version => version.from < item.from && (version.until === null || version.until >= item.from))
  if (at?.content === content) return at.until === item.until ? { kind: 'same' } : begins ?? { kind: item.until === null ? 'changed' : 'ended', close: { from: at.from, until: item.until } }
  return begins ?? { kind: 'changed', put: item, ...at ? { close: { from: at.from, until: addDays(item.from, -1) } } : {} }
}

/** The versions after a step, for the next line of the same code. Pure. */
export function after(versions: readonly Known[], { put, close }: Step): Known[] {
  const closed = close ? versions.map(version => version.from === close.from ? { ...version, until: close.until } : version) : [...versions]
  if (!put) return closed
  return [...closed.filter(version => version.from !== put.from), { from: put.from, until: put.until, content: contentOf(put) }].sort((a, b) => a.from < b.from ? -1 : 1)
}

import { fill, type Refusal, type Sayings } from '#kit/refusal'
import type { Fault } from '../../wire/national/fields.ts'
import { sayings } from '../http/say.ts'

const MOST = 200
/** The one table of every room's refusals: whatever a verb behind this door says no with can be said here too. */
const table: Sayings = sayings as unknown as Sayings
const cut = (text: string) => [...text].length <= MOST ? text : `${[...text].slice(0, MOST - 1).join('')}…`

/** The Chinese sentence of a refusal, at most 200 characters. */
export function say(refusal: Refusal): string {
  const saying = table[refusal.refused]
  if (!saying) throw new Error(`the national door cannot say ${refusal.refused}`)
  return cut(fill(saying.zh, refusal.facts))
}

/** The HTTP status of a refusal, where this door says it by status too. */
export const statusOf = (refusal: Refusal): number => table[refusal.refused]?.status ?? 403

/** Wrong fields, each by name, Chinese and English. */
export function sayFaults(faults: readonly Fault[]): string {
  const told: string[] = []
  for (const { field, zh, en } of faults) {
    const next = `${field} ${zh} / ${field} ${en}`
    if ([...told, next].join('；').length > MOST - 20 && told.length) { told.push(`等 ${faults.length} 处`); break }
    told.push(next)
  }
  return cut(told.join('；'))
}

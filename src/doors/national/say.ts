import { sayings as clinics } from '#clinics'
import { fill, type Refusal, type Sayings } from '#kit/refusal'
import { sayings as settlement } from '#settlement'
import { sayings as terminals } from '#terminals'
import { sayings as cards } from '../../cards/refusals.ts'
import { sayings as holders } from '../../holders/refusals.ts'
import type { Fault } from '../../wire/national/fields.ts'

const MOST = 200
/** Everything any verb behind this door refuses; a name that is missing is a bug, and its test fails. */
const table: Sayings = { ...holders, ...cards, ...terminals, ...clinics, ...settlement }
const cut = (text: string) => [...text].length <= MOST ? text : `${[...text].slice(0, MOST - 1).join('')}…`

/** The Chinese sentence of a refusal, at most 200 characters. */
export function say(refusal: Refusal): string {
  const saying = table[refusal.refused]
  if (!saying) throw new Error(`the national door cannot say ${refusal.refused}`)
  return cut(fill(saying.zh, refusal.facts))
}

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

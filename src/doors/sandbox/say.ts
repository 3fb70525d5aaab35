import { fill, type Refusal, type Sayings } from '#kit/refusal'
import { sayings as clinics } from '#clinics'
import { sayings as settlement } from '#settlement'
import { sayings as terminals } from '#terminals'
import { sayings as cards } from '../../cards/refusals.ts'
import { sayings as chip } from '../../chip/refusals.ts'
import { sayings as holders } from '../../holders/refusals.ts'
import { sayings as pins } from '../../pins/refusals.ts'

const table: Sayings = { ...holders, ...cards, ...chip, ...pins, ...terminals, ...clinics, ...settlement }

/** A refusal as the sandbox answers it: status and body. */
export function sayHere(refusal: Refusal & { fields?: unknown }): { status: number; body: unknown } {
  if (refusal.refused === 'input-invalid') return { status: 400, body: { refused: refusal.refused, zh: '有字段没填对', en: 'Some fields are wrong', fields: refusal.fields } }
  const saying = table[refusal.refused]
  if (!saying) throw new Error(`the sandbox cannot say ${refusal.refused}`)
  return { status: saying.status, body: { refused: refusal.refused, facts: refusal.facts, zh: fill(saying.zh, refusal.facts), en: fill(saying.en, refusal.facts) } }
}

import { fill, type Refusal, type Sayings } from '#kit/refusal'
import { sayings } from '../http/say.ts'

/** The one table of every room's refusals. */
const table: Sayings = sayings as unknown as Sayings

/** A refusal as the sandbox answers it: status and body. */
export function sayHere(refusal: Refusal & { fields?: unknown }): { status: number; body: unknown } {
  if (refusal.refused === 'input-invalid') return { status: 400, body: { refused: refusal.refused, zh: '有字段没填对', en: 'Some fields are wrong', fields: refusal.fields } }
  const saying = table[refusal.refused]
  if (!saying) throw new Error(`the sandbox cannot say ${refusal.refused}`)
  return { status: saying.status, body: { refused: refusal.refused, facts: refusal.facts, zh: fill(saying.zh, refusal.facts), en: fill(saying.en, refusal.facts) } }
}

import { definitionOf } from '../wire/national/definitions.ts'
import { fitEnvelope, fitOutput } from '../wire/national/fit.ts'
import { canonical, type Json } from '../wire/national/json.ts'
import type { Answered } from './program.ts'
import type { RuleName } from './rules.ts'
import { splitFaults } from './split.ts'

/** One thing that is not as it should be. */
export type Found = { rule: RuleName; field: string; expected: string; got: string }
/** The same with where it was found: the flow, and the transaction. */
export type Deviation = Found & { flow: string; infno: string }

/** What of an answer alone is not as the interface says: how it came, its envelope, its fields, and that its amounts add up. `strict`: a field nobody defined counts too. */
export function judgeAnswer(answer: Answered, { strict = false, status = 200 }: { strict?: boolean; status?: number | readonly number[] } = {}): Found[] {
  const { infno } = answer.sent
  const definition = definitionOf(infno)
  const right = ([] as number[]).concat(status as number).includes(answer.status)
  const http: Found[] = right ? [] : [{ rule: 'reachable', field: 'HTTP', expected: String(status), got: String(answer.status) }]
  if (definition?.output.file && answer.json === undefined) return http
  if (answer.json === undefined) return [...http, { rule: 'reachable', field: 'body', expected: 'JSON', got: answer.type || 'nothing' }]
  const counts = (each: { extra?: true }) => strict || !each.extra
  const envelope = fitEnvelope(answer.json).filter(counts).map(({ field, expected, got }): Found => ({ rule: 'envelope', field, expected, got }))
  if (!answer.done || !definition || definition.output.file) return [...http, ...envelope]
  const fields = fitOutput(definition, answer.output).filter(counts).map(({ field, expected, got }): Found => ({ rule: 'fields', field, expected, got }))
  return [...http, ...envelope, ...fields, ...splitFaults(answer.output)]
}

/** What of a repeated answer is other than the first: everything but when it was answered, and what is warned of. */
export function judgeAgain(first: Answered, again: Answered): Found[] {
  const fields = ['infcode', 'inf_refmsgid', 'refmsg_time', 'err_msg'] as const
  const of = (answer: Answered) => (answer.json ?? {}) as Record<string, Json>
  const wrong = fields.filter(field => canonical(of(first)[field]) !== canonical(of(again)[field])).map((field): Found => ({ rule: 'once', field, expected: 'as at first', got: 'another' }))
  return [...wrong, ...differing('output', first.output, again.output).slice(0, 5).map((field): Found => ({ rule: 'once', field, expected: 'as at first', got: 'another' }))]
}

/** The paths in which two values differ. */
function differing(path: string, a: Json | undefined, b: Json | undefined): string[] {
  if (canonical(a) === canonical(b)) return []
  const inside = (value: Json | undefined) => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) return a.flatMap((each, i) => differing(`${path}[${i}]`, each, b[i]))
  if (!inside(a) || !inside(b)) return [path]
  const [one, two] = [a as Record<string, Json>, b as Record<string, Json>]
  return [...new Set([...Object.keys(one), ...Object.keys(two)])].flatMap(name => differing(`${path}.${name}`, one[name], two[name]))
}

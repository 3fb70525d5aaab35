import type { Message } from './codec.ts'
import { panOf } from './check.ts'
import type { FieldName, Fields } from './fields.ts'
import { kindOf, type KindName } from './kinds.ts'
import type { Reason, ResponseCode } from './responses.ts'

const repeated: readonly FieldName[] = ['processing', 'amount', 'stan', 'cardSequence', 'condition', 'terminal', 'merchant', 'currency', 'control', 'acquirer']

/** The TPDU back: to and from exchanged. */
export const backOf = (tpdu: string) => tpdu.slice(0, 2) + tpdu.slice(6, 10) + tpdu.slice(2, 6)

/** The answer to a request: what such an answer repeats of it, with `code` in F39 and the fields that only the answerer knows (time and date of the bank, reference …). */
export function answerTo(request: Message, kind: KindName, code: ResponseCode, more: Fields & { time: string; date: string }): Message {
  const { answer } = kindOf(kind)
  const belongs = new Set<string>([...answer.must, ...answer.may, ...answer.approved ?? []])
  const kept = Object.fromEntries(repeated.filter(name => belongs.has(name) && request.fields[name] !== undefined).map(name => [name, request.fields[name]])) as Fields
  const pan = belongs.has('pan') ? panOf(request.fields) : null
  return { tpdu: backOf(request.tpdu), header: request.header, mti: answer.mti, fields: { ...kept, ...pan && { pan }, ...more, response: code } }
}

/** The reversal of a request: the same terminal, STAN and amounts, why it is sent in F39, what it reverses in F61. Never track data or a PIN block. */
export function reversalOf({ tpdu, header, fields }: Message, reason: Reason): Message {
  const { processing, amount, stan, entry, condition, terminal, merchant, currency, control, expiry, cardSequence, icc, acquirer } = fields
  const all: Fields = { pan: panOf(fields) ?? undefined, processing, amount, stan, entry, condition, terminal, merchant, currency, control, expiry, cardSequence, icc, acquirer, response: reason }
  const original = { batch: control!.batch, stan: stan!, ...fields.date && { date: fields.date } }
  return { tpdu, header, mti: '0400', fields: { ...all, original } }
}

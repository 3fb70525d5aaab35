import type { Message } from './codec.ts'
import { allFields, type Field } from './fields.ts'

/** A message as it may stand in a log or on a page, ready for JSON: card numbers keep their first six and last four digits, tracks, PIN blocks, keys and chip data only say how long they are. */
export function show({ tpdu, mti, fields }: Message): Record<string, unknown> {
  const shown = allFields.filter(({ name }) => fields[name] !== undefined).map(field => [`F${field.no} ${field.name}`, shownValue(fields[field.name]!, field)])
  return { tpdu, mti, ...Object.fromEntries(shown) as object }
}

function shownValue(value: unknown, { secret }: Field): unknown {
  if (secret === 'number') return maskedPan(value as string)
  if (secret === 'details' && 'details' in (value as object)) return `(${(value as { details: readonly object[] }).details.length})`
  if (secret === 'all') return `(${(value as string | Buffer).length})`
  if (Buffer.isBuffer(value)) return value.toString('hex')
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => typeof each === 'bigint' ? each.toString() : each)) as unknown
}

export const maskedPan = (pan: string) => `${pan.slice(0, 6)}${'*'.repeat(Math.max(pan.length - 10, 0))}${pan.slice(-4)}`

import type { Message } from './codec.ts'
import { allFields, type Field } from './fields.ts'

/** A message as it may stand in a log or on a page, ready for JSON: card numbers keep their first six and last four digits, tracks, PIN blocks, keys and chip data only say how long they are. */
export function show({ tpdu, mti, fields }: Message): Record<string, unknown> {
  const shown = allFields.filter(({ name }) => fields[name] !== undefined).map(field => [`F${field.no} ${field.name}`, shownValue(fields[field.name]!, field)])
  return { tpdu, mti, ...Object.fromEntries(shown) as object }
}

function shownValue(value: unknown, { secret }: Field): unknown {
  if (secret === 'number') return maskedPan(value as string)
  if (secret) return `(${(value as string | Buffer).length})`
  if (Buffer.isBuffer(value)) return value.toString('hex')
  return typeof value === 'bigint' ? value.toString() : typeof value === 'object' ? Object.fromEntries(Object.entries(value!).map(([key, each]) => [key, typeof each === 'bigint' ? each.toString() : each])) : value
}

export const maskedPan = (pan: string) => `${pan.slice(0, 6)}${'*'.repeat(Math.max(pan.length - 10, 0))}${pan.slice(-4)}`

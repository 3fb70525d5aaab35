/** A JSON number kept as its decimal text: it never becomes a double. */
export class Decimal {
  readonly text: string
  constructor(text: string) { this.text = text }
}
export type Json = null | boolean | string | Decimal | Json[] | { [key: string]: Json }

/** Reads JSON, numbers kept as their text. @throws SyntaxError when it is no JSON, or nested deeper than 40. */
export function readJson(text: string): Json {
  const value = JSON.parse(text, function (this: unknown, _key: string, value: unknown, context?: { source?: string }) {
    return typeof value === 'number' ? new Decimal(context?.source ?? String(value)) : value
  } as (key: string, value: unknown) => unknown) as Json
  if (depth(value) > 40) throw new SyntaxError('nested too deep')
  return value
}

function depth(value: Json): number {
  if (value instanceof Decimal || typeof value !== 'object' || value === null) return 0
  let most = 0
  for (const inner of Array.isArray(value) ? value : Object.values(value)) most = Math.max(most, depth(inner))
  return most + 1
}

/** The text of a scalar: a string as it is, a number as it was written; null for anything else. */
export function scalar(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : value instanceof Decimal ? value.text : null
}

/** The same message written differently only in order of keys, white space or number against text gives the same text. */
export function canonical(value: Json | undefined): string {
  if (value === null || value === undefined || typeof value === 'boolean') return JSON.stringify(value ?? null)
  const text = scalar(value)
  if (text !== null) return JSON.stringify(plain(text))
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const object = value as { [key: string]: Json }
  const keys = Object.keys(object).filter(key => object[key] !== null && object[key] !== '').sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(object[key])}`).join(',')}}`
}

/** A decimal without zeros that say nothing; other text as it is. */
const plain = (text: string) => /^-?\d+\.\d+$/.test(text) ? text.replace(/0+$/, '').replace(/\.$/, '') : text

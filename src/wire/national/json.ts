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
  if (typeof value !== 'object' || value === null || value instanceof Decimal) return 0
  let most = 0
  for (const inner of Array.isArray(value) ? value : Object.values(value)) if (typeof inner === 'object') most = Math.max(most, depth(inner))
  return most + 1
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[ \t\r\n]*(?:[,\]}]|$))/y
/** The place behind the string that begins at a quote; 0 when it does not end. */
function pastText(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end > 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return end + 1
  }
  return 0
}

/**
 * Reads JSON of which numbers and texts count alike: every number is the text it was written as. A third of what `readJson` costs, for the door.
 * @throws SyntaxError when it is no JSON, or nested deeper than 40
 */
export function readTexts(text: string): Json {
  let [out, from] = ['', 0]
  for (let at = 0; at < text.length;) {
    const letter = text.charCodeAt(at)
    if (letter === 34) {
      at = pastText(text, at)
      if (!at) break
    } else if (letter === 45 || (letter >= 48 && letter <= 57)) {
      NUMBER.lastIndex = at
      const number = NUMBER.exec(text)
      if (!number) break
      out += `${text.slice(from, at)}"${number[0]}"`
      from = at += number[0].length
    } else at++
  }
  const value = JSON.parse(out + text.slice(from)) as Json
  if (depth(value) > 40) throw new SyntaxError('nested too deep')
  return value
}

/** The text of a scalar: a string as it is, a number as it was written; null for anything else. */
export function scalar(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : value instanceof Decimal ? value.text : null
}

/** The same message written differently only in order of keys, white space or number against text gives the same text. */
export function canonical(value: Json | undefined): string {
  if (value === null || value === undefined) return 'null'
  const text = scalar(value)
  if (text !== null) return JSON.stringify(plain(text))
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const object = value as { [key: string]: Json }
  let all = ''
  for (const key of Object.keys(object).sort()) {
    const inner = object[key]
    if (inner !== null && inner !== '') all += `${all && ','}${JSON.stringify(key)}:${canonical(inner)}`
  }
  return `{${all}}`
}

/** A decimal without zeros that say nothing; other text as it is. */
const plain = (text: string) => text.includes('.') && /^-?\d+\.\d+$/.test(text) ? text.replace(/0+$/, '').replace(/\.$/, '') : text

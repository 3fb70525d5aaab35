import type { z } from 'zod'

/** The business said no: a value, never an exception. `zh` and `en` are whole sentences; `fields` ties parts of it to fields of the form. */
export type Refused = {
  refused: string
  facts: Record<string, unknown>
  zh: string
  en: string
  status: number
  fields?: readonly { field: string; zh: string; en: string }[]
}
export const isRefused = <T>(answer: T | Refused): answer is Refused => typeof answer === 'object' && answer !== null && 'refused' in answer

/** No answer, or one that is none: whether the effect happened is unknown. Send again with the same key. */
export class Broken extends Error {
  readonly status: number | null
  constructor(reason: string, status: number | null = null) {
    super(reason)
    this.status = status
  }
}

type Shape<T> = z.ZodType<T>
type Options<T> = { shape?: Shape<T>; signal?: AbortSignal }

/**
 * Knocks at the HTTP door. Answers the parsed body or a refusal; throws Broken when there is no usable answer.
 * `path` begins with /api. A FormData body goes as multipart, anything else as JSON.
 */
export async function call<T = unknown>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  { shape, signal }: Options<T> = {},
): Promise<T | Refused> {
  const form = body instanceof FormData
  const sent = body === undefined ? {} : form ? { body } : { body: JSON.stringify(body) }
  const headers = { accept: 'application/json', ...('body' in sent && !form ? { 'content-type': 'application/json' } : {}) }
  const response = await fetch(path, { method, signal: signal ?? null, credentials: 'same-origin', headers, ...sent }).catch((error: unknown) => {
    throw signal?.aborted ? error : new Broken('no answer')
  })
  const answer: unknown = await response.json().catch(() => {
    throw new Broken('no JSON', response.status)
  })
  if (!response.ok) {
    if (typeof answer === 'object' && answer && 'zh' in answer)
      return { refused: 'refused', facts: {}, ...answer, status: response.status } as Refused
    throw new Broken(`status ${response.status}`, response.status)
  }
  return shape ? shape.parse(answer) : (answer as T)
}

const hex = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
/** A new idempotency key: a UUID (version 4); works without a secure context too. */
export function newUuid(): string {
  const key = hex()
  return `${key.slice(0, 8)}-${key.slice(8, 12)}-4${key.slice(13, 16)}-8${key.slice(17, 20)}-${key.slice(20)}`
}

/** Something a person must put right before Shebaoka can start: one sentence in Chinese, one in English. */
export class Trouble extends Error {
  readonly zh: string
  readonly en: string
  constructor(zh: string, en: string, cause?: unknown) {
    super(en, { cause })
    this.name = 'Trouble'
    this.zh = zh
    this.en = en
  }
}

/** The code of a system or PostgreSQL error ('EACCES', 'ECONNREFUSED', '28P01'), '' when it has none. */
export const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? ''

/** What a log may hold of an error: where it arose, and its message unless it has a code: a database's quotes values. (TRUST-03.d) */
export function loggable(error: unknown): { name: string; code?: string; message?: string; at?: string[]; cause?: { name: string; code?: string } } {
  const { name, message, stack, code, cause } = (error ?? {}) as Error & { code?: string; cause?: (Error & { code?: string }) | null }
  const lines = stack?.split('\n').slice(1).filter(line => /^\s+at /.test(line)).slice(0, 5).map(line => line.trim())
  return { name, ...code ? { code } : { message }, ...lines ? { at: lines } : {}, ...cause ? { cause: { name: cause.name, ...cause.code ? { code: cause.code } : {} } } : {} }
}

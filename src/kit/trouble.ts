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

/** Where a value holds U+0000, which PostgreSQL keeps in no text; null when nowhere. However deep it goes. */
export function nulIn(value: unknown): string | null {
  const left: [at: string, value: unknown][] = [['', value]]
  for (let next = left.pop(); next; next = left.pop()) {
    const [at, part] = next
    if (typeof part === 'string' && part.includes('\0')) return at
    if (typeof part !== 'object' || part === null || Buffer.isBuffer(part)) continue
    for (const [key, inner] of Object.entries(part)) {
      if (key.includes('\0')) return at
      left.push([at ? `${at}.${key}` : key, inner])
    }
  }
  return null
}

/** What is said of it. */
export const nulSaid = { zh: '有不能用的字符（U+0000），去掉再交', en: 'holds a character that cannot be used (U+0000); take it out' }

import { checkCharacter, bareNumber } from './number.ts'
import type { Category, DocumentKind } from './words.ts'

/** Where the document of a person without a citizen number comes from: a country in three letters (GB/T 2659). */
export type Origin = { kind: DocumentKind; number: string; country: string }

/**
 * The number of someone without a citizen number, by the ministry's rule as far as it is published: country in three letters, a
 * reserved 0, the document's last 14 characters filled with zeros. A residence permit of Hong Kong, Macau or Taiwan
 * residents carries its own number of 18. It begins with letters, or with 81 to 83: never taken for a citizen number. Null
 * when the document's number cannot be one. The same document gives the same number. A replaceable rule. (HOLD-03)
 */
export function assignNumber(_category: Category, { kind, number, country }: Origin): string | null {
  const bare = bareNumber(number)
  if (kind === 'residence-permit') return /^8[1-3]0000\d{11}[\dX]$/.test(bare) && checkCharacter(bare.slice(0, 17)) === bare[17] ? bare : null
  if (!/^[A-Z0-9]{5,30}$/.test(bare) || !/^[A-Z]{3}$/.test(country)) return null
  const kept = kind === 'permanent-residence' ? bare.slice(-12) : bare.slice(-14)
  return `${country}0${kept.padStart(14, '0')}`
}

/** The country of people who need not say theirs. */
export const countryOf: Partial<Record<Category, string>> = { 'overseas-chinese': 'CHN', taiwan: 'TWN' }

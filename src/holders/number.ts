import { isDay, type Day } from '#kit/day'
import { isArea } from '#regions'
import { refuse } from './refusals.ts'

export type CheckedNumber = { number: string; upgraded: boolean; birth: Day; sex: '1' | '2'; area: string }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** The check character of the first 17 digits of a citizen number (ISO 7064 MOD 11-2). */
export const checkCharacter = (digits: string) => '10X98765432'[[...digits].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11]!

/** A number as compared: full width folded, spaces and dashes gone, letters large. */
export const bareNumber = (text: string) => text.normalize('NFKC').toUpperCase().replace(/[\s\-‐–—'"]/g, '')

/**
 * A citizen number of 18 characters, or one of 15 upgraded by rule without proof. `today` bounds the birth date.
 * Refused by what is wrong: `number-length`, `-characters`, `-area`, `-date`, `-future`, `-check`. (HOLD-01, HOLD-02)
 */
export function checkNumber(text: string, today: Day = '9999-12-31') {
  const bare = bareNumber(text)
  if (bare.length !== 15 && bare.length !== 18) return refuse('number-length', { length: bare.length })
  if (!/^(\d{15}|\d{17}[\dX])$/.test(bare)) return refuse('number-characters')
  const upgraded = bare.length === 15
  const long = upgraded ? `${bare.slice(0, 6)}19${bare.slice(6)}` : bare.slice(0, 17)
  const area = long.slice(0, 6)
  if (!isArea(area)) return refuse('number-area', { area })
  const birth = `${long.slice(6, 10)}-${long.slice(10, 12)}-${long.slice(12, 14)}`
  if (!isDay(birth) || birth < '1880-01-01') return refuse('number-date', { birth })
  if (birth > today) return refuse('number-future', { birth })
  const number = long + checkCharacter(long)
  if (!upgraded && number !== bare) return refuse('number-check')
  return { number, upgraded, birth, sex: Number(long[16]) % 2 === 1 ? '1' : '2', area } satisfies CheckedNumber
}

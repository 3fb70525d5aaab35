import { isDay, type Day } from '#kit/day'
import { isArea } from '#regions'
import { mistake, type Mistake } from './roster-mistakes.ts'

export type NumberRead = { number: string; upgraded: boolean; birth: Day; sex: '1' | '2' }

/** The number as compared: full width folded, spaces, dashes and quotes gone, x large. Also what a photo is found by. */
export function bareNumber(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[\s'"‘’“”\-‐–—_·.]/g, '')
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkOf = (digits: string) => '10X98765432'[[...digits].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11]!

/** A citizen number of 18 or 15 digits, or what is wrong with it, in the order in which someone would compare it with the card. (HOLD-01, HOLD-02) */
export function readNumber(typed: string, today: Day): NumberRead | Mistake {
  const bare = bareNumber(typed)
  if (!bare) return mistake('number-missing')
  const strange = [...bare].filter((char, i) => !/\d/.test(char) && !(char === 'X' && i === bare.length - 1))
  if (strange.length) return mistake('number-characters', { characters: [...new Set(strange)].join('') })
  if (bare.length !== 15 && bare.length !== 18) return mistake(bare.length > 18 ? 'number-long' : 'number-length', { length: bare.length })
  const long = bare.length === 15 ? `${bare.slice(0, 6)}19${bare.slice(6)}` : bare.slice(0, 17)
  if (!isArea(long.slice(0, 6))) return mistake('number-area', { area: long.slice(0, 6) })
  const [year, month, day] = [long.slice(6, 10), long.slice(10, 12), long.slice(12, 14)]
  const birth = `${year}-${month}-${day}`
  if (!isDay(birth) || Number(year) < 1880) return mistake('number-date', { year, month: String(Number(month)), day: String(Number(day)) })
  if (birth > today) return mistake('number-future', { birth })
  const number = long + checkOf(long)
  if (bare.length === 18 && bare !== number) return mistake('number-check')
  return { number, upgraded: bare.length === 15, birth, sex: Number(long[16]) % 2 === 1 ? '1' : '2' }
}

/** The number a photo is named by: the first run of 18 or 15 digits in its file name, folders aside; null when there is none. */
export function numberInName(name: string): string | null {
  const last = name.replaceAll('\\', '/').split('/').pop()!.normalize('NFKC').toUpperCase()
  const match = /(?<!\d)(\d{17}[\dX]|\d{15})(?!\d)/.exec(last)
  if (match) return match[1]!.length === 15 ? upgraded(match[1]!) : match[1]!
  // a number mistyped in the roster may be mistyped in the file name alike: the whole stem stands for it
  const stem = /^(\d{10,20}X?)/.exec(last)
  return stem?.[1] ?? null
}

function upgraded(short: string): string {
  const long = `${short.slice(0, 6)}19${short.slice(6)}`
  return long + checkOf(long)
}

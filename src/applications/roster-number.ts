import type { Day } from '#kit/day'
import { fill, isRefused, type Facts } from '#kit/refusal'
import { bareNumber as bare, checkCharacter, checkNumber, sayings, type CheckedNumber } from '#holders'
import { mistake, type Mistake } from './roster-mistakes.ts'

export type NumberRead = CheckedNumber

/** The number as compared; also what a photo is found by. Points go as well: some write 3401.0419… */
export function bareNumber(typed: string): string {
  return bare(typed).replace(/[‘’“”_·.]/g, '')
}

/** A citizen number of 18 or 15 digits, or what is wrong with it, in the order in which someone would compare it with the card. (HOLD-01, HOLD-02) */
export function readNumber(typed: string, today: Day): NumberRead | Mistake {
  const number = bareNumber(typed)
  if (!number) return mistake('number-missing')
  const strange = [...number].filter((char, i) => !/\d/.test(char) && !(char === 'X' && i === number.length - 1))
  if (strange.length) return mistake('number-characters', { characters: [...new Set(strange)].join('') })
  if (number.length > 18) return mistake('number-long', { length: number.length })
  const checked = checkNumber(number, today)
  if (!isRefused(checked)) return /^8[1-3]/.test(checked.area) ? mistake('number-permit') : checked
  const long = number.length === 15 ? `${number.slice(0, 6)}19${number.slice(6)}` : number
  switch (checked.refused) {
    case 'number-length': return mistake('number-length', { length: number.length })
    case 'number-area': return mistake('number-area', { area: long.slice(0, 6) })
    case 'number-date': return mistake('number-date', { year: long.slice(6, 10), month: String(Number(long.slice(10, 12))), day: String(Number(long.slice(12, 14))) })
    case 'number-future': return mistake('number-future', { birth: `${long.slice(6, 10)}-${long.slice(10, 12)}-${long.slice(12, 14)}` })
    case 'number-check': return mistake('number-check')
    default: return mistake('number-refused', fill2(sayings[checked.refused], checked.facts))
  }
}

const fill2 = (said: { zh: string; en: string }, facts: Facts) => ({ zh: fill(said.zh, facts), en: fill(said.en, facts) })

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
  return long + checkCharacter(long)
}

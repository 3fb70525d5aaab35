import type { Random } from '#kit/ids'

/** Letters and digits that are not taken for one another on paper or over the phone. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
/** Days a start password opens a sign-in. */
export const START_DAYS = 7
/** Until when a start password given now opens a sign-in. */
export const startUntil = (now: Date): Date => new Date(now.getTime() + START_DAYS * 86_400_000)

/** A start password, told once: four groups of four (79 bits), each letter equally likely. */
export function startPassword(random: Random): string {
  let text = ''
  while (text.length < 16) for (const byte of random(16)) if (byte < 248 && text.length < 16) text += LETTERS[byte % LETTERS.length]
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

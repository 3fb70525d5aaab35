import type { Random } from '#kit/ids'

const weights = [3, 7, 9, 10, 5, 8, 4, 2]
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The check character of a card number: weights 3 7 9 10 5 8 4 2, 11 − Σ mod 11, ten is X, eleven is 0. Takes eight of 0–9 A–Z. */
export function checkCharacter(eight: string): string {
  if (!/^[0-9A-Z]{8}$/.test(eight)) throw new Error('a card number has eight characters before its check')
  const sum = weights.reduce((all, weight, i) => all + weight * alphabet.indexOf(eight[i]!), 0)
  return ['0', 'X'][(sum % 11)] ?? String(11 - sum % 11)
}

/** A whole card number, nine characters. */
export const cardNumber = (eight: string) => eight + checkCharacter(eight)

/** Whether nine characters carry the right check. Numbers from elsewhere may not: warn, do not refuse. */
export function hasRightCheck(number: string): boolean {
  return /^[0-9A-Z]{9}$/.test(number) && checkCharacter(number.slice(0, 8)) === number[8]
}

/** A random card number: a letter, seven digits, the check. Whether it is free is for the register's unique key to say. */
export function randomCardNumber(random: Random): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
  const letter = letters[random(1)[0]! % letters.length]!
  return cardNumber(letter + String(random(4).readUInt32BE() % 10_000_000).padStart(7, '0'))
}

/** A random chip serial, 1 to 2^32 − 1. */
export function randomSerial(random: Random): number {
  return random(4).readUInt32BE() || 1
}

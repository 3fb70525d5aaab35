import type { Card } from '#cards'
import type { Random } from '#kit/ids'
import type { Bank } from './directory.ts'
import { luhnDigit } from '#kit/luhn'

/** The way to a bank that opens an account for a card and answers its bank card number, null where it gave none. `draws`: asked again it gives another. */
export type NumberPort = { name: string; draws?: true; open(bank: Bank, random: Random, card: Pick<Card, 'id'>): string | null }

/**
 * The stand-in until a bank is connected: draws a number from the bank's range in the pack, with its check digit.
 * It opens no account anywhere, and every opening it makes says `stand-in`.
 */
export const standIn: NumberPort = {
  name: 'stand-in', draws: true,
  open({ prefix, length }, random) {
    let body: string = prefix
    while (body.length < length - 1) for (const byte of random(length)) if (byte < 250 && body.length < length - 1) body += String(byte % 10)
    return body + luhnDigit(body)
  },
}

import { timingSafeEqual } from 'node:crypto'
import { weaknesses, type OwnNumbers } from '#kit/pin-rules'
import { openPin, type Key } from '../../src/wire/iso8583/index.ts'
import type { Entered } from '../acquiring/decide.ts'
import type { Keys } from '../keys.ts'

/** A PIN of a card: six digits, tied to the card number it was entered for. Null: not readable. */
function read(key: Key, block: Buffer, number: string): string | null {
  const pin = openPin(key, block, number)
  return pin?.length === 6 ? pin : null
}

/** Opens a PIN block and compares it with what is kept; only the outcome leaves. Nothing kept: only whether it could be read. (PIN-09, FIN-03) */
export function judgePin(keys: Keys, terminalKey: Key, { card, number, verifier }: { card: string; number: string; verifier: Buffer | null }, block: Buffer | null): Entered {
  if (!block) return 'absent'
  const pin = read(terminalKey, block, number)
  if (pin === null) return 'unreadable'
  return verifier && timingSafeEqual(keys.verifier(card, pin), verifier) ? 'right' : 'wrong'
}

/** A new PIN keyed on a pad, held against the rules and turned into what is kept, without anything of it leaving here. (PIN-05) */
export function choosePin(keys: Keys, terminalKey: Key, { card, number }: { card: string; number: string }, block: Buffer, own: OwnNumbers): Buffer | 'unreadable' | 'weak' {
  const pin = read(terminalKey, block, number)
  if (pin === null) return 'unreadable'
  return weaknesses(pin, 6, own).length ? 'weak' : keys.verifier(card, pin)
}

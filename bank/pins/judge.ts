import { timingSafeEqual } from 'node:crypto'
import type { Random } from '#kit/ids'
import { hashPassword } from '#kit/password'
import { weaknesses, type OwnNumbers, type WeakKind } from '#kit/pin-rules'
import { openPin, type Key } from '../../src/wire/iso8583/index.ts'
import type { Entered } from '../acquiring/decide.ts'
import type { Keys } from '../keys.ts'
import { refuse } from '../refusals.ts'

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

/** The words of what makes a PIN weak. */
const weak: Record<WeakKind, readonly [zh: string, en: string]> = {
  length: ['位数不对', 'it has the wrong number of digits'], initial: ['这是初始密码', 'it is the initial PIN'], equal: ['几位都一样', 'all digits are equal'], run: ['连着升或连着降', 'it runs up or down'], repeat: ['两三个数字来回重复', 'two or three digits are repeated'],
  phone: ['手机号里有', 'it stands in the phone number'], id: ['证件号里有', 'it stands in the ID number'], card: ['社保卡号里有', 'it stands in the card number'], 'bank-card': ['银行卡号里有', 'it stands in the bank card number'], birth: ['是出生日期', 'it is the birth date'],
}

/** A new secret keyed on a pad, held against the rules and turned into what is kept, without anything of it leaving here. `place` is what it is the secret of; `other` one that it must not be. (PIN-05) */
export function chooseSecret(keys: Keys, terminalKey: Key, { place, number, digits = 6 }: { place: string; number: string; digits?: number }, block: Buffer, own: OwnNumbers, other: { place: string; verifier: Buffer } | null = null) {
  const secret = openPin(terminalKey, block, number)
  if (secret === null) return refuse('pin-unreadable')
  const kinds = weaknesses(secret, digits, own)
  if (kinds.length) return refuse('pin-weak', { kinds, why: kinds.map(kind => weak[kind][0]).join('，'), whyEn: kinds.map(kind => weak[kind][1]).join(', ') })
  if (other && timingSafeEqual(keys.verifier(other.place, secret), other.verifier)) return refuse('payment-as-pin')
  return { verifier: keys.verifier(place, secret) }
}

/** A password of digits keyed on a pad, held against the rules and hashed like any password. */
export async function choosePassword(terminalKey: Key, number: string, digits: number, block: Buffer, own: OwnNumbers, random: Random) {
  const password = openPin(terminalKey, block, number)
  if (password === null) return refuse('pin-unreadable')
  const kinds = weaknesses(password, digits, own)
  return kinds.length ? refuse('pin-weak', { kinds, why: kinds.map(kind => weak[kind][0]).join('，'), whyEn: kinds.map(kind => weak[kind][1]).join(', ') }) : { hash: await hashPassword(password, random) }
}

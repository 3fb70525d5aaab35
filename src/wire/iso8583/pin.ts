import type { Random } from '#kit/ids'
import { xor } from '#kit/sm4'
import type { Key } from './keys.ts'

/** ISO 9564-1 format 0: 0000 and the twelve rightmost digits of the PAN without its check digit. */
const accountZero = (pan: string) => Buffer.from(`0000${pan.slice(0, -1).slice(-12).padStart(12, '0')}`, 'hex')
/** ISO 9564-1 format 4: how many digits the PAN has above twelve, the PAN, zeros. */
const accountFour = (pan: string) => Buffer.from(`${Math.max(pan.length - 12, 0)}${pan.padStart(12, '0')}`.padEnd(32, '0'), 'hex')

/**
 * F52: a PIN of 4 to 12 digits under the PIN working key, tied to the card by its number. A 3DES key makes ISO 9564-1 format 0 (8 bytes), an SM4 key format 4 with SM4 in
 * place of AES (16 bytes, other at every call). Runs in the PIN pad.
 */
export function sealPin(pik: Key, pin: string, pan: string, random: Random): Buffer {
  if (!/^\d{4,12}$/.test(pin) || !/^\d{12,19}$/.test(pan)) throw new Error('a PIN has 4 to 12 digits, a card number 12 to 19')
  const head = `${pin.length.toString(16)}${pin}`
  if (pik.cipher === '3des') return pik.encipher(xor(Buffer.from(`0${head}`.padEnd(16, 'f'), 'hex'), accountZero(pan)))
  const field = Buffer.concat([Buffer.from(`4${head}`.padEnd(16, 'a'), 'hex'), random(8)])
  return pik.encipher(xor(pik.encipher(field), accountFour(pan)))
}

/** The digits in a block, or null when it was made for another card, under another key, or is damaged. For the one function of the bank that compares them. */
export function openPin(pik: Key, block: Buffer, pan: string): string | null {
  if (block.length !== pik.block || !/^\d{12,19}$/.test(pan)) return null
  const field = pik.cipher === '3des' ? xor(pik.decipher(block), accountZero(pan)) : pik.decipher(xor(pik.decipher(block), accountFour(pan)))
  const match = (pik.cipher === '3des' ? /^0([4-9a-c])(\d+)(f*)$/ : /^4([4-9a-c])(\d+)(a*)$/).exec(field.toString('hex', 0, 8))
  const pin = match?.[2] ?? ''
  return match && pin.length === Number.parseInt(match[1]!, 16) ? pin : null
}

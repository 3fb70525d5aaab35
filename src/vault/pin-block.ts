import { sm4Block, sm4Unblock, xor } from '../kit/sm4.ts'
import type { Random } from '../kit/ids.ts'

/** 4 | length | digits | fill A to eight bytes, then eight random bytes. */
function pinField(pin: string, random: Random): Buffer {
  return Buffer.concat([Buffer.from(`4${pin.length.toString(16)}${pin}`.padEnd(16, 'A'), 'hex'), random(8)])
}

/** 0 (twelve digits) | the card serial as decimal, left-padded to 12 | zeros. */
function accountField(serial: number): Buffer {
  return Buffer.from(`0${String(serial).padStart(12, '0')}`.padEnd(32, '0'), 'hex')
}

/**
 * A PIN as the pad sends it: ISO 9564 format 4 with SM4 in place of AES, 16 bytes, tied to the card by its serial
 * (4 bytes of the card identification code). Runs in the device; the centre only opens blocks, inside `judgePin`. (PIN-09)
 */
export function sealPin(terminalKey: Buffer, serial: number, pin: string, random: Random): Buffer {
  if (!/^\d{4,12}$/.test(pin)) throw new Error('a PIN has 4 to 12 digits')
  return sm4Block(terminalKey, xor(sm4Block(terminalKey, pinField(pin, random)), accountField(serial)))
}

/** The digits inside a block, or null when it was made for another card, under another key, or is damaged. For `judgePin` alone. */
export function openPinBlock(terminalKey: Buffer, serial: number, block: Buffer): string | null {
  if (block.length !== 16) return null
  const field = sm4Unblock(terminalKey, xor(sm4Unblock(terminalKey, block), accountField(serial))).toString('hex')
  const match = /^4([4-9a-c])(\d+)(a*)$/.exec(field.slice(0, 16))
  const pin = match?.[2] ?? ''
  return match && pin.length === Number.parseInt(match[1]!, 16) ? pin : null
}

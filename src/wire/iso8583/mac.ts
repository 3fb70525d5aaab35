import { timingSafeEqual } from 'node:crypto'
import type { Key } from './keys.ts'

const HEX = Buffer.from('0123456789ABCDEF')
/** Bytes as upper-case hexadecimal digits, one ASCII byte each. */
function digits(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length * 2)
  for (let i = 0; i < bytes.length; i++) { out[2 * i] = HEX[bytes[i]! >> 4]!; out[2 * i + 1] = HEX[bytes[i]! & 15]! }
  return out
}

/**
 * F64: UnionPay's ECB MAC over the bytes from MTI to the field before 64. The blocks are folded by XOR, the last filled with zeros; the result as hexadecimal digits is two
 * blocks: the first is enciphered under the MAK, XORed with the second, enciphered again; the MAC is the first 8 hexadecimal digits of that. With SM4 blocks are 16 bytes.
 */
export function macOf(mak: Key, covered: Buffer): Buffer {
  const folded = Buffer.alloc(mak.block)
  for (let i = 0; i < covered.length; i++) folded[i % mak.block]! ^= covered[i]!
  const text = digits(folded)
  const once = mak.encipher(text.subarray(0, mak.block))
  for (let i = 0; i < mak.block; i++) once[i]! ^= text[mak.block + i]!
  return digits(mak.encipher(once)).subarray(0, 8)
}

/** Whether a MAC is that of the bytes; false where there is none. */
export const macFits = (mak: Key, covered: Buffer, mac: Buffer | undefined): boolean => mac?.length === 8 && timingSafeEqual(macOf(mak, covered), mac)

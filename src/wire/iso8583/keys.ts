import { createCipheriv, createDecipheriv, timingSafeEqual } from 'node:crypto'
import { fault, malformed, type Malformed } from './malformed.ts'

/**
 * A key in use: what it does, never what it is; printed, logged or as JSON it is '[key]'. Whole blocks only (8 bytes 3DES, 16 SM4), ECB. A single-length key (8 bytes) is
 * DES as EDE3 of three equal keys.
 */
export type Key = { readonly cipher: '3des' | 'sm4'; readonly block: 8 | 16; encipher: (blocks: Buffer) => Buffer; decipher: (blocks: Buffer) => Buffer; toJSON: () => string }
/** Working keys as bytes, on their way into or out of their wrapping: of the PIN and of the MAC. The caller wipes them. */
export type WorkingKeys = { pin: Buffer; mac: Buffer }

/** Opens a key from its bytes: 8 or 16 for 3DES, 16 for SM4. Throws at other lengths: keys come from our own keeping, not from the line. */
export function openKey(material: Buffer, cipher: '3des' | 'sm4'): Key {
  if (material.length !== 16 && !(cipher === '3des' && material.length === 8)) throw new Error(`a key of ${material.length} bytes is none of ${cipher}`)
  const name = cipher === 'sm4' ? 'sm4-ecb' : 'des-ede3'
  const whole = cipher === 'sm4' ? material : Buffer.concat(material.length === 8 ? [material, material, material] : [material, material.subarray(0, 8)])
  // ECB keeps nothing from block to block, so one cipher serves every message
  const forth = createCipheriv(name, whole, null).setAutoPadding(false)
  const back = createDecipheriv(name, whole, null).setAutoPadding(false)
  if (whole !== material) whole.fill(0)
  const block = cipher === 'sm4' ? 16 : 8
  const all = (made: typeof forth | typeof back) => (blocks: Buffer) => {
    // what is left of a block would come out before the next message's
    if (blocks.length % block !== 0) throw new Error(`not whole blocks of ${block} bytes`)
    return made.update(blocks)
  }
  return { cipher, block, encipher: all(forth), decipher: all(back), toJSON: () => '[key]' }
}

/** The check value of a key: the first 4 bytes of a block of zeros enciphered under it. */
export const checkValue = (key: Key): Buffer => key.encipher(Buffer.alloc(key.block)).subarray(0, 4)

const wrapped = (master: Key, material: Buffer) => Buffer.concat([master.encipher(material), Buffer.alloc(16 - material.length), checkValue(openKey(material, master.cipher))])

/** F62 of a sign-in's answer, 40 bytes: PIK and MAK under the terminal master key, 16 bytes each (a single-length MAK 8 and 8 zeros), each followed by its check value. */
export const wrapKeys = (master: Key, { pin, mac }: WorkingKeys): Buffer => Buffer.concat([wrapped(master, pin), wrapped(master, mac)])

function unwrapped(master: Key, part: Buffer): Key | null {
  const [body, check] = [part.subarray(0, -4), part.subarray(-4)]
  const single = body.length === 8 || (master.cipher === '3des' && body.subarray(8).every(byte => byte === 0))
  const material = master.decipher(single ? body.subarray(0, 8) : body)
  const key = openKey(material, master.cipher)
  material.fill(0)
  return timingSafeEqual(checkValue(key), check) ? key : null
}

/** The working keys in F62 of a sign-in's answer: 40 bytes, or 24 with single-length keys; refused where a check value does not fit. */
export function unwrapKeys(master: Key, field: Buffer): { pin: Key; mac: Key } | Malformed {
  if (field.length !== 40 && !(field.length === 24 && master.cipher === '3des')) return malformed([fault('F62', '工作密钥应该是 40 字节', 'working keys must be 40 bytes')])
  const half = field.length / 2
  const [pin, mac] = [unwrapped(master, field.subarray(0, half)), unwrapped(master, field.subarray(half))]
  if (!pin) return malformed([fault('F62', 'PIN 密钥的校验值不符', 'the check value of the PIN key does not fit')])
  if (!mac) return malformed([fault('F62', 'MAC 密钥的校验值不符', 'the check value of the MAC key does not fit')])
  return { pin, mac }
}

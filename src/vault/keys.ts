import { createCipheriv, createDecipheriv, createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto'

/** What a data key is for. `data` seals columns, `digest` finds sealed values again, `pin` makes PIN verifiers, `terminal` wraps terminal keys. */
export type Purpose = 'data' | 'digest' | 'pin' | 'terminal' | 'issuer'
export const purposes = ['data', 'digest', 'pin', 'terminal', 'issuer'] as const satisfies readonly Purpose[]

/** One row of `vault.key`: a data key wrapped by the master key. Key material is 32 bytes: 16 SM4, 16 MAC. */
export type WrappedKey = { number: number; purpose: Purpose; wrapped: Buffer }
export type Key = { number: number; purpose: Purpose; cipher: Buffer; mac: Buffer }

const prepared = new WeakMap<Buffer, KeyObject>()
/** A key prepared once: node:crypto takes it four times as fast as bare bytes. */
export function readied(bytes: Buffer): KeyObject {
  const known = prepared.get(bytes) ?? createSecretKey(bytes)
  prepared.set(bytes, known)
  return known
}

/** A stream mode gives every byte at once and has nothing left at its end. */
const encrypt = (key: Buffer, iv: Buffer, clear: Buffer) => createCipheriv('sm4-ctr', readied(key), iv).update(clear)
const decrypt = (key: Buffer, iv: Buffer, closed: Buffer) => createDecipheriv('sm4-ctr', readied(key), iv).update(closed)
const tag = (key: Buffer, ...parts: (Buffer | string)[]) => {
  const mac = createHmac('sm3', readied(key))
  for (const part of parts) mac.update(part)
  return mac.digest()
}

/**
 * version(1) | key number(2) | IV(16) | SM4-CTR | HMAC-SM3(32) over all of it and the place the value belongs to,
 * so a sealed value moved to another row or column does not open.
 */
export function sealWith(key: Key, clear: Buffer, where: string, iv: Buffer): Buffer {
  const head = Buffer.alloc(3)
  head[0] = 1
  head.writeUInt16BE(key.number, 1)
  const closed = encrypt(key.cipher, iv, clear)
  return Buffer.concat([head, iv, closed, tag(key.mac, head, iv, closed, where)])
}

/** Opens what `sealWith` closed; throws when it was changed, moved, or made under another key. */
export function openWith(keyOf: (number: number) => Key | undefined, sealed: Buffer, where: string): Buffer {
  if (sealed.length < 51 || sealed[0] !== 1) throw new Error(`not a sealed value: ${where.split('|')[0]}`)
  const key = keyOf(sealed.readUInt16BE(1))
  if (!key) throw new Error(`sealed under an unknown key: ${where.split('|')[0]}`)
  const body = sealed.subarray(0, -32)
  if (!timingSafeEqual(tag(key.mac, body, where), sealed.subarray(-32))) throw new Error(`sealed value was changed or moved: ${where.split('|')[0]}`)
  return decrypt(key.cipher, body.subarray(3, 19), body.subarray(19))
}

/** The master key (32 bytes) as a key number 0, which only ever wraps data keys. */
export function masterKey(bytes: Buffer): Key {
  if (bytes.length !== 32) throw new Error('a master key has 32 bytes')
  return { number: 0, purpose: 'data', cipher: bytes.subarray(0, 16), mac: bytes.subarray(16) }
}

/** Wraps one new data key of 32 random bytes. */
export function wrapKey(master: Key, number: number, purpose: Purpose, material: Buffer, iv: Buffer): WrappedKey {
  return { number, purpose, wrapped: sealWith(master, material, `vault.key|${number}|${purpose}`, iv) }
}

/** Opens a wrapped key; throws when the master key is another one. */
export function unwrapKey(master: Key, row: WrappedKey): Key {
  const material = openWith(() => master, row.wrapped, `vault.key|${row.number}|${row.purpose}`)
  return { number: row.number, purpose: row.purpose, cipher: material.subarray(0, 16), mac: material.subarray(16) }
}

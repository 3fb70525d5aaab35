import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'

/** A file's own key: 16 bytes to encipher, 16 to authenticate. */
export const KEY_BYTES = 32
const macOf = (key: Buffer, ref: string, bytes: Buffer) => createHmac('sm3', key.subarray(16)).update(`${ref}\n`).update(bytes).digest()

/** A card's data for its line: SM4-CTR, then HMAC-SM3 over the card's ref and all of it, so that no line stands in for another; base64. */
export function sealLine(key: Buffer, ref: string, data: unknown, iv: Buffer): string {
  const cipher = createCipheriv('sm4-ctr', key.subarray(0, 16), iv)
  const bytes = Buffer.concat([iv, cipher.update(JSON.stringify(data)), cipher.final()])
  return Buffer.concat([bytes, macOf(key, ref, bytes)]).toString('base64')
}

/** Opens it; null when it is not what was sealed under this key for this card. */
export function openLine<T>(key: Buffer, ref: string, sealed: string): T | null {
  const all = Buffer.from(sealed, 'base64')
  if (all.length < 48) return null
  const [bytes, mac] = [all.subarray(0, -32), all.subarray(-32)]
  if (!timingSafeEqual(mac, macOf(key, ref, bytes))) return null
  const plain = createDecipheriv('sm4-ctr', key.subarray(0, 16), bytes.subarray(0, 16))
  return JSON.parse(Buffer.concat([plain.update(bytes.subarray(16)), plain.final()]).toString('utf8')) as T
}

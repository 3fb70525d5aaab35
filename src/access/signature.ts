import { createHash, timingSafeEqual } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'

/** The gateway's headers of a message. */
export type Signed = { paasid: string; timestamp: string; nonce: string; signature: string }

/** The four headers, or null when the message has none of them; what is missing is empty. */
export function signedOf(headers: Readonly<Record<string, unknown>>): Signed | null {
  const of = (name: string) => typeof headers[`x-tif-${name}`] === 'string' ? String(headers[`x-tif-${name}`]) : ''
  const signed = { paasid: of('paasid'), timestamp: of('timestamp'), nonce: of('nonce'), signature: of('signature') }
  return Object.values(signed).some(Boolean) ? signed : null
}

/** The field's own form: SHA-256 over timestamp, token, nonce and timestamp once more, in hex. The body is not in it: it stands behind TLS. */
export const tokenSignature = ({ timestamp, nonce }: Signed, token: string) => createHash('sha256').update(timestamp + token + nonce + timestamp).digest('hex')

export function isTokenSignature(signed: Signed, token: string): boolean {
  const given = Buffer.from(signed.signature.toLowerCase())
  const right = Buffer.from(tokenSignature(signed, token))
  return given.length === right.length && timingSafeEqual(given, right)
}

/** What an SM2 key signs: timestamp, nonce, SM3 of the body in hex, timestamp. (ours; the field publishes no form with the body in it) */
export const sm2Words = ({ timestamp, nonce }: Signed, body: Buffer) => timestamp + nonce + createHash('sm3').update(body).digest('hex') + timestamp

/** Whether an SM2 signature with SM3 (r‖s in base64, user id 1234567812345678) is of this key over headers and body. */
export function isSm2Signature(signed: Signed, body: Buffer, publicKey: string): boolean {
  const bytes = Buffer.from(signed.signature, 'base64')
  if (bytes.length !== 64) return false
  try { return sm2.doVerifySignature(sm2Words(signed, body), bytes.toString('hex'), publicKey, { hash: true, userId: '1234567812345678' }) } catch { return false }
}

/** Whether a text is a point of the curve in 04‖x‖y hex. */
export function isPublicKey(text: string): boolean {
  try { return /^04[0-9a-f]{128}$/i.test(text) && sm2.verifyPublicKey(text) } catch { return false }
}

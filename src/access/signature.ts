import { createHash, timingSafeEqual } from 'node:crypto'
import { isSignature } from '#kit/sm2'

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
  return isSignature(publicKey, sm2Words(signed, body), bytes.toString('hex'))
}

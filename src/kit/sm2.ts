import { sm2 } from 'sm-crypto-v2'

/** The user id of the field's SM2 signatures. */
export const SM2_USER = '1234567812345678'
const C1C3C2 = 1

/** Whether a text is a point of the curve in 04‖x‖y hex. */
export function isPublicKey(text: string): boolean {
  try { return /^04[0-9a-f]{128}$/i.test(text) && sm2.verifyPublicKey(text) } catch { return false }
}
/** Enciphers a key for whoever has the private one: C1‖C3‖C2 in hex. */
export const encipherFor = (publicKey: string, clear: Buffer): string => sm2.doEncrypt(clear.toString('hex'), publicKey, C1C3C2)
export function decipherWith(privateKey: string, sealed: string): Buffer | null {
  try { const clear = sm2.doDecrypt(sealed, privateKey, C1C3C2, { output: 'string' }); return clear ? Buffer.from(clear, 'hex') : null } catch { return null }
}
/** A signature with SM3 over a text: r‖s in hex. */
export const signWith = (privateKey: string, text: string): string => sm2.doSignature(text, privateKey, { hash: true, userId: SM2_USER })
export function isSignature(publicKey: string, text: string, signature: string): boolean {
  try { return /^[0-9a-f]{128}$/i.test(signature) && sm2.doVerifySignature(text, signature, publicKey, { hash: true, userId: SM2_USER }) } catch { return false }
}
export const publicKeyOf = (privateKey: string): string => sm2.getPublicKeyFromPrivateKey(privateKey)

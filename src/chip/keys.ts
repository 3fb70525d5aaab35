import { sm4Block, xor } from '#kit/sm4'
import type { IssuerKeys } from '#vault'
import { identParts } from './ident.ts'

/** The keys one chip carries, 16 bytes each as hex. */
export type CardKeys = { internal: string; read: string; update: string; maintain: string; unblock: string; reload: string }

/** A key dispersed to one card: SM4(master, factor | not factor), factor of 8 bytes. */
export function disperse(master: Buffer, factor: Buffer): Buffer {
  return sm4Block(master, Buffer.concat([factor, xor(factor, Buffer.alloc(8, 0xff))]))
}

/** What tells one card from another for its own keys: area, serial, 80. */
const cardFactor = (ident: string) => {
  const parts = identParts(ident)
  if (!parts) throw new Error('not a card identification code')
  return Buffer.concat([Buffer.from(ident, 'hex').subarray(0, 3), Buffer.from(ident, 'hex').subarray(8, 12), Buffer.from([0x80])])
}

/** Historical bytes of a card's answer to reset: 0081, maker and system, area, last three bytes of the serial; 13 bytes. */
export function historicalBytes(ident: string): Buffer {
  const bytes = Buffer.from(ident, 'hex')
  return Buffer.concat([Buffer.from('00815342480100', 'hex'), bytes.subarray(0, 3), bytes.subarray(9, 12)])
}

/** The read key hangs on the answer to reset, because a 3.0 card shows nothing else before it was authenticated to. */
export const readFactor = (atr: Buffer) => atr.subarray(5, 13)

/** All keys of one card. */
export function cardKeys(issuer: IssuerKeys, ident: string): CardKeys {
  const own = cardFactor(ident)
  const of = (master: Buffer) => disperse(master, own).toString('hex')
  return {
    internal: of(issuer.IRK), read: disperse(issuer.RK, readFactor(historicalBytes(ident))).toString('hex'),
    update: of(issuer.UK), maintain: of(issuer.STK), unblock: of(issuer.PUK), reload: of(issuer.RPK),
  }
}

/** The answer to an eight-byte challenge: SM4 over it and eight zeros, the halves folded. */
export function cryptogram(key: Buffer, challenge: Buffer): Buffer {
  const block = sm4Block(key, Buffer.concat([challenge, Buffer.alloc(8)]))
  return xor(block.subarray(0, 8), block.subarray(8))
}

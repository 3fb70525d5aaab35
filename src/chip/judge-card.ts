import { timingSafeEqual } from 'node:crypto'
import type { IssuerKeys } from '#vault'
import { identParts, isOurIdent } from './ident.ts'
import { cardKeys, cryptogram, disperse, readFactor } from './keys.ts'

/**
 * Whether the answer to `challenge` was made by the one chip that carries this identification code: a copy has the files
 * but not the key. (CHIP-02)
 */
export function isGenuine(issuer: IssuerKeys, ident: string, challenge: Buffer, answer: Buffer): boolean {
  if (!identParts(ident) || !isOurIdent(issuer, ident) || answer.length !== 8) return false
  return timingSafeEqual(cryptogram(Buffer.from(cardKeys(issuer, ident).internal, 'hex'), challenge), answer)
}

/** The issuer's answer to a card's own challenge, from what its answer to reset tells. */
export function answerCard(issuer: IssuerKeys, atr: Buffer, challenge: Buffer): Buffer {
  return cryptogram(disperse(issuer.RK, readFactor(atr)), challenge)
}

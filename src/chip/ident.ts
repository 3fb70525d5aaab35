import { sm4Cmac } from '#kit/sm4'
import type { IssuerKeys } from '#vault'
import { timingSafeEqual } from 'node:crypto'

/** The ministry's registered application provider, in every card identification code. */
const rid = 'D156000005'

/** The card identification code: area (6 digits), D156000005, serial (4 bytes), check (4 bytes of SM4-CMAC); 32 hex characters. */
export function cardIdent(keys: IssuerKeys, area: string, serial: number): string {
  const head = Buffer.from(area + rid + serial.toString(16).padStart(8, '0'), 'hex')
  return Buffer.concat([head, sm4Cmac(keys.CHECK, head).subarray(0, 4)]).toString('hex').toUpperCase()
}

/** The parts of a card identification code; null when it has not the form. */
export function identParts(ident: string): { area: string; serial: number; check: string } | null {
  const match = /^(\d{6})D156000005([0-9A-F]{8})([0-9A-F]{8})$/.exec(ident.toUpperCase())
  return match && { area: match[1]!, serial: Number.parseInt(match[2]!, 16), check: match[3]! }
}

/** Whether the issuer made this code: its check is right. */
export function isOurIdent(keys: IssuerKeys, ident: string): boolean {
  const parts = identParts(ident)
  return parts !== null && timingSafeEqual(Buffer.from(cardIdent(keys, parts.area, parts.serial)), Buffer.from(ident.toUpperCase()))
}

/** The serial that a PIN block is tied to. */
export function serialOf(ident: string): number {
  const parts = identParts(ident)
  if (!parts) throw new Error('not a card identification code')
  return parts.serial
}

import type { Fen } from '#kit/money'

/** F54: one amount of an account. `kind` 01 ledger, 02 available; `fen` below 0 is a debt (D). */
export type Balance = { account: string; kind: string; currency: string; fen: Fen }
/** F60: 60.1 type of transaction, 60.2 batch, 60.3 network management code, then 60.4 … as far as the terminal sends them. */
export type Control = { type: string; batch: string; network?: string; more?: string }
/** F61: batch, STAN and MMDD of the transaction that is voided, refunded or reversed; then 61.4 … as sent. */
export type Original = { batch: string; stan: string; date?: string; more?: string }
/** F63: 63.1 card organisation (in a sign-in the operator), 63.2 what the bank tells the terminal. */
export type Remark = { organisation: string; text?: string }

/** Twelve digits of fen. Null outside 0 … 999,999,999,999. */
export const writeAmount = (fen: Fen): string | null => fen >= 0n && fen < 1_000_000_000_000n ? fen.toString().padStart(12, '0') : null

export function readBalance(text: string): Balance | null {
  const match = /^(\d\d)(\d\d)(\d{3})([CD])(\d{12})$/.exec(text)
  if (!match) return null
  const size = BigInt(match[5]!)
  return { account: match[1]!, kind: match[2]!, currency: match[3]!, fen: match[4] === 'D' ? -size : size }
}

export function writeBalance({ account, kind, currency, fen }: Balance): string | null {
  const size = writeAmount(fen < 0n ? -fen : fen)
  return size && `${account}${kind}${currency}${fen < 0n ? 'D' : 'C'}${size}`
}

export function readControl(digits: string): Control | null {
  const match = /^(\d\d)(\d{6})(?:(\d{3})(\d+)?)?$/.exec(digits)
  return match && { type: match[1]!, batch: match[2]!, ...match[3] && { network: match[3] }, ...match[4] && { more: match[4] } }
}

export const writeControl = ({ type, batch, network = '', more = '' }: Control): string | null => network || !more ? `${type}${batch}${network}${more}` : null

export function readOriginal(digits: string): Original | null {
  const match = /^(\d{6})(\d{6})(?:(\d{4})(\d+)?)?$/.exec(digits)
  return match && { batch: match[1]!, stan: match[2]!, ...match[3] && { date: match[3] }, ...match[4] && { more: match[4] } }
}

export const writeOriginal = ({ batch, stan, date = '', more = '' }: Original): string | null => date || !more ? `${batch}${stan}${date}${more}` : null

export function readRemark(text: string): Remark | null {
  const organisation = text.slice(0, 3)
  return /^[\x20-\x7e]{3}$/.test(organisation) ? { organisation, ...text.length > 3 && { text: text.slice(3) } } : null
}

export const writeRemark = ({ organisation, text = '' }: Remark): string => `${organisation}${text}`

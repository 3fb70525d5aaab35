import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Facts } from '#kit/refusal'
import type { Channel, Limit } from '../banks.ts'
import type { Working } from '../terminals/keys.ts'
import type { Kind } from './port.ts'

/** What has left an account on a day, by channel: fen and times. */
export type Usage = Record<Channel, { fen: Fen; times: number }>
/** The PIN of a card as it is kept. */
export type KeptPin = { verifier: Buffer; tries: number; lockedAt: Date | null }
/** A card with its account and PIN, read at one instant; whatever changes one of them moves `version`. `usage` is that of `usedDay`. */
export type Held = {
  bucket: Bucket; card: Id; account: Id; bank: string; expires: string; activatedAt: Date | null; lostAt: Date | null; lostHow: 'phone' | 'written' | null; closedAt: Date | null; endedAt: Date | null
  limits: Partial<Record<Channel, Limit>> | null; balance: Fen; version: number; usedDay: Day | null; usage: Usage; pin: KeptPin | null
}
/** A message that was answered. `undoneBy`: key of its void, or `reversal`; `undid`: the key of the purchase it voided. */
export type Kept = {
  key: string; kind: Kind | 'tombstone'; digest: Buffer | null; code: string; reason: string | null; facts: Facts | null; card: Id | null; seq: number | null; amount: Fen; balance: Fen | null
  rrn: string; auth: string | null; merchant: string | null; at: Date; undoneBy: string | null; undid: string | null; refunded: Fen; dispensed: Fen | null
  /** Of a purchase: what its merchant's offer took off, and the points it gave. */
  discount: Fen; points: number
}
/** What the centre ordered to be credited to a card. */
export type PayIn = { number: string; card: Id | null; amount: Fen | null; note: string | null; paid: boolean; withdrawn: boolean }
export type TerminalKind = 'pos' | 'atm' | 'counter' | 'online'
/** A registered terminal; `working` are its keys since its newest sign-in. */
export type Terminal = { id: string; kind: TerminalKind; bank: string; merchant: string; country: string; ended: boolean; batch: string; working: Working | null }

import type { Bill } from '#care'
import type { Sender } from '#messages'
import type { Fen } from '#kit/money'

/** A line of a purchase as sent. `count` in ten-thousandths, `price` in millionths of a yuan. */
export type PurchaseLine = { sn: string; code: string; own: string; at: string; amount: Fen; count: bigint; price: bigint; rx: string | null; approval?: string }
/** What a provider says its bill comes to, checked against ours; null where it does not say. */
export type SaidParts = { own: Fen | null; over: Fen | null; first: Fen | null; scope: Fen | null }
/** The visit that a settlement is of: one batch of it or all, midway or at the end. `bill` is what it has to settle, once it was looked up. */
export type OfVisit = { id: string; kind: Bill['visit']['kind']; batch: string | null; midway: boolean; said: SaidParts; bill: Bill | null }
/**
 * A bill: a pharmacy purchase (2101, 2102) with its lines, or a visit (2206, 2207, 2303, 2304) whose lines were charged before. `begun` is China wall clock; its
 * day is the visit's, of a stay the discharge.
 */
export type Purchase = {
  psnNo: string; region: string; insutype: string; medType: string; certType: string; begun: string; total: Fen; useAccount: boolean; invoice: string | null; lines: PurchaseLine[]; visit: OfVisit | null
}
/** One settlement on its way to the poster. */
export type Item = Sender & { purchase: Purchase }

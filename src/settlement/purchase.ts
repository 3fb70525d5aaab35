import type { Sender } from '#messages'
import type { Fen } from '#kit/money'

/** A line of a purchase as sent. `count` in ten-thousandths, `price` in millionths of a yuan. */
export type PurchaseLine = { sn: string; code: string; own: string; at: string; amount: Fen; count: bigint; price: bigint; rx: string | null }
/** A pharmacy purchase (2101, 2102). `begun` is China wall clock; its day is the visit's. */
export type Purchase = {
  psnNo: string; region: string; insutype: string; medType: string; certType: string; begun: string; total: Fen; useAccount: boolean; invoice: string | null; lines: PurchaseLine[]
}
/** One settlement on its way to the poster. */
export type Item = Sender & { purchase: Purchase }

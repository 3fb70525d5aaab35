import { z } from 'zod'
import type { Words } from '#shared/cards'
import { itemStates, type Counts, type ItemState, type Reason } from './life.ts'

export * from './life.ts'

/** Body of making a batch: at most `limit` of the waiting, once per key. */
export const makeShape = z.object({
  region: z.string().regex(/^\d{6}$/), bank: z.string().regex(/^\d{5}$/), limit: z.int().min(1).max(20_000).default(2_000), key: z.string().min(8).max(80),
})
export const itemState = z.enum(itemStates)

/** Approved applications of one bank and one region that wait for a batch. */
export type WaitingGroup = { bank: string; bankName: string; region: string; regionName: Words; count: number; promisedOn: string | null }
export type BatchRow = { id: string; number: string; bank: string; bankName: string; region: string; regionName: Words; madeOn: string; counts: Counts }
/** One card of a batch, masked; `ident` and `chipSerial` name no person. */
export type ItemRow = {
  id: string; person: string; card: string; attempt: number; state: ItemState; reason: Reason | null; since: string
  name: string; number: string; ident: string; chipSerial: string | null; bankCard: string | null; deliverTo: string
}
export type ConsignmentRow = {
  id: string; number: string; bank: string; kind: 'branch' | 'unit' | 'counter'; place: string
  cards: number; under: number; sentAt: string; receivedAt: string | null
}
export type ToCollectRow = { card: string; person: string; name: string; number: string; cardNumber: string; bank: string; since: string }
/** 制卡厂, 卡中心库, 在途, 银行网点, 单位待发, 业务窗口, 待销毁. */
export type CustodyPlace = { place: 'plant' | 'centre' | 'on-the-way' | 'branch' | 'unit' | 'counter' | 'to-destroy'; count: number; oldest: string | null }
/** Where the cards are, and where their number differs from production's own book. */
export type Custody = { places: CustodyPlace[]; differences: { place: CustodyPlace['place']; cards: number; booked: number }[] }
/** The stock of one branch, unit or counter. */
export type SiteStock = { id: string; name: string; kind: 'branch' | 'unit' | 'counter'; waiting: number; onTheWay: number; oldest: string | null }

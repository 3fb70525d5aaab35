import { z } from 'zod'
import type { Words } from '#shared/cards'
import { itemStates, type Counts, type ItemState, type Reason } from './life.ts'

export * from './life.ts'
export * from './instant-life.ts'

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
/** A file of a batch to a plant (`digest` once it is written) and what came back; `answeredAt` null while the plant has it. */
export type PlantFileRow = { number: number; plant: string; cards: number | null; digest: string | null; madeAt: string; made: number | null; failed: number | null; missing: number | null; answeredAt: string | null }
/** A return as it was taken; `before`: it was taken already and nothing was done twice. */
export type ReturnTaken = { batch: string; number: number; made: number; failed: number; missing: number; before: boolean }
/** `from`: the site that sends cards back to the centre; null for those of a batch. */
export type ConsignmentRow = {
  id: string; number: string; bank: string | null; kind: 'branch' | 'unit' | 'counter' | 'centre'; place: string; from: string | null
  cards: number; under: number; sentAt: string; receivedAt: string | null
}
/** `hands`: in whose hands it is, null in the safe. */
export type ToCollectRow = { card: string; person: string; name: string; number: string; cardNumber: string; bank: string; since: string; hands?: { by: string; mine: boolean } | null }
/** 制卡厂, 卡中心库, 在途, 银行网点, 单位待发, 业务窗口, 退回待处理. */
export type CustodyPlace = { place: 'plant' | 'centre' | 'on-the-way' | 'branch' | 'unit' | 'counter' | 'to-destroy'; count: number; oldest: string | null }
/** Where the cards are, where their number differs from production's own book, and how many were scrapped and destroyed in all. */
export type Custody = { places: CustodyPlace[]; differences: { place: CustodyPlace['place']; cards: number; booked: number }[]; scrapped: { failed: number; destroyed: number } }
/** The stock of one branch, unit or counter: what came, was collected and went back; `waiting` must be what is left of it. `overdue`: past the policy's time; `hands`: out of the safe, in clerks' hands. */
export type SiteStock = {
  id: string; name: string; kind: 'branch' | 'unit' | 'counter'; waiting: number; onTheWay: number; oldest: string | null
  came: number; collected: number; back: number; overdue: number; hands: number; agrees: boolean
}

/** How a card printer is reached. `standIn`: it stands in for one and prints no real card. */
export type Driver = Words & { name: string; standIn: boolean }
/** 打印机: where it is, which machine, whether a card is being made in it now. */
export type PrinterRow = { id: string; office: string; officeName: string; officeCode: string; name: string; driver: Driver; serial: string; state: PrinterState; madeAt: string; usedAt: string | null; retiredAt: string | null }
export const printerStates = { free: { zh: '空闲', en: 'free' }, 'at-work': { zh: '里面有没做完的卡', en: 'has an unfinished card' }, retired: { zh: '已停用', en: 'retired' } } as const satisfies Record<string, Words>
export type PrinterState = keyof typeof printerStates
/** Printers, the offices that may have one, the drivers to choose from. */
export type Printers = { rows: PrinterRow[]; offices: { id: string; code: string; name: string }[]; drivers: Driver[] }
export const printerBody = {
  serial: z.string().trim().toUpperCase().regex(/^[0-9A-Z][0-9A-Z-]{2,39}$/, '照机身铭牌写，3 到 40 位字母、数字和横线 | As on its plate: 3 to 40 letters, digits and hyphens'),
  name: z.string().trim().min(2, '写窗口认得出的名字，2 个字以上 | A name its counter knows it by, two characters or more').max(40), office: z.uuid('选一个窗口 | Choose a counter'),
}

/** 入库, 制卡领用, 报废, 盘点更正: what moves blank cards. */
export const blankMoves = { 'counted-in': { zh: '入库', en: 'counted in' }, 'batch': { zh: '制卡领用', en: 'made into cards' }, 'scrapped': { zh: '报废', en: 'scrapped' }, 'stocktake': { zh: '盘点更正', en: 'stocktake' } } as const satisfies Record<string, Words>
export type BlankMove = keyof typeof blankMoves
const kind = { key: z.string().max(64).optional(), bank: z.string().regex(/^\d{5}$/), face: z.string().regex(/^\d{6}$/) }
const pieces = z.int('写整数张数 | Give a whole number of cards').min(1, '至少 1 张 | At least one').max(1_000_000)
export const countInShape = z.strictObject({ ...kind, count: pieces, note: z.string().trim().min(3, '写送货单号，3 个字以上 | Give the delivery note’s number, three characters or more').max(60) })
export const scrapShape = z.strictObject({ ...kind, count: pieces, why: z.string().trim().min(2, '写为什么报废 | Say why they are scrapped').max(200) })
export const stocktakeShape = z.strictObject({ ...kind, counted: z.int('写数出来的张数 | Give the number counted').min(0).max(10_000_000), why: z.string().trim().max(200).default('') })
/** Blank cards of one bank and one city's face at the asking office. `sum`: of all movements; it is what `left` must be. */
export type BlankRow = { bank: string; bankName: string; face: string; faceName: Words; left: number; sum: number; came: number; made: number; scrapped: number; corrected: number; waiting: StocktakeRow | null }
export type BlankMoveRow = { id: string; bankName: string; faceName: Words; what: BlankMove; change: number; left: number; note: string; by: string; at: string }
/** A count that differs from the book: applied once somebody else approved it. `mine`: counted by who asks. */
export type StocktakeRow = { id: string; counted: number; booked: number; why: string; by: string; at: string; mine: boolean }
export type Blanks = { rows: BlankRow[]; moves: BlankMoveRow[]; kinds: { bank: string; bankName: string; face: string; faceName: Words }[] }

/** Lines of a list of cards to be picked from; as many are sent at once at most. */
export const LISTED = 200
/** A card past its time at its place. */
export type OverdueRow = { card: string; person: string; name: string; cardNumber: string; bank: string; place: string; since: string; last: string; waited: number }
/** A card that came back: who signed first for its destruction, and whether that was who asks. */
export type ReturnedRow = { card: string; person: string; name: string; cardNumber: string; bank: string; from: string; consignment: string; since: string; signed: { by: string; mine: boolean; at: string } | null }
/** A place a returned card is sent to instead of its old one. */
export const ownDelivery = z.object({ kind: z.enum(['branch', 'unit', 'counter', 'post']), organisation: z.uuid() })
export const cardsShape = z.strictObject({ cards: z.array(z.strictObject({ person: z.uuid(), card: z.uuid() })).min(1).max(LISTED), key: z.string().max(64).optional() })
export const putBackShape = cardsShape.extend({ why: z.string().trim().max(200).default('') })
export const offerShape = cardsShape.extend({ to: z.uuid() })
/** A card in a clerk's hands: since which day, whose, and to whom it is offered. */
export type HeldRow = ToCollectRow & { takenOn: string; by: string; offeredTo: string | null }
export type Trays = { mine: HeldRow[]; offered: HeldRow[]; others: HeldRow[]; colleagues: { id: string; name: string }[] }

/** A card that waits to be posted, or is under way by post. */
export type PostRow = { card: string; person: string; name: string; cardNumber: string; bank: string; since: string; carrier: string | null; tracking: string | null; deliveredAt: string | null }
export const carriers = { 'ems': { zh: '中国邮政 EMS', en: 'China Post EMS' }, 'sf': { zh: '顺丰速运', en: 'SF Express' }, 'jd': { zh: '京东快递', en: 'JD Express' } } as const satisfies Record<string, Words>
export type Carrier = keyof typeof carriers
export const postShape = z.strictObject({
  key: z.string().max(64).optional(),
  carrier: z.enum(Object.keys(carriers) as [Carrier, ...Carrier[]]),
  tracking: z.string().trim().regex(/^[A-Za-z0-9]{8,20}$/, '单号是 8 到 20 位字母和数字 | The tracking number has 8 to 20 letters and digits').transform(text => text.toUpperCase()),
})
/** What the holder fills in: the code of the message and the card number's last four characters. */
export const confirmShape = z.strictObject({
  code: z.string().trim().regex(/^\d{6}$/, '验证码是 6 位数字 | The code has six digits'),
  ending: z.string().trim().toUpperCase().regex(/^[0-9A-Z]{4}$/, '卡号后四位是数字或字母，在卡面上 | The last four characters of the card number, on its face'), key: z.string().max(64).optional(),
})
/** The holder's own card that comes by post. */
export type MyParcel = { carrier: Words; tracking: string; sentAt: string; deliveredAt: string | null; phone: string | null } | null

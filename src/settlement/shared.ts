import { z } from 'zod'
import type { DeskStep, StepView, VisitKind, VisitState } from '../care/shared.ts'
import { shownDocument } from '../holders/shared.ts'

/** A basket line at the till: catalogue code, how many in ten-thousandths, unit price in millionths of a yuan. */
export const lineShape = z.object({ code: z.string().min(1).max(50), count: z.int().min(1).max(99_990_000), price: z.int().min(1).max(1_000_000_000_000) })
/** A basket of the card in the reader. `key` names the press, so that a repeat is the same settlement. */
export const basketShape = z.object({
  key: z.uuid(), session: z.uuid(), region: z.string().regex(/^\d{6}$/), insutype: z.string().regex(/^\d{3}$/), useAccount: z.boolean().default(true), lines: z.array(lineShape).min(1).max(200),
})
export type Basket = z.output<typeof basketShape>
export const cancelShape = z.object({ key: z.uuid() })

/** A sentence of an explanation, in both languages; `fen` is what it comes to. */
export type Explained = { zh: string; en: string; fen: number }
/** A line as settled, for receipts: amounts in fen, count in ten-thousandths, price in millionths of a yuan. */
export type LineView = { code: string; name: string; spec: string; class: '01' | '02' | '03'; count: number; price: number; amount: number; own: number; over: number; first: number; scope: number }
/**
 * What of a settlement a bank card paid at the POS, with the bank's reference. `asked`: not known yet; `none`: nothing was taken, and why; `back`: the settlement was undone and it goes back;
 * `returned` with the reference of that. `tail`: the card's last four digits.
 */
export type BankPart = { amount: number; state: 'asked' | 'paid' | 'none' | 'back' | 'returned'; rrn: string | null; tail: string | null; terminal: string; backRrn: string | null; zh: string | null; en: string | null }
/** The POS that stands at a till. */
export type PosView = { terminal: string; screen: string }
export const bankLegShape = z.strictObject({ key: z.uuid(), amount: z.int().min(1).max(10_000_000_000).optional() })

/** A settlement as pages show it, amounts in fen; `number` is empty before it is posted. Given back is negative. */
export type SettledView = {
  number: string; visit: string; what: string; at: string; provider: string; lines: LineView[]; total: number; own: number; over: number; first: number; scope: number; deductible: number
  fund: number; account: number; /** What a relative shares paid. */ family: number; cash: number; balance: number; copay: number; selfpaid: number; person: { name: string; number: string }; undone: boolean; explained: Explained[]
  /** What a bank card paid of `cash`, or was asked for. */
  bank: BankPart | null
  /** Every fund that paid, in the order of the policy. */
  funds: Explained[]
  /** Of a visit or stay; `midway` of one that went on. */
  care: { kind: 'outpatient' | 'inpatient'; midway: boolean; admitted: string | null; left: string | null } | null
}
/** Whom the card at the till belongs to, as far as settling goes. */
export type CustomerView = { insured: { region: string; regionName: { zh: string; en: string }; insutype: string; state: string; balance: number }[] }
/** `factors`: what must be proven here before anything settles. */
export type DeskView = { code: string; name: string; hospital: boolean; factors: ('card' | 'pin' | 'finger')[] }
/** A holder's account: balance of all regions, newest movements first. */
export type AccountView = {
  balance: number; asOf: string; accounts: { region: string; zh: string; en: string; balance: number }[]
  movements: { id: string; at: string; amount: number; balance: number; zh: string; en: string; place: string | null; kind: string; settlement: boolean }[]; next: string | null
}

/** 个人账户对账单: one account of a holder over a period: what it had, what came and went, what it has; fen. `kind` family: the sub-account that a relative shares; `family`: the holder has one. */
export type StatementView = {
  kind: 'own' | 'family'; family: boolean; region: string; regionName: { zh: string; en: string }; regions: { region: string; zh: string; en: string }[]; from: string; until: string; opening: number; came: number; went: number; closing: number
  rows: { number: string; day: string; at: string; zh: string; en: string; place: string | null; amount: number; balance: number }[]; next: null
}

/** A settlement of a visit in short; `family`: what a relative shares paid. */
export type BillBrief = { number: string; at: string; total: number; fund: number; account: number; family: number; cash: number; final: boolean }
/** A charged line at a hospital's page; `left` is what was not given back, in ten-thousandths; own includes what is over a price limit. */
export type VisitLine = { sn: string; code: string; name: string; spec: string; class: '01' | '02' | '03'; day: string; count: number; price: number; amount: number; own: number; first: number; scope: number; original: string | null; settled: boolean; left: number }
export type VisitView = {
  id: string; kind: VisitKind; state: VisitState; number: string; person: { id: string; name: string; number: string }; region: string; regionName: { zh: string; en: string }; insutype: string; begun: string; ended: string | null; medType: string | null
  doctor: string; dept: string; bed: string; complaint: string; disease: string; diagnoses: { code: string; name: string }[]; lines: VisitLine[]; total: number; open: number; bills: BillBrief[]; next: DeskStep | null; steps: StepView[]
}
/** A visit as its holder sees it. */
export type CareVisit = { id: string; kind: VisitKind; state: VisitState; place: string; dept: string; diagnosis: string; medType: string | null; begun: string; ended: string | null; open: number; bills: BillBrief[] }
/** What a visit has open is settled; `total` is what the page showed, null to be told; `midway` of a stay that goes on. */
export const settleVisitShape = z.strictObject({ key: z.uuid(), midway: z.boolean().default(false), useAccount: z.boolean().default(true), total: z.int().min(1).max(100_000_000_000).nullable() })
export type SettleVisit = z.output<typeof settleVisitShape>

const fenShape = z.int().min(1).max(10_000_000_000)
/** What a holder asks for over the passbook; `key` names the press. */
export const payOutShape = z.strictObject({ key: z.uuid(), region: z.string().regex(/^\d{6}$/), amount: fenShape, document: shownDocument, guardian: z.uuid().optional() })
/** An order that waits for the passbook's bank: a month, or what the holder asked for. */
export type PassbookRow = { id: string; person: string; name: string; number: string; regionName: { zh: string; en: string }; bank: { zh: string; en: string }; month: string | null; amount: number; at: string }
/** 存折 of one holder: each account with whether it can be paid out today, and every order. */
export type PassbookPage = {
  person: string; name: string; number: string
  accounts: { region: string; regionName: { zh: string; en: string }; balance: number; bank: { zh: string; en: string } | null; before: string | null; why: { zh: string; en: string } | null }[]
  orders: Omit<PassbookRow, 'person' | 'name' | 'number'>[]
}

const dayShape = z.iso.date('日期写成 2026-03-01 这样 | Write a day as 2026-03-01')
/** Which account, the own or what a relative shares, over which days; the months of this year where it is not said. */
export const statementQuery = z.strictObject({ region: z.string().regex(/^\d{6}$/), kind: z.enum(['own', 'family']), from: dayShape, until: dayShape }).partial()

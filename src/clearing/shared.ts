import { z } from 'zod'
import { isDay } from '../kit/day.ts'
import type { ClaimState } from './claim-life.ts'

export { claimStateWords, mayTake, type ClaimState } from './claim-life.ts'
export { fundWords } from './funds.ts'
export { clearingWords } from './kinds.ts'

export const dayShape = z.string().refine(isDay, { message: '应该是 yyyy-MM-dd 的日期 | must be a day yyyy-MM-dd' })
/** What closing did: days closed now, the one that waits for a posting in flight, days summed up. */
export type ClosedView = { closed: string[]; waits: string | null; cleared: string[] }
/** What one fund pays, by the field's code; fen. */
export type FundRow = { fund: string; amount: number }
/** A closed day of a provider in one region, insurance and kind of clearing; `funds` by the field's codes; fen. */
export type SumRow = {
  day: string; provider: string; name: string; region: string; insutype: string; clearing: string; count: number; refunded: number; total: number; fund: number; account: number; cash: number; funds: FundRow[]
}
/** A line that differs, as pages show it; amounts in fen, null where that side lacks it. */
export type DifferenceRow = {
  id: string; day: string; provider: string; name: string; region: string; number: string; side: 'theirs' | 'ours' | 'both'; cause: string; causeWords: { zh: string; en: string }; repair: string; repairWords: { zh: string; en: string }
  theirs: { total: number; fund: number; account: number } | null; ours: { total: number; fund: number; account: number } | null; openedAt: string; how: string | null; howWords: { zh: string; en: string } | null; resolvedAt: string | null
}
/** A day of one provider: how it stands, our sums, and its certificate. */
export type DayRow = { day: string; state: 'open' | 'waiting' | 'not-flat' | 'flat'; count: number; refunded: number; total: number; fund: number; account: number; cash: number; funds: FundRow[]; open: number; certificate: { number: string; digest: string } | null }
export const stateWords = { 'open': { zh: '没有日结', en: 'Not closed' }, 'waiting': { zh: '等对账', en: 'To be compared' }, 'not-flat': { zh: '不平', en: 'Not flat' }, 'flat': { zh: '平', en: 'Flat' } } as const
/** 对账凭证 as the office lists it. */
export type CertificateRow = { provider: string; organisation: string; name: string; day: string; number: string; count: number; ours: number; theirs: number; at: string }
/** What a file sent by hand is compared with. */
export const compareQuery = z.strictObject({ from: dayShape, until: dayShape, optins: z.string().regex(/^\d{6}$/), clearing: z.enum(['11', '21', '41']).optional() })
export type ComparedView = { flat: boolean; open: boolean; theirs: { count: number; total: number }; ours: { count: number; total: number }; differences: number; left: number }

/** A day of a provider as the fund office lists it. */
export type OfficeDayRow = Omit<DayRow, 'certificate'> & { provider: string; organisation: string; name: string; certificate: string | null }

const fen = z.int('金额是整数分 | The amount is whole fen').min(-1_000_000_000_000).max(1_000_000_000_000)
const key = z.string().max(64).optional()
/** What a page claims: kind, days, and the figures it showed. */
export const claimBody = z.strictObject({ key: z.uuid(), optins: z.string().regex(/^\d{6}$/), clearing: z.enum(['11', '21', '41']), from: dayShape, until: dayShape, count: z.int().min(-1_000_000).max(10_000_000), total: fen, fund: fen, account: fen, cash: fen })
export const claimNumber = z.string().regex(/^\d{20}$/)
export const stepBody = z.strictObject({ version: z.int(), key })
const reason = z.string().trim().min(2, '没有写原因 | The reason is missing').max(300)
export const reasonBody = z.strictObject({ version: z.int(), reason, key })
export const proposeBody = z.strictObject({
  version: z.int(), key,
  deductions: z.array(z.strictObject({ fund: z.string().regex(/^\d{6}$/, '没有选基金 | The fund is missing'), amount: z.int('扣款金额填到分 | The amount is whole fen').min(1, '扣款金额要大于 0 | The amount must be above 0').max(1_000_000_000_000), reason,
    settlement: z.string().regex(/^\d{5,30}$/, '结算号是数字 | A settlement is digits').nullable().default(null) })).max(100),
})
/** 可申报: what of a period one kind of clearing of one city comes to, and what stands in the way of claiming it; fen. */
export type ClaimableRow = {
  optins: string; city: { zh: string; en: string }; clearing: '11' | '21' | '41'; days: number; count: number; total: number; fund: number; account: number; cash: number; hospital: number; returned: number; payable: number; funds: FundRow[]; why: { zh: string; en: string } | null
}
/** 清算申请 in a list. `open`: differences open now on its days; `order`: the order that waits for the bank. */
export type ClaimRow = {
  number: string; provider: string; name: string; city: { zh: string; en: string }; clearing: '11' | '21' | '41'; month: string; from: string; until: string; count: number; total: number; fund: number; account: number; cash: number; deducted: number; payable: number
  state: ClaimState; claimedAt: string; open: number; order: string | null
}
export type DeductionRow = { fund: string; amount: number; settlement: string | null; reason: string | null; returned: boolean }
/** One claim: by fund, what was deducted and why, its days. Names of members to the office alone. */
export type ClaimView = ClaimRow & {
  version: number; recognised: number | null; hospital: number; funds: { fund: string; claimed: number; deducted: number; payable: number }[]; deductions: DeductionRow[]; days: DayRow[]; reason: string | null
  proposed: { by: string; mine: boolean; at: string } | null; decided: { by: string; at: string } | null; ordered: { number: string; at: string } | null
}
/** 支付指令: an order that waits for the bank. */
export type OrderRow = { number: string; claim: string; provider: string; name: string; month: string; clearing: '11' | '21' | '41'; amount: number; funds: FundRow[]; at: string }

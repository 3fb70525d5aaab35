import { z } from 'zod'
import { isDay } from '../kit/day.ts'

export const dayShape = z.string().refine(isDay, { message: '应该是 yyyy-MM-dd 的日期 | must be a day yyyy-MM-dd' })
export const monthShape = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
/** What closing did: days closed now, the one that waits for a posting in flight, days summed up. */
export type ClosedView = { closed: string[]; waits: string | null; cleared: string[] }
/** A closed day of a provider in one region, insurance and kind of clearing; `funds` by the field's codes; fen. */
export type SumRow = {
  day: string; provider: string; name: string; region: string; insutype: string; clearing: string; count: number; refunded: number; total: number; fund: number; account: number; cash: number; funds: { fund: string; amount: number }[]
}
/** A line that differs, as pages show it; amounts in fen, null where that side lacks it. */
export type DifferenceRow = {
  id: string; day: string; provider: string; name: string; region: string; number: string; side: 'theirs' | 'ours' | 'both'; cause: string; causeWords: { zh: string; en: string }; repair: string; repairWords: { zh: string; en: string }
  theirs: { total: number; fund: number; account: number } | null; ours: { total: number; fund: number; account: number } | null; openedAt: string; how: string | null; howWords: { zh: string; en: string } | null; resolvedAt: string | null
}
/** A day of one provider: how it stands, our sums, and its certificate. */
export type DayRow = { day: string; state: 'open' | 'waiting' | 'not-flat' | 'flat'; count: number; refunded: number; total: number; fund: number; account: number; cash: number; open: number; certificate: { number: string; digest: string } | null }
export const stateWords = { 'open': { zh: '没有日结', en: 'Not closed' }, 'waiting': { zh: '等对账', en: 'To be compared' }, 'not-flat': { zh: '不平', en: 'Not flat' }, 'flat': { zh: '平', en: 'Flat' } } as const
/** 对账凭证 as the office lists it. */
export type CertificateRow = { provider: string; organisation: string; name: string; day: string; number: string; count: number; ours: number; theirs: number; at: string }
/** What a file sent by hand is compared with. */
export const compareQuery = z.strictObject({ from: dayShape, until: dayShape, optins: z.string().regex(/^\d{6}$/), clearing: z.enum(['11', '21', '41']).optional() })
export type ComparedView = { flat: boolean; open: boolean; theirs: { count: number; total: number }; ours: { count: number; total: number }; differences: number; left: number }

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

import type { Day } from '#kit/day'
import type { Refusal } from '#kit/refusal'
import { refuse } from './refusals.ts'
import { functionOpen } from './snapshot.ts'
import type { PolicyFunction } from './schema.ts'

const names: Record<PolicyFunction, { function: string; functionEn: string }> = {
  card: { function: '社会保障卡', functionEn: 'the card' }, settlement: { function: '医保结算', functionEn: 'settlement' }, deductions: { function: '代扣代缴', functionEn: 'deductions' }, benefits: { function: '待遇发放', functionEn: 'benefit payments' },
  tax: { function: '个税申报', functionEn: 'income tax' }, online: { function: '网上业务', functionEn: 'on-line business' }, 'e-wallet': { function: '电子钱包', functionEn: 'the e-wallet' }, personnel: { function: '人事人才服务', functionEn: 'personnel services' },
}

/** Refuses a function before its start date in the region, with that date; null when it is open. (POL-04) */
export function requireFunction(region: string, name: PolicyFunction, day: Day): Refusal<'function-not-open' | 'function-not-announced'> | null {
  const open = functionOpen(region, name, day)
  if (open === true) return null
  return open.from === null ? refuse('function-not-announced', names[name]) : refuse('function-not-open', { ...names[name], from: open.from })
}

import type { Day } from '#kit/day'
import type { Refusal } from '#kit/refusal'
import { refuse } from './refusals.ts'
import { functionOpen } from './snapshot.ts'
import type { PolicyFunction } from './schema.ts'

const names: Record<PolicyFunction, string> = {
  card: '社会保障卡 / the card', settlement: '医保结算 / settlement', deductions: '代扣代缴 / deductions', benefits: '待遇发放 / benefit payments',
  tax: '个税申报 / income tax', online: '网上业务 / on-line business', 'e-wallet': '电子钱包 / the e-wallet', personnel: '人事人才服务 / personnel services',
}

/** Refuses a function before its start date in the region, with that date; null when it is open. (POL-04) */
export function requireFunction(region: string, name: PolicyFunction, day: Day): Refusal<'function-not-open' | 'function-not-announced'> | null {
  const open = functionOpen(region, name, day)
  if (open === true) return null
  return open.from === null ? refuse('function-not-announced', { function: names[name] }) : refuse('function-not-open', { function: names[name], from: open.from })
}

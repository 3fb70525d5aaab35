import { z } from 'zod'

/** What a proof run can try: values that say who pays a settlement. */
export const provable = ['benefits.employee.outpatient', 'benefits.employee.inpatient', 'benefits.employee.chronic', 'benefits.employee.large', 'benefits.resident.outpatient', 'benefits.resident.inpatient',
  'benefits.resident.chronic', 'benefits.resident.serious', 'benefits.maternity', 'benefits.civil', 'benefits.remote', 'catalogue.rates', 'pharmacy.pool', 'selfpaid.from.account'] as const
export type Provable = typeof provable[number]
export const provableWords: Readonly<Record<Provable, { zh: string; en: string }>> = {
  'benefits.employee.outpatient': { zh: '职工门诊待遇', en: 'Employees, out-patient' }, 'benefits.employee.inpatient': { zh: '职工住院待遇', en: 'Employees, in-patient' }, 'benefits.employee.chronic': { zh: '职工门诊慢特病待遇', en: 'Employees, chronic disease' },
  'benefits.employee.large': { zh: '职工大额医疗补助', en: 'Employees, large amounts' }, 'benefits.resident.outpatient': { zh: '居民门诊待遇', en: 'Residents, out-patient' }, 'benefits.resident.inpatient': { zh: '居民住院待遇', en: 'Residents, in-patient' },
  'benefits.resident.chronic': { zh: '居民门诊慢特病待遇', en: 'Residents, chronic disease' }, 'benefits.resident.serious': { zh: '居民大病保险', en: 'Residents, serious illness' }, 'benefits.maternity': { zh: '生育待遇', en: 'Maternity' },
  'benefits.civil': { zh: '公务员医疗补助', en: 'Civil servants’ supplement' }, 'benefits.remote': { zh: '异地就医支付比例', en: 'Care elsewhere' }, 'catalogue.rates': { zh: '甲乙丙类先自付比例', en: 'Own share by class' },
  'pharmacy.pool': { zh: '药店能不能用统筹', en: 'Fund at pharmacies' }, 'selfpaid.from.account': { zh: '自费能不能用个人账户', en: 'Account for what is self-paid' },
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const draftShape = z.strictObject({
  key: z.string().max(64).optional(), region: z.string().regex(/^\d{6}$/), of: z.enum(provable), value: z.unknown(), validFrom: day,
  source: z.strictObject({ code: z.string().trim().min(1).max(40), title: z.string().trim().min(1).max(200) }), note: z.string().trim().max(500).nullable().default(null),
})
export const runShape = z.strictObject({ key: z.string().max(64).optional(), first: day, last: day })

export type Sums = { settlements: number; people: number; changed: number; old: { fund: number; account: number; cash: number }; made: { fund: number; account: number; cash: number } }
/** What people pay more (+) or less (−) over the period, in bands of yuan; `from` null: no end. */
export type Band = { from: number | null; to: number | null; people: number }
/** What a draft comes to: all, by scheme and standing, by kind of care, by level of provider; how people's own part moves. Fen. */
export type Tally = { all: Sums; gain: number; lose: number; groups: Record<string, Sums>; tracks: Record<string, Sums>; levels: Record<string, Sums>; bands: number[] }
export type RunView = { id: string; first: string; last: string; at: string; done: string | null; share: number; tally: Tally; bands: Band[] }
export type DraftView = {
  id: string; region: string; regionName: { zh: string; en: string }; of: Provable; value: unknown; now: unknown; validFrom: string; source: { code: string; title: string }; note: string | null; state: 'open' | 'approved' | 'withdrawn'
  by: string; at: string; decidedBy: string | null; decidedAt: string | null; mine: boolean; version: number; runs: RunView[]
}
export type DraftRow = Pick<DraftView, 'id' | 'region' | 'regionName' | 'of' | 'validFrom' | 'state' | 'by' | 'at'> & { proven: boolean }
export const draftWords = { open: { zh: '起草中', en: 'drafted' }, approved: { zh: '已批准', en: 'approved' }, withdrawn: { zh: '已撤回', en: 'withdrawn' } } as const

/** A number or yes/no inside a value, by its place. `fen`: an amount in fen; else a percent. */
export type Leaf = { path: string[]; kind: 'fen' | 'percent' | 'yes-no'; value: number | boolean }
/** What of a value can be set field by field; lists of codes stay as they are. Pure. */
export function leavesOf(value: unknown, path: string[] = []): Leaf[] {
  if (typeof value === 'boolean') return [{ path, kind: 'yes-no', value }]
  if (typeof value === 'number') return [{ path, kind: path.includes('cap') || ['deductible', 'upTo'].includes(path.at(-1)!) ? 'fen' : 'percent', value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
}
/** A value with one leaf otherwise. Pure. */
export function withLeaf(value: unknown, [name, ...rest]: readonly string[], leaf: number | boolean): unknown {
  if (name === undefined) return leaf
  if (Array.isArray(value)) return value.map((inner: unknown, i) => String(i) === name ? withLeaf(inner, rest, leaf) : inner)
  return { ...value as object, [name]: withLeaf((value as Record<string, unknown>)[name], rest, leaf) }
}

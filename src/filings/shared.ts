import { z } from 'zod'
import type { FilingState, StepName } from './life.ts'

export { filingLife, filingStates, filingWord, mayStep, stepWord, type FilingState, type FilingStep, type StepName } from './life.ts'
export type Words = { zh: string; en: string }

/** What filings there are; of care elsewhere there are three sorts, of the others one. */
export const filingKinds = ['remote', 'chronic', 'designated', 'maternity'] as const
export type FilingKind = typeof filingKinds[number]
export const filingSorts = ['long-term', 'transferred', 'temporary', 'chronic', 'designated', 'maternity'] as const
export type FilingSort = typeof filingSorts[number]
export const kindOf = (sort: FilingSort): FilingKind => sort === 'chronic' || sort === 'designated' || sort === 'maternity' ? sort : 'remote'
export const sortWords = {
  'long-term': { zh: '异地长期居住', en: 'living elsewhere' }, transferred: { zh: '异地转诊', en: 'transferred elsewhere' }, temporary: { zh: '异地临时就医', en: 'care elsewhere for a time' },
  chronic: { zh: '门诊慢特病', en: 'chronic or special disease' }, designated: { zh: '选定医药机构', en: 'designated provider' }, maternity: { zh: '生育', en: 'maternity' },
} as const satisfies Record<FilingSort, Words>
/** What a provider is designated for (biz_appy_type [C]). */
export const businessWords = { '01': { zh: '普通门诊', en: 'out-patient care' }, '03': { zh: '门诊慢特病', en: 'chronic disease' } } as const satisfies Record<string, Words>
export type Business = keyof typeof businessWords
export const materialWords = {
  'residence-proof': { zh: '居住证明', en: 'proof of residence' }, referral: { zh: '转诊单', en: 'referral' }, 'diagnosis-proof': { zh: '诊断证明', en: 'proof of the diagnosis' }, 'medical-record': { zh: '病历和检查报告', en: 'medical record' },
  'pregnancy-proof': { zh: '妊娠诊断证明', en: 'proof of pregnancy' }, 'id-copy': { zh: '身份证复印件', en: 'copy of the ID' },
} as const satisfies Record<string, Words>
export type FilingMaterial = keyof typeof materialWords
export const filingMaterials = Object.keys(materialWords) as [FilingMaterial, ...FilingMaterial[]]

const text = (most: number) => z.string().trim().max(most).default('')
export const diseaseCode = z.string().regex(/^[A-Z]\d{5}$/, '病种代码是一个字母加 5 位数字 | A disease is a letter and 5 digits')
const day = z.iso.date('日期写成 2026-03-01 这样 | Write a day as 2026-03-01')
/** What is sealed of a filing: the diagnosis and all that tells of it. */
export const detailsShape = z.strictObject({
  diagnosis: text(30), diagnosisName: text(200), condition: text(2000), disease: diseaseCode.or(z.literal('')).default(''), phone: text(50), address: text(500), doctorCode: text(30), doctor: text(50),
  hospital: text(30), hospitalName: text(200), reason: text(500), opinion: text(1000), agreed: text(3), referral: text(3), referredOn: day.or(z.literal('')).default(''), seenOn: day.or(z.literal('')).default(''), weeks: text(3), memo: text(500),
})
export type Details = z.output<typeof detailsShape>
export const emptyDetails: Details = detailsShape.parse({})

const key = z.string().max(64).optional()
const paper = z.strictObject({ material: z.enum(filingMaterials), paper: z.uuid() })
const papers = z.array(paper).max(20).default([])
/** What a till sends: whose card is in its reader is told by the session. `area`: where somebody is treated elsewhere; `chosen`: national codes of providers. */
export const fileBody = z.strictObject({
  session: z.uuid(), key: z.uuid(), region: z.string().regex(/^\d{6}$/), sort: z.enum(filingSorts, '没有选备案种类 | The kind is missing'), from: day, until: day.nullable(), area: z.string().regex(/^\d{6}$/, '就医地是 6 位代码 | The place is 6 digits').nullable().default(null),
  business: z.enum(['01', '03']).nullable().default(null), chosen: z.array(z.string().regex(/^[A-Z]\d{11}$/, '机构编号是一个字母加 11 位数字 | A provider is a letter and 11 digits')).max(9).default([]),
  details: detailsShape, papers, renews: z.uuid().nullable().default(null),
})
export type FileBody = z.output<typeof fileBody>
export const mendBody = z.strictObject({ session: z.uuid(), version: z.int(), from: day, until: day.nullable(), details: detailsShape, papers, key })
export const endHereBody = z.strictObject({ session: z.uuid(), version: z.int(), key })
export const approveBody = z.strictObject({ version: z.int(), from: day, until: day.nullable(), limit: z.int('限额是整数分 | The limit is whole fen').min(0).max(100_000_000).nullable(), key })
const reason = z.string().trim().min(2, '没有写原因 | The reason is missing').max(500)
export const reasonBody = z.strictObject({ version: z.int(), reason, key })
export const endBody = z.strictObject({ version: z.int(), on: day, reason, key })
export const withdrawBody = z.strictObject({ version: z.int(), key })

/** How a filing stands on a day: in force, before its first, after its last, or not (any more) decided for. */
export type Standing = 'in-force' | 'to-begin' | 'over' | FilingState
export const standingWord = { 'in-force': { zh: '有效', en: 'in force' }, 'to-begin': { zh: '还没有开始', en: 'not begun' }, over: { zh: '已过期', en: 'over' } } as const satisfies Record<string, Words>
export type StepView = { step: StepName; at: string; by: Words; authority: string; reason: string | null }
/** A filing as lists and pages show it. `disease`, `details` and reasons are whole only where they are decided and to the holder. */
export type FilingRow = {
  id: string; person: string; number: string; kind: FilingKind; sort: FilingSort; state: FilingState; standing: Standing; region: string; regionName: Words; from: string; until: string | null; endedOn: string | null
  area: string | null; business: Business | null; place: number | null; providers: { code: string; name: string }[]; disease: ({ code: string } & Words) | null; limit: number | null
  due: string; late: boolean; filedAt: string; filedBy: string; renews: string | null; renewFrom: string | null; version: number
}
export type FilingView = FilingRow & { name: string; numberOf: string; details: Details; papers: { material: FilingMaterial; paper: string }[]; steps: StepView[]; claim: { mine: boolean; by: string; until: string } | null }
export type QueueRow = Pick<FilingRow, 'id' | 'person' | 'number' | 'sort' | 'regionName' | 'due' | 'late' | 'filedAt' | 'filedBy' | 'version'> & { name: string; numberOf: string; papers: number; claim: FilingView['claim'] }
export type QueueAnswer = { rows: QueueRow[]; next: string | null; count: number; late: number; office: string | null }
/** What the till's form needs: who, where insured, what is filed, what each sort asks for, diseases of the region. */
export type TillFilings = {
  filings: (FilingRow & { reason: string | null; mine: boolean })[]; today: string
  regions: { region: string; regionName: Words; insutype: string; diseases: ({ code: string; limit: number | null } & Words)[]; sorts: { sort: FilingSort; /** To be brought, and what is kept here already. */ papers: FilingMaterial[]; held: FilingMaterial[]; by: 'office' | 'at-once'; months: number | null }[] }[]
}
/** The holder's own: what it gives, until when, and what to do next. */
export type MyFiling = FilingRow & { reason: string | null; next: Words; office: string | null; withdraw: boolean }

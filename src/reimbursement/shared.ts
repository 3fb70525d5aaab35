import { z } from 'zod'
import { levels } from '../clinics/shared.ts'
import { shownDocument } from '../holders/shared.ts'
import type { Explained } from '../settlement/shared.ts'
import type { ClaimState, StepName } from './life.ts'

export { claimLife, claimStates, claimWord, mayStep, stepWord, type ClaimState, type ClaimStep, type StepName } from './life.ts'
export type Words = { zh: string; en: string }

/** Why somebody paid first. */
export const groundWords = {
  'no-card': { zh: '没带卡', en: 'the card was not at hand' }, emergency: { zh: '急诊抢救', en: 'an emergency' }, elsewhere: { zh: '在外地就医，没有刷卡结算', en: 'treated elsewhere, not settled there' },
  'line-down': { zh: '医院系统不通', en: 'the hospital’s line was down' }, 'before-card': { zh: '卡还没有领到', en: 'the card was not issued yet' },
} as const satisfies Record<string, Words>
export type ClaimGround = keyof typeof groundWords
export const claimGrounds = Object.keys(groundWords) as [ClaimGround, ...ClaimGround[]]
/** Kinds of care (med_type) that are claimed. */
export const careWords = {
  '11': { zh: '普通门诊', en: 'Out-patient care' }, '13': { zh: '急诊', en: 'Emergency' }, '14': { zh: '门诊慢特病', en: 'Chronic or special disease' }, '21': { zh: '住院', en: 'A stay in hospital' },
  '41': { zh: '药店购药', en: 'A pharmacy' }, '51': { zh: '产前检查', en: 'Antenatal care' }, '52': { zh: '生育住院', en: 'Birth' },
} as const satisfies Record<string, Words>
export type CareKind = keyof typeof careWords
export const careKinds = Object.keys(careWords) as [CareKind, ...CareKind[]]
/** Whether a kind of care is a stay, from a day to a day. */
export const isStay = (medType: string): boolean => medType === '21' || medType === '52'
export const paperWords = {
  invoice: { zh: '发票', en: 'invoice' }, 'fee-list': { zh: '费用清单', en: 'list of charges' }, 'discharge-summary': { zh: '出院小结', en: 'discharge summary' }, 'diagnosis-proof': { zh: '诊断证明', en: 'proof of the diagnosis' }, 'id-copy': { zh: '身份证复印件', en: 'copy of the ID' },
} as const satisfies Record<string, Words>
export type ClaimMaterial = keyof typeof paperWords
export const claimMaterials = Object.keys(paperWords) as [ClaimMaterial, ...ClaimMaterial[]]
/** 甲乙丙: the class of the catalogue as it is printed on a list of charges. */
export const classWords = { '01': { zh: '甲类', en: 'class A' }, '02': { zh: '乙类', en: 'class B' }, '03': { zh: '丙类或自费', en: 'class C or own' } } as const satisfies Record<string, Words>
export type LineClass = keyof typeof classWords
const lineClass = z.enum(['01', '02', '03'], '没有选甲乙丙 | The class is missing')
export const wayWords = { 'financial-account': { zh: '社保卡金融账户', en: 'the card’s financial account' }, passbook: { zh: '存折', en: 'the passbook' } } as const satisfies Record<string, Words>

const MOST = 10_000_000_000
const fen = z.int('金额是整数分 | An amount is whole fen').min(1, '金额要大于 0 | An amount is more than 0').max(MOST)
const day = z.iso.date('日期写成 2026-03-01 这样 | Write a day as 2026-03-01')
const key = z.string().max(64).optional()
/** What is claimed. `provider.code` is the national code of a designated provider of this register, whose level and place it tells; of any other the name, level and place are given. Amounts in fen. */
const claimed = {
  region: z.string().regex(/^\d{6}$/), medType: z.enum(careKinds, '没有选就医类别 | The kind of care is missing'), ground: z.enum(claimGrounds, '没有选原因 | The ground is missing'),
  provider: z.strictObject({
    code: z.string().regex(/^[HP]\d{11}$/, '机构编号是一个字母加 11 位数字 | A provider is a letter and 11 digits').nullable(), name: z.string().trim().min(2, '没有填机构名称 | The provider’s name is missing').max(100), designated: z.boolean(), level: z.enum(levels, '没有选等级 | The level is missing'),
    area: z.string().regex(/^\d{6}$/, '就医地是 6 位代码 | The place is 6 digits'),
  }),
  first: day, last: day, diagnosis: z.string().trim().max(200).default(''), disease: z.string().regex(/^[A-Z]\d{5}$/).or(z.literal('')).default(''), memo: z.string().trim().max(500).default(''),
  invoices: z.array(z.strictObject({ number: z.string().trim().regex(/^[0-9A-Za-z-]{4,30}$/, '发票号码是 4 到 30 位数字或字母 | An invoice number has 4 to 30 digits or letters'), day, amount: fen })).min(1, '没有填发票 | There is no invoice').max(20),
  lines: z.array(z.strictObject({ name: z.string().trim().min(1, '没有填项目 | The item is missing').max(100), class: lineClass, amount: fen })).min(1, '没有填费用 | There are no charges').max(200),
  papers: z.array(z.strictObject({ material: z.enum(claimMaterials), paper: z.uuid() })).max(40),
}
export const fileBody = z.strictObject({ key: z.uuid(), ...claimed })
export const fileHereBody = z.strictObject({ key: z.uuid(), ...claimed, document: shownDocument, guardian: z.uuid().optional() })
export const mendBody = z.strictObject({ version: z.int(), key, ...claimed })
export const mendHereBody = z.strictObject({ version: z.int(), key, ...claimed, document: shownDocument, guardian: z.uuid().optional() })
export type Claimed = Omit<z.output<typeof fileBody>, 'key'>
export const withdrawBody = z.strictObject({ version: z.int(), key })
/** A line as the office takes it, by its place. */
export const proposeBody = z.strictObject({ version: z.int(), classes: z.array(lineClass).min(1).max(200), key })
/** `fund`: what the page showed that the funds pay. */
export const approveBody = z.strictObject({ version: z.int(), fund: z.int().min(0).max(MOST), key })
export const reasonBody = z.strictObject({ version: z.int(), reason: z.string().trim().min(2, '没有写原因 | The reason is missing').max(500), key })

/** What is sealed of a claim. `as`: the class the office takes a line for. */
export type Details = {
  provider: { code: string | null; name: string; designated: boolean }; diagnosis: string; disease: string; memo: string; invoices: { number: string; day: string; amount: number }[]
  lines: { name: string; class: LineClass; amount: number; as: LineClass }[]; result: Result | null
}
/** What a claim comes to, in fen: who bears how much, and each step in a sentence. */
export type Result = { total: number; own: number; first: number; scope: number; deductible: number; fund: number; cash: number; explained: Explained[]; funds: Explained[] }
/** Where it is paid; of an account its last four digits. */
export type Payee = { way: 'financial-account' | 'passbook'; bank: Words; account: string | null }
export type ClaimRow = {
  id: string; person: string; number: string; state: ClaimState; region: string; regionName: Words; medType: string; ground: ClaimGround; provider: string; designated: boolean; area: string; areaName: Words; level: string; first: string; last: string
  total: number; fund: number | null; due: string; late: boolean; filedAt: string; version: number
}
export type StepView = { step: StepName; at: string; by: Words; reason: string | null; fund: number | null }
export type Hold = { mine: boolean; by: string; until: string } | null
export type QueueRow = Pick<ClaimRow, 'id' | 'person' | 'number' | 'state' | 'regionName' | 'medType' | 'provider' | 'total' | 'fund' | 'due' | 'late' | 'filedAt' | 'version'> & { name: string; numberOf: string; mine: boolean; hold: Hold }
export type QueueAnswer = { rows: QueueRow[]; next: string | null; count: number; late: number }
/** A claim as it is decided: `now` is what it comes to as things stand, or why to nothing; `mine`: reviewed by whoever looks. */
export type ClaimView = ClaimRow & {
  name: string; numberOf: string; details: Details; papers: { material: ClaimMaterial; paper: string; mime: string }[]; steps: StepView[]; hold: Hold; mine: boolean; now: Result | { why: Words } | null; to: Payee | { why: Words } | null; payment: (Payee & { amount: number; at: string }) | null
}
/** What the form needs: where insured, the policy's grounds, papers and last day, providers nearby. */
export type ClaimForm = {
  today: string; regions: { region: string; regionName: Words; grounds: ClaimGround[]; undesignated: ClaimGround[]; months: number; days: number; papers: { outpatient: ClaimMaterial[]; inpatient: ClaimMaterial[] }; diseases: ({ code: string } & Words)[] }[]
  areas: ({ code: string } & Words)[]
}
export type MyClaim = ClaimRow & { details: Details; papers: { material: ClaimMaterial; paper: string }[]; reason: string | null; next: Words; office: string | null; withdraw: boolean; mend: boolean; payment: (Payee & { amount: number; at: string }) | null }
export type ClaimPage = { rows: MyClaim[]; form: ClaimForm; person: string; name: string; numberOf: string }
export type FoundProvider = { code: string; name: string; level: string; kind: 'pharmacy' | 'hospital' }
/** An order that waits for the bank. */
export type OrderRow = { id: string; person: string; name: string; numberOf: string; claim: string; regionName: Words; way: 'financial-account' | 'passbook'; bank: Words; account: string | null; amount: number; at: string }

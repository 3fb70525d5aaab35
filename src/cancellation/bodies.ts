import { z } from 'zod'
import { documentShape } from '#cards'

const day = z.iso.date('日期写成 2026-03-01 这样 | Write a day as 2026-03-01')
const key = z.string().max(64).optional()
export const grounds = ['death', 'departure', 'identity'] as const
export const materials = ['death-certificate', 'relation-proof', 'departure-proof', 'identity-proof'] as const
const name = z.string().trim().min(1, '没有填姓名 | The name is missing').max(60)
const number = z.string().trim().max(20)
const relation = z.string().trim().min(1, '没有填关系 | The relation is missing').max(20)
const bank = { bank: z.string().trim().max(40).optional(), bankAccount: z.string().trim().max(40).optional() }
export const beneficiaryShape = z.strictObject({ name, relation, number, parts: z.int('份数是整数 | Shares are whole numbers').min(1, '份数至少 1 | At least one share').max(1000), way: z.enum(['bank', 'account']), ...bank })
export type BeneficiaryBody = z.output<typeof beneficiaryShape>
export const requestBody = z.strictObject({
  ground: z.enum(grounds, '没有选注销原因 | The ground is missing'), day, papers: z.array(z.strictObject({ material: z.enum(materials), paper: z.uuid() })).max(10),
  applicant: z.strictObject({ name, number, relation, validUntil: z.union([day, z.literal('long-term')]) }).nullish(), document: documentShape.nullish(),
  beneficiaries: z.array(beneficiaryShape).max(20).default([]), account: z.strictObject(bank).nullish(), key,
})
export type RequestBody = z.output<typeof requestBody>
const version = z.int()
/** Another account for money that came back; nothing: the one on record, mended at the bank. */
export const againBody = z.strictObject({ ...bank, key })
export const decideBody = z.strictObject({ version, key })
export const reasonBody = z.strictObject({ version, reason: z.string().trim().min(2, '没有写原因 | The reason is missing').max(300), key })

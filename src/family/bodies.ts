import { z } from 'zod'
import { relations } from './shared.ts'

const key = z.uuid()
/** Whom an owner shares an account with: name and document number as on the document. */
export const askBody = z.strictObject({
  key, region: z.string().regex(/^\d{6}$/), name: z.string().trim().min(1, '没有填姓名 | The name is missing').max(60), number: z.string().trim().min(6, '没有填证件号码 | The document number is missing').max(30),
  relation: z.enum(relations, '没有选关系 | The relation is missing'),
})
export type Asked = z.output<typeof askBody>
export const stepBody = z.strictObject({ key: z.string().max(64).optional() })
/** Money in or back, in fen; `key` names the press. */
export const moneyBody = z.strictObject({ key, amount: z.int('金额是整数分 | An amount is whole fen').min(1, '金额要大于 0 | An amount is more than 0').max(10_000_000_000) })
export type MoneyAsked = z.output<typeof moneyBody>

import { z } from 'zod'

export * from './words.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const bring = '没有出示本人的身份证件。带有效的身份证件原件来办 | The holder’s identity document was not shown. Bring the valid original'
/** A document as the clerk's reader gives it, or as typed from the original. */
export const shownDocument = z.object({ kind: z.string().min(1).max(40), number: z.string().min(1).max(30), validUntil: z.union([day, z.literal('long-term')]).nullable(),
  /** As on the document; where it is given it is compared with the record. */
  name: z.string().trim().min(1).max(60).optional() }, bring)

export type ShownDocument = z.output<typeof shownDocument>
/** The document by which a record is mended: with the name, and sex and birth where its number does not tell them. */
export const identityDocument = shownDocument.extend({ name: z.string().trim().min(1, '没有填姓名 | The name is missing').max(60), sex: z.enum(['1', '2']).optional(), birth: day.optional() })
export type IdentityDocument = z.output<typeof identityDocument>
/** What of an identity can be mended. */
export const identityFields = ['number', 'name', 'sex', 'birth'] as const
export type IdentityField = (typeof identityFields)[number]
/** Why a record is mended: 15 digits become 18, the police changed it, a unit reported it wrongly. (IDFIX-01) */
export const mendGrounds = ['upgrade', 'public-security', 'unit-mistake'] as const
export type MendGround = (typeof mendGrounds)[number]
/** A mobile number; spaces are left out. */
export const phoneField = z.string().transform(text => text.replace(/\s/g, '')).pipe(z.string().regex(/^1[3-9]\d{9}$/, '手机号应当是 1 开头的 11 位 | A mobile number has 11 digits and begins with 1'))
export const codeField = z.string().trim().regex(/^\d{6}$/, '验证码是短信里的 6 位数字 | The code is the 6 digits of the message')
export const addressField = z.string().trim().min(1, '没有填地址 | The address is missing').max(100, '地址最多 100 个字 | An address has at most 100 characters')
export const guardianRelations = ['father', 'mother', 'grandparent', 'sibling', 'appointed'] as const
export type GuardianRelation = (typeof guardianRelations)[number]
/** Who acts for a minor, masked; `id` is the link's. */
export type GuardianView = { id: string; person: string; name: string; number: string; relation: GuardianRelation }
/** One's own contact. `lost`: since when the phone is reported lost. */
export type Contact = { phone: string | null; address: string | null; lost: string | null; version: number }

/** A person as pages show one: masked. `insured`: where, in words. */
export type PersonView = {
  id: string; name: string; number: string; sex: '1' | '2'; birthYear: number; phone: string | null; category: string; version: number
  /** Since when the phone is reported lost: nothing is sent to it. */
  phoneLost: string | null
  insured: string | null; insuredEn: string | null
  /** Under age by the pack of the office, and who then acts. (HOLD-06) */
  minor: boolean; guardians: GuardianView[]
}
/** A person in a list. */
export type FoundPerson = Pick<PersonView, 'id' | 'name' | 'number' | 'phone' | 'sex' | 'birthYear'>

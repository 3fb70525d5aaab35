import { z } from 'zod'

/** A post: where it exists, its name, the verbs it may do there. */
export type Post = { at: readonly OrganisationKind[]; zh: string; en: string; verbs: readonly string[] }
export const organisationKinds = ['centre', 'counter', 'branch', 'unit', 'provider', 'village', 'insurer'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const signInBody = z.object({ user: z.string().trim().min(1).max(40), password: z.string().min(1).max(200) })
export const holderSignInBody = z.object({ number: z.string().trim().min(1).max(20), password: z.string().min(1).max(64) })
export const seatBody = z.object({ user: z.string().trim().min(1).max(40) })

export const organisationBody = z.strictObject({
  kind: z.enum(organisationKinds), code: z.string().trim().regex(/^[A-Za-z0-9-]{2,40}$/, '代码用 2 到 40 位字母、数字和 - | A code has 2 to 40 letters, digits and -'),
  name: z.string().trim().min(1).max(80), region: z.string().regex(/^\d{6}$/, '地区代码是六位数字 | A region code has six digits'), bank: z.string().max(20).nullish(),
  address: z.string().trim().max(120).nullish(), hours: z.string().trim().max(80).nullish(), phone: z.string().trim().max(30).nullish(), county: z.boolean().default(false),
})
export const memberBody = z.strictObject({
  user: z.string().trim().regex(/^[\w.-]{3,40}$/, '工号用 3 到 40 位字母、数字 | A staff number has 3 to 40 letters and digits'), name: z.string().trim().min(1).max(60),
  password: z.string().min(12, '初始密码至少 12 位 | The first password has at least 12 characters').max(200), post: z.string().max(40), organisation: z.uuid(),
})

/** The first page of each kind of organisation. */
export const homeOf: Record<OrganisationKind, string> = {
  centre: '/centre', counter: '/counter', branch: '/branch', unit: '/unit', village: '/unit', provider: '/till', insurer: '/centre',
}

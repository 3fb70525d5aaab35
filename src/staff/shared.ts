import { z } from 'zod'
import { instantCursor } from '../kit/cursor.ts'
export { posts, type PostName } from './posts.ts'

/** Whose page a post may open. */
export type Reach = 'city' | 'bank' | 'unit'
/** A post: where it exists, its name, whose page it opens, the verbs it may do there. */
export type Post = { at: readonly OrganisationKind[]; zh: string; en: string; reach?: Reach; verbs: readonly string[] }
export const organisationKinds = ['centre', 'counter', 'branch', 'unit', 'provider', 'village', 'insurer'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const signInBody = z.object({ user: z.string().trim().min(1).max(40), password: z.string().min(1).max(200) })
export const holderSignInBody = z.object({ number: z.string().trim().min(1).max(20), password: z.string().min(1).max(64) })
export const seatBody = z.object({ user: z.string().trim().min(1).max(40) })

const key = z.string().max(64).optional()
export const organisationBody = z.strictObject({
  kind: z.enum(organisationKinds), code: z.string().trim().regex(/^[A-Za-z0-9-]{2,40}$/, '代码用 2 到 40 位字母、数字和 - | A code has 2 to 40 letters, digits and -'),
  name: z.string().trim().min(1, '没有填名称 | The name is missing').max(80), region: z.string().regex(/^\d{6}$/, '地区代码是六位数字 | A region code has six digits'), bank: z.string().max(20).nullish(),
  address: z.string().trim().max(120).nullish(), hours: z.string().trim().max(80).nullish(), phone: z.string().trim().max(30).nullish(), county: z.boolean().default(false), key,
})
export const memberBody = z.strictObject({
  user: z.string().trim().regex(/^[\w.-]{3,40}$/, '工号用 3 到 40 位字母、数字 | A staff number has 3 to 40 letters and digits'),
  name: z.string().trim().min(1, '没有填姓名 | The name is missing').max(60), post: z.string().min(1, '没有选岗位 | The post is missing').max(40), organisation: z.uuid('没有选机构 | The organisation is missing'), key,
})

/** Characters a password of staff has at least. */
export const PASSWORD_LEAST = 12
export const passwordBody = z.strictObject({ old: z.string().min(1, '没有填现在的密码 | The present password is missing').max(200), password: z.string().min(1, '没有填新密码 | The new password is missing').max(200), key })
/** Why somebody's account is closed; a word, so that nothing personal gets on record. */
export const leaveReasons = ['left', 'moved', 'leave', 'suspected'] as const
export type LeaveReason = (typeof leaveReasons)[number]
export const deactivateBody = z.strictObject({ reason: z.enum(leaveReasons, '没有选原因 | The reason is missing'), key })
export const resetBody = z.strictObject({ passkeys: z.boolean().default(false), key })

const day = z.iso.date('日期写成 2026-03-01 这样 | Write a day as 2026-03-01')
export const recordQuery = z.strictObject({
  from: day.optional(), to: day.optional(), person: z.uuid().optional(), verb: z.string().regex(/^[a-z]+(\.[a-z-]+)?$/, '写房间或动作，如 holders 或 holders.unmask | A room or a verb, as holders or holders.unmask').optional(),
  organisation: z.uuid().optional(), by: z.uuid().optional(), looks: z.enum(['only', 'none']).optional(),
  after: instantCursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
})
/** One line of the record: who, at which post and office, did or saw what, of whom. Ids, states and counts; no names or numbers of people. */
export type RecordRow = {
  id: string; at: string; verb: string; kind: string; by: string | null; user: string | null; post: string | null; organisation: string | null; organisationName: string | null; authority: string
  person: string | null; subjectKind: string | null; subject: string | null; facts: Readonly<Record<string, string | number | boolean | readonly string[]>>
}
export type RecordPage = { from: string; to: string; rows: RecordRow[]; next: string | null }
export type RecordCheck = { checked: number; unsealed: number; count: number; breaks: { number: string; kind: 'removed' | 'changed' | 'gap' | 'head' }[] }

/** A member as the security administrator sees one: by staff number, the name stays sealed. `start`: a start password waits to be changed. */
export type MemberView = {
  id: string; user: string; post: string; organisation: string; organisationName: string
  active: boolean; start: string | null; slow: boolean; passkeys: number; sessions: number
}
/** A start password, shown once, and until when it opens a sign-in. */
export type StartPassword = { id: string; password: string; until: string }

/** Where a post begins when that is not its office's first page. */
export const homeOfPost: Readonly<Record<string, string>> = { 'centre-reviewer': '/centre/review', 'hotline-clerk': '/hotline', 'catalogue-clerk': '/insurer/catalogue', 'security-admin': '/office/staff', 'audit-admin': '/office/record', 'system-admin': '/office/running' }
/** The first page of each kind of organisation. */
export const homeOf: Record<OrganisationKind, string> = {
  centre: '/centre', counter: '/counter', branch: '/branch', unit: '/unit', village: '/unit', provider: '/till', insurer: '/insurer/money',
}

import { z } from 'zod'
import type { Cause, Words } from '../cards/shared.ts'
import type { LossReport } from '../losses/shared.ts'

/** What a caller may be asked; the policy lists those of its city. */
export const factors = ['code', 'phone', 'card', 'bank-card', 'application'] as const
export type Factor = (typeof factors)[number]

const key = z.string().max(64).optional()
export const beginBody = z.strictObject({ name: z.string().trim().min(1, '没有填姓名 | The name is missing').max(60), number: z.string().trim().min(1, '没有填证件号码 | The number is missing').max(30), key })
export const proveBody = z.strictObject({ answers: z.array(z.strictObject({ factor: z.enum(factors), answer: z.string().trim().min(1, '没有填来电人的回答 | The answer is missing').max(40) })).min(1).max(factors.length), key })

/** A call that was begun: what may be asked, how many of it, until when. The same whoever was named. */
export type Begun = { call: string; factors: Factor[]; needed: number; endsAt: string }
/** An application as it is told to its applicant. */
export type CallApplication = { id: string; ending: string; kind: Words; state: Words; place: string; address: string | null; promisedOn: string | null; note: Words | null; until: string | null }
/** What a proven caller is told: masked, and nothing that opens anything. */
export type CallView = {
  call: string; endsAt: string; name: string; number: string; phone: string | null; phoneLost: string | null; elsewhere: boolean
  card: { id: string; number: string; bank: { zh: string; en: string; phone: string }; standing: Words; causes: Cause[]; place: string | null; until: string | null; papers: Words | null
    lost: { since: string; lastDay: string | null; channel: string | null } | null; inHand: boolean; financial: Words; financialLost: { since: string; lastDay: string | null } | null } | null
  applications: CallApplication[]
}
/** A loss that was reported: whether it lapses, and the bank's own report, which is offered at once. (LOSS-01) */
export type Reported = { lastDay: string | null; second: { bank: Words; phone: string; passable: boolean } | null; report: LossReport; view: CallView }

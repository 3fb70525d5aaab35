import { z } from 'zod'
import { caseSteps, type CaseState, type CaseStep } from './life.ts'

export { caseLife, caseStates, stateWord, stepWord, type CaseState, type CaseStep, type StepName } from './life.ts'
export type Words = { zh: string; en: string }
/** What opens a case. */
export const caseRules = ['apart', 'inpatient', 'quantity'] as const
export type CaseRule = typeof caseRules[number]
export const ruleWords = {
  apart: { zh: '短时间异地用卡', en: 'used too far apart' }, inpatient: { zh: '住院期间药店用卡', en: 'used at a pharmacy during a stay' }, quantity: { zh: '超量购药', en: 'more than the figure' },
} as const satisfies Record<CaseRule, Words>

const reason = z.string().trim().min(2, '没有写原因 | The reason is missing').max(500, '原因最长 500 字 | A reason has at most 500 characters')
export const claimBody = z.strictObject({ key: z.string().max(64).optional() })
export const decideBody = z.strictObject({ version: z.int(), reason, key: z.string().max(64).optional() })
export { caseSteps }

/** A settlement of a case: where, when, how much; given back since or not. Fen. */
export type Leg = { number: string; provider: Words2; at: string; total: number; undone: boolean }
type Words2 = { code: string; name: string }
/** More of an item than the figure of so many days: pieces as numbers. */
export type Over = { code: string; name: string; pieces: number; most: number; days: number }
/** The stay of a case as it is now. */
export type StayOf = { visit: string; provider: Words2; begun: string; ended: string | null; standing: boolean }
export type CaseRow = {
  id: string; person: string; rule: CaseRule; state: CaseState; name: string; numberOf: string; region: string; regionName: Words; openedAt: string; later: Leg; earlier: Leg | null
  /** Apart: kilometres with one decimal, whole minutes. */
  km: number | null; minutes: number | null
  stay: StayOf | null; claim: { mine: boolean; by: string; until: string } | null; version: number
}
export type StepView = { step: CaseStep | 'open'; at: string; by: Words; reason: string | null }
export type CaseView = CaseRow & { over: Over[]; steps: StepView[]; mayTakeBack: boolean; takeBackUntil: string | null }
export type CasesAnswer = { rows: CaseRow[]; next: string | null; open: number }

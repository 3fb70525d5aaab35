import type { Id } from '#kit/ids'
import type { Work } from '../work.ts'

/** 密保问题: what one may choose from; three are answered. (ACT-06) */
export const questions = {
  'first-school': { zh: '您上的第一所小学叫什么？', en: 'What was your first school called?' },
  'mother-birthplace': { zh: '您母亲在哪里出生？', en: 'Where was your mother born?' },
  'childhood-friend': { zh: '您小时候最好的朋友叫什么？', en: 'What was your best friend as a child called?' },
  'first-job': { zh: '您的第一份工作在哪里？', en: 'Where was your first job?' },
  'favourite-dish': { zh: '您家的拿手菜是什么？', en: 'What is your family’s own dish?' },
} as const
export type Question = keyof typeof questions
export const questionNames = Object.keys(questions) as [Question, ...Question[]]

/** The place of a payment password and of an answer among the bank's secrets. */
export const walletPlace = (account: Id): string => `payment|${account}`
/** What is kept of an answer: the same however it is spaced and cased. */
export const answerVerifier = ({ keys }: Pick<Work, 'keys'>, customer: Id, question: Question, answer: string): Buffer => keys.verifier(`answer|${customer}|${question}`, answer.normalize('NFKC').replace(/\s+/g, '').toLowerCase())
/** The digest by which a login name of a bank is found. */
export const loginDigest = ({ keys }: Pick<Work, 'keys'>, bank: string, login: string): Buffer => keys.digest('login', `${bank}|${login.toLowerCase()}`)

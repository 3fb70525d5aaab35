import type { Id } from '#kit/ids'
import type { Work } from '../work.ts'

type Has = Pick<Work, 'keys'>
/** How a login name is found: that of one bank, whatever its capitals. */
export const loginDigest = ({ keys }: Has, bank: string, login: string): Buffer => keys.digest('login', `${bank}|${login.trim().toLowerCase()}`)
/** What is kept of a payment password. */
export const paymentVerifier = ({ keys }: Has, account: Id, password: string): Buffer => keys.verifier(`pay-${account}`, password)
/** What is kept of an answer: written once with and once without a blank or a capital it is the same. */
export const answerVerifier = ({ keys }: Has, customer: Id, question: string, answer: string): Buffer => keys.verifier(`answer-${customer}-${question}`, answer.normalize('NFKC').replace(/[\s·.]/g, '').toLowerCase())

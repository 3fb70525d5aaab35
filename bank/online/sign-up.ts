import { timingSafeEqual } from 'node:crypto'
import { hashPassword } from '#kit/password'
import { weaknesses } from '#kit/pin-rules'
import { isRefused } from '#kit/refusal'
import { selectHeld } from '../acquiring/store.ts'
import { whyNot } from '../acquiring/decide.ts'
import { holdCard, type Asking } from '../cards/hold.ts'
import { updateRecovery } from '../payments/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { answerVerifier, loginDigest, paymentVerifier } from './secrets.ts'
import { questionNames, type Question } from './shared.ts'
import { claimLogin, saveAccess, saveAnswers, saveWallet } from './store.ts'

/** What a customer chooses at the branch: how to sign in, the payment password, three security questions. */
export type SignUp = { login: string; password: string; payment: string; answers: readonly { question: Question; answer: string }[] }

/** 签约网上银行和电子钱包: at a branch, by the holder in person; again, it gives new secrets for the old ones and unlocks what was locked. (FIN-08) */
export async function signUp(work: Work, asking: Asking, { login, password, payment, answers }: SignUp) {
  const found = await holdCard(work, asking)
  if (isRefused(found)) return found
  const { card, person } = found
  const held = (await selectHeld(work, card.bucket, card.id))!
  const stopped = whyNot(held, work.rules, work.now)
  if (stopped) return stopped
  if (new Set(answers.map(({ question }) => question)).size !== 3 || answers.some(({ question, answer }) => !questionNames.includes(question) || answer.trim().length === 0)) return refuse('questions-unset')
  const birth = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(person.idNumber)
  if (weaknesses(payment, 6, { initial: null, phone: person.phone, id: person.idNumber, card: null, bankCard: asking.card, birth: birth && `${birth[1]}-${birth[2]}-${birth[3]}` }).length) return refuse('payment-weak')
  if (held.pin && timingSafeEqual(work.keys.verifier(card.id, payment), held.pin.verifier)) return refuse('payment-as-pin')
  if (password.length < 8 || /^\d+$/.test(password) || password.toLowerCase().includes(login.trim().toLowerCase())) return refuse('password-weak')
  const { bucket, customer } = card
  if (!await claimLogin(work, loginDigest(work, card.bank, login), bucket, customer)) return refuse('login-taken')
  await saveAccess(work, { bucket, customer, login: work.keys.seal(login.trim(), `online.access.login_sealed|${customer}`), hash: await hashPassword(password, work.random) }, work.now)
  await saveWallet(work, { bucket, account: card.account, customer, verifier: paymentVerifier(work, card.account, payment) }, work.now)
  await saveAnswers(work, bucket, customer, answers.map(({ question, answer }) => ({ question, verifier: answerVerifier(work, customer, question, answer) })), work.now)
  await updateRecovery(work, bucket, customer, 0, null)
  return { signedUp: true as const }
}

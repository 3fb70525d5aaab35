import { timingSafeEqual } from 'node:crypto'
import { hashPassword } from '#kit/password'
import { weaknesses } from '#kit/pin-rules'
import { isRefused } from '#kit/refusal'
import { deleteSessionsOf } from '../access/store.ts'
import { selectHeld } from '../acquiring/store.ts'
import { whyNot } from '../acquiring/decide.ts'
import { holdCard, type Asking } from '../cards/hold.ts'
import { ownNumbers } from '../cards/set-pin.ts'
import { updateRecovery } from '../payments/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { answerVerifier, loginDigest, walletPlace, type Question } from './questions.ts'
import { claimLogin, putAccess, putAnswer, putWallet } from './store.ts'

/** What a customer chooses: how to sign in, the payment password, security questions. */
export type SignUp = { login: string; password: string; payment: string; answers: readonly { question: Question; answer: string }[] }

/** 重新签约: at a branch, by the holder in person, beside the visit in which an account is activated; it gives new secrets for the old ones and unlocks what was locked. (FIN-08) */
export async function signUp(work: Work, asking: Asking, { login, password, payment, answers }: SignUp) {
  const found = await holdCard(work, asking)
  if (isRefused(found)) return found
  const { card, person } = found
  const held = (await selectHeld(work, card.bucket, card.id))!
  const stopped = whyNot(held, work.rules, work.now)
  if (stopped) return stopped
  if (new Set(answers.map(({ question }) => question)).size < 3) return refuse('answers-few')
  if (weaknesses(payment, 6, ownNumbers(work, card, asking.card, person)).length) return refuse('payment-weak')
  if (held.pin && timingSafeEqual(work.keys.verifier(card.id, payment), held.pin.verifier)) return refuse('payment-as-pin')
  const { bucket, customer } = card
  if (!await claimLogin(work, loginDigest(work, card.bank, login), bucket, customer)) return refuse('login-taken')
  // whoever is in with the old secrets is out
  await deleteSessionsOf(work, bucket, customer)
  await putAccess(work, { bucket, customer, login: work.keys.seal(login, `online.access.login_sealed|${customer}`), passwordHash: await hashPassword(password, work.random) })
  await putWallet(work, { bucket, account: card.account, customer, verifier: work.keys.verifier(walletPlace(card.account), payment) })
  for (const { question, answer } of answers) await putAnswer(work, { bucket, customer, question, verifier: answerVerifier(work, customer, question, answer) })
  await updateRecovery(work, bucket, customer, 0, null)
  return { signedUp: true as const }
}

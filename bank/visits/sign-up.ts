import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Staff } from '../access/session.ts'
import { deleteSessionsOf } from '../access/store.ts'
import { ownNumbers, padKey } from '../cards/set-pin.ts'
import { answerVerifier, loginDigest, walletPlace, type Question } from '../online/questions.ts'
import { claimLogin, putAccess, putAnswer, putWallet } from '../online/store.ts'
import { choosePassword, chooseSecret } from '../pins/judge.ts'
import { refuse } from '../refusals.ts'
import { sendText, texts } from '../texts/send.ts'
import type { Work } from '../work.ts'
import { openVisitOf } from './held.ts'
import { saveOnline } from './store.ts'

/** Digits of the password that is keyed on the pad for online banking. */
export const PASSWORD_DIGITS = 8
export type SignUp = { login: string; password: Buffer; payment: Buffer; answers: readonly { question: Question; answer: string }[] }

/**
 * 签约网上银行和电子钱包: in the same visit, once the account is bound. Password and payment password are keyed on the pad; of the answers only what they can be compared with is kept.
 * `null`: declined, and nothing is opened. (ACT-06)
 */
export async function signUp(work: Work, by: Staff, id: Id, wanted: SignUp | null) {
  const open = await openVisitOf(work, by, id, { holder: true })
  if (isRefused(open)) return open
  const { visit, card, number, person } = open
  if (!card.activatedAt) return refuse('not-bound')
  if (visit.online) return refuse('online-decided')
  if (!wanted) {
    await saveOnline(work, id, 'declined')
    return { online: 'declined' as const }
  }
  if (new Set(wanted.answers.map(({ question }) => question)).size < 3) return refuse('answers-few')
  const pad = await padKey(work, visit.terminal)
  if (isRefused(pad)) return pad
  const own = ownNumbers(work, card, number, person)
  const { bucket, customer } = visit
  // first of all: a refusal behind the comparison with the bank PIN would let one guess it as often as one likes
  if (!await claimLogin(work, loginDigest(work, visit.bank, wanted.login), bucket, customer)) return refuse('login-taken')
  const password = await choosePassword(pad.key, number, PASSWORD_DIGITS, wanted.password, own, work.random)
  if (isRefused(password)) return password
  const payment = chooseSecret(work.keys, pad.key, { place: walletPlace(card.account), number }, wanted.payment, own, { place: card.id, verifier: card.verifier! })
  if (isRefused(payment)) return payment
  await deleteSessionsOf(work, bucket, customer)
  await putAccess(work, { bucket, customer, login: work.keys.seal(wanted.login, `online.access.login_sealed|${customer}`), passwordHash: password.hash })
  await putWallet(work, { bucket, account: card.account, customer, verifier: payment.verifier })
  for (const { question, answer } of wanted.answers) await putAnswer(work, { bucket, customer, question, verifier: answerVerifier(work, customer, question, answer) })
  await saveOnline(work, id, 'opened')
  const phone = visit.phone ? work.keys.openText(visit.phone, `visits.visit.phone_sealed|${id}`) : person.phone
  if (phone) await sendText(work, visit.bank, phone, texts.online(wanted.login))
  return { online: 'opened' as const, login: wanted.login }
}

import { timingSafeEqual } from 'node:crypto'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { weaknesses } from '#kit/pin-rules'
import { isRefused } from '#kit/refusal'
import type { Held } from '../acquiring/held.ts'
import { ownNumbers } from '../cards/set-pin.ts'
import { selectCard } from '../cards/store.ts'
import { openCustomer } from '../customers/people.ts'
import { answerVerifier, walletPlace, type Question } from '../online/questions.ts'
import { numberOf } from '../orders/open-accounts.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { countChoice, selectAnswers, selectSecret, updateSecret, updateTries } from './store-secret.ts'
import { selectRecovery, updateRecovery, type OwnCard } from './store.ts'
import { holdOwn, type Who } from './whose.ts'

/** The payment password of this payment, held against the count: the last wrong try locks, a right one sets the count to nothing. The account is held. */
export async function judgePayment(work: Work, { bucket, account }: Pick<Held, 'bucket' | 'account'>, password: string) {
  const secret = await selectSecret(work, bucket, account)
  if (!secret) return refuse('payment-unset')
  if (secret.closedAt) return refuse('wallet-closed')
  if (secret.lockedAt) return refuse('payment-locked')
  if (timingSafeEqual(work.keys.verifier(walletPlace(account), password), secret.verifier)) {
    if (secret.tries) await updateTries(work, bucket, account, 0, null)
    return { right: true as const }
  }
  const tries = secret.tries + 1
  const locked = tries >= work.rules.pin.tries
  await updateTries(work, bucket, account, tries, locked ? work.now : null)
  return locked ? refuse('payment-locked') : refuse('payment-wrong', { left: work.rules.pin.tries - tries })
}

/** New payment passwords a day: each is held against the bank PIN, and whoever has the payment password must not try that one by them. (PIN-01.d) */
const CHOICES = 5
/** Keeps a new payment password, judged like a PIN; it is another than the bank PIN. The transaction must be kept with `payment-as-pin`. */
async function keep(work: Work, { card, held }: { card: OwnCard; held: Held }, who: Who, password: string) {
  const person = await openCustomer(work, who.bucket, who.customer)
  const own = ownNumbers(work, (await selectCard(work, card.bucket, card.id))!, numberOf(work, card), person)
  if (weaknesses(password, 6, own).length) return refuse('payment-weak')
  if (await countChoice(work, held.bucket, held.account, dayOf(work.now)) > CHOICES) return refuse('payment-often', { most: CHOICES })
  if (held.pin && timingSafeEqual(work.keys.verifier(card.id, password), held.pin.verifier)) return refuse('payment-as-pin')
  await updateSecret(work, held.bucket, held.account, work.keys.verifier(walletPlace(held.account), password), work.now)
  return { kept: true as const }
}

/** 修改支付密码: with the old one. */
export async function changePayment(work: Work, who: Who, { account, password, fresh }: { account: Id | null; password: string; fresh: string }) {
  const own = await holdOwn(work, who, account)
  if (isRefused(own)) return own
  const right = await judgePayment(work, own.held, password)
  return isRefused(right) ? right : keep(work, own, who, fresh)
}

/** The questions a customer chose, without their answers. */
export const questionsOf = async (work: Work, who: Who) => (await selectAnswers(work, who.bucket, who.customer)).map(({ question }) => question)

/** 找回支付密码: every security question answered right, and a new password; a locked one is unlocked by it. Wrong ones are counted as a whole. (FIN-08.a) */
export async function recoverPayment(work: Work, who: Who, { account, answers, fresh }: { account: Id | null; answers: readonly { question: string; answer: string }[]; fresh: string }) {
  const own = await holdOwn(work, who, account)
  if (isRefused(own)) return own
  const [kept, { tries, lockedAt }, secret] = await Promise.all([selectAnswers(work, who.bucket, who.customer), selectRecovery(work, who.bucket, who.customer), selectSecret(work, own.held.bucket, own.held.account)])
  if (!secret || !kept.length) return refuse('payment-unset')
  if (lockedAt) return refuse('answers-locked')
  const right = kept.map(({ question, verifier }) => timingSafeEqual(verifier, answerVerifier(work, who.customer, question as Question, answers.find(each => each.question === question)?.answer ?? '')))
  if (right.includes(false)) {
    const locked = tries + 1 >= work.rules.pin.tries
    await updateRecovery(work, who.bucket, who.customer, tries + 1, locked ? work.now : null)
    return locked ? refuse('answers-locked') : refuse('answers-wrong', { left: work.rules.pin.tries - tries - 1 })
  }
  const done = await keep(work, own, who, fresh)
  if (!isRefused(done)) await updateRecovery(work, who.bucket, who.customer, 0, null)
  return done
}

import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { post } from '../accounts/store.ts'
import { lookAtCard, type Asking } from '../cards/hold.ts'
import { loginDigest } from '../online/questions.ts'
import { signUp } from '../online/sign-up.ts'
import { selectLogin } from '../online/store.ts'
import { DEMO_PASSWORD } from '../staff/demo.ts'
import type { Work } from '../work.ts'

/** What everybody signs in with who tries online banking of a demo: printed on the sign-in page, made in a demo only. */
const demo = { login: 'demo', password: DEMO_PASSWORD, payment: '617294' }
const MONEY = 20_000_00n

/** The first of the demo's people at each bank is signed up for online banking, with something to pay with. */
export async function signUpDemo(work: Work, asking: Asking): Promise<void> {
  const found = await lookAtCard(work, asking)
  if (isRefused(found) || await selectLogin(work, loginDigest(work, found.card.bank, demo.login))) return
  const done = await signUp(work, asking, { ...demo, answers: [{ question: 'first-school', answer: '六安路小学' }, { question: 'favourite-dish', answer: '臭鳜鱼' }, { question: 'first-job', answer: '合肥钢铁厂' }] })
  if (isRefused(done)) return
  await post(work, { bucket: found.card.bucket, account: found.card.account, what: 'transfer-in', amount: MONEY, clearing: -MONEY, transit: 0n, reference: `demo|${found.card.id}` }, work.now, dayOf(work.now))
}

/** Whom one may try online banking as, a bank each. */
export async function demoCustomers(work: Work): Promise<{ bank: string; login: string; password: string; payment: string }[]> {
  const rows = []
  for (const { code } of work.banks) if (await selectLogin(work, loginDigest(work, code, demo.login))) rows.push({ bank: code, ...demo })
  return rows
}

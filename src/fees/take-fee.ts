import { dayOf, type Day } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { yuan, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { organisationById } from '#staff'
import { dueFee } from './due-fee.ts'
import { clerkOf, move, openDrawerOf, type Held } from './drawer.ts'
import { refuse } from './refusals.ts'
import { numbered } from './number-receipt.ts'
import { spendPayment } from './pay-from-account.ts'
import type { FeeReason } from './shared.ts'
import { selectOfApplication, type Receipt } from './store.ts'
import { standingPayment } from './store-payment.ts'

/**
 * `application`: the fee's key, one fee an application for ever. `region`, `day`: of the application's submission; else this office's, today. `payment`: what the holder paid from the financial account; without it
 * the fee is cash.
 */
export type Taking = { person: PersonKey; application: Id; reason: FeeReason; amount: Fen; region?: string; day?: Day; key?: string | undefined; payment?: Id | undefined }

/**
 * 收费: takes the policy's fee in cash into the open drawer of the clerk at work, or spends what was paid from the account, and gives its receipt. However often it is sent, it is taken once and
 * answered with the same receipt. Refused before anything moves: `fee-not-due`, `fee-differs`, `fee-taken-otherwise`, `fee-returned`; cash without an
 * open drawer of today, and where the account was asked or has paid already. (REPL-02)
 */
export async function takeFee(work: Work, given: Taking) {
  const had = await selectOfApplication(work, given.person.bucket, given.application)
  const taken = had.find(one => one.what === 'taken')
  if (taken) return again(taken, had.find(one => one.what === 'returned'), given)
  const day = given.day ?? dayOf(work.now)
  const due = dueFee(work, given.region ?? await regionHere(work), given.reason, day)
  if (!due) return refuse('fee-not-due')
  if (due.amount !== given.amount) return refuse('fee-differs', { due: yuan(due.amount), asked: yuan(given.amount) })
  if (given.payment) return spendPayment(work, given.payment, { person: given.person, application: given.application, reason: given.reason, amount: given.amount, office: work.by.organisation!,
    authority: due.source.authority, document: due.source.number, documentDate: due.source.date })
  if (await standingPayment(work, given.person)) return refuse('fee-payment-standing')
  const drawer = await openDrawerOf(work)
  if (isRefused(drawer)) return drawer
  return giveReceipt(work, drawer, { what: 'taken', person: given.person, application: given.application, reason: given.reason, amount: given.amount,
    authority: due.source.authority, document: due.source.number, documentDate: due.source.date })
}

function again(taken: Receipt, returned: Receipt | undefined, given: Taking) {
  if (taken.person !== given.person.id || taken.reason !== given.reason || taken.amount !== given.amount) return refuse('fee-taken-otherwise', { amount: yuan(taken.amount), receipt: taken.number })
  return returned ? refuse('fee-returned', { receipt: returned.number }) : taken
}

async function regionHere(work: Work): Promise<string> {
  const clerk = clerkOf(work)
  return (clerk && (await organisationById(work, clerk.organisation))?.region) ?? ''
}

type Content = Pick<Receipt, 'what' | 'application' | 'reason' | 'amount' | 'authority' | 'document' | 'documentDate'> & { person: PersonKey }
/** Numbers and keeps a receipt and moves its cash, in or out, all or nothing. */
export async function giveReceipt(work: Work, at: Held, { person, ...content }: Content) {
  const { office, id: drawer } = at.drawer
  const out = content.what === 'returned'
  if (out && at.balance < content.amount) return refuse('drawer-short', { holds: yuan(at.balance), asked: yuan(content.amount) })
  const receipt = await numbered(work, { ...content, bucket: person.bucket, person: person.id, office, way: 'cash', drawer, by: clerkOf(work)!.id, reference: null, tail: null })
  const moved = await move(work, at, { what: content.what, amount: out ? -content.amount : content.amount, receipt })
  if (isRefused(moved)) return moved
  await note(work, { verb: out ? 'fees.give-back' : 'fees.take', person, subject: { kind: 'application', id: content.application },
    facts: { receipt: receipt.number, amount: Number(content.amount), reason: content.reason, drawer } })
  return receipt
}

import { owe } from '#benefits'
import { dayOf } from '#kit/day'
import { bucketOf, newId, type Bucket, type Id } from '#kit/ids'
import { yuan, type Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { note } from '#record'
import { heldOf } from './money.ts'
import { notHere, regionsOf } from './region.ts'
import { refuse } from './refusals.ts'
import { refundWords, type Channel } from './shared.ts'
import { lockDues, saveDues } from './store.ts'
import { insertRefund, lockRefund, refundedOf, selectPayment, selectStrayOf, setPaymentRefund, setRefund, type Refund } from './store-payment.ts'

/** 退款登记: what came too much for a due is to be given back: to the account of a person's card, to a unit by transfer. A second person approves it. (INS-03.b) */
export async function askRefund(work: Work, key: { bucket: Bucket; id: Id }, { amount, why }: { amount: Fen; why: string }) {
  const [due] = await lockDues(work, [key])
  if (!due) return refuse('due-unknown')
  const no = await notHere(work, due.region)
  if (no) return no
  if (due.state === 'ordered') return refuse('refund-with-bank')
  const held = heldOf(due) - await refundedOf(work, due)
  if (amount > held) return refuse('refund-too-much', { held: yuan(held) })
  const refund = { bucket: due.bucket, id: newId(work.now, work.random), due: due.id, region: due.region, amount, way: due.payerKind === 'person' ? 'account' as const : 'transfer' as const, why, askedBy: work.by.id! }
  await insertRefund(work, refund)
  await note(work, { verb: 'contributions.ask-refund', person: due.payerKind === 'person' ? { bucket: due.bucket, id: due.payer } : null, subject: { kind: 'refund', id: refund.id }, facts: { fen: Number(amount), why } })
  return refund
}

/** The same of money that named no due: the whole of it goes back where it came from. */
export async function askStrayRefund(work: Work, which: { channel: Channel; bank: string; number: string }, why: string) {
  const stray = await selectPayment(work, which, true)
  if (!stray || stray.due || stray.refund) return refuse('payment-unknown')
  const [region] = await regionsOf(work)
  if (!region) return refuse('due-elsewhere', { region: '', regionEn: '' })
  const id = newId(work.now, work.random)
  const refund = { bucket: bucketOf(id), id, due: null, region, amount: stray.amount, way: 'transfer' as const, why, askedBy: work.by.id! }
  await insertRefund(work, refund)
  await setPaymentRefund(work, which, id)
  await note(work, { verb: 'contributions.ask-refund', person: null, subject: { kind: 'refund', id }, facts: { fen: Number(stray.amount), why } })
  return refund
}

const notSo = ({ state }: Pick<Refund, 'state'>) => refuse('refund-not-so', { state: refundWords[state].zh, stateEn: refundWords[state].en })
async function refundHere(work: Work, key: { bucket: Bucket; id: Id }) {
  const refund = await lockRefund(work, key)
  return refund ? await notHere(work, refund.region) ?? refund : refuse('refund-unknown')
}

/** 复核: a second person approves it, and the money leaves what is held: to a person with the next benefits of their card's account. Or refuses it, and it stays held; what named no due is among what waits to be matched again. (settled: a second person) */
export async function decideRefund(work: Work, key: { bucket: Bucket; id: Id }, approve: boolean) {
  const refund = await refundHere(work, key)
  if ('refused' in refund) return refund
  if (refund.state !== 'asked') return notSo(refund)
  if (refund.askedBy === work.by.id) return refuse('refund-own')
  if (approve) {
    const done = await take(work, refund)
    if (done) return done
  } else if (!refund.due) {
    const stray = await selectStrayOf(work, refund.id)
    if (stray) await setPaymentRefund(work, stray, null)
  }
  await setRefund(work, refund, { state: approve ? 'ordered' : 'refused', by: work.by.id! })
  await note(work, { verb: approve ? 'contributions.approve-refund' : 'contributions.refuse-refund', person: null, subject: { kind: 'refund', id: refund.id }, facts: { fen: Number(refund.amount), first: refund.askedBy } })
  return { ...refund, state: approve ? 'ordered' as const : 'refused' as const }
}
/** The money leaves what is held of its due. */
async function take(work: Work, refund: Refund) {
  if (!refund.due) return null
  const [due] = await lockDues(work, [{ bucket: refund.bucket, id: refund.due }])
  if (!due) return refuse('due-unknown')
  if (due.state === 'ordered') return refuse('refund-with-bank')
  if (heldOf(due) < refund.amount) return refuse('refund-too-much', { held: yuan(heldOf(due)) })
  await saveDues(work, [{ ...due, refunded: due.refunded + refund.amount }])
  if (refund.way === 'account') await owe(work, { cause: refund.id, person: { bucket: due.bucket, id: due.payer }, region: due.region, amount: refund.amount, kind: 'refund' })
  return null
}

/** 退款办妥: a transfer was made, under the bank's own number. */
export async function finishRefund(work: Work, key: { bucket: Bucket; id: Id }, number: string) {
  const refund = await refundHere(work, key)
  if ('refused' in refund) return refund
  if (refund.state !== 'ordered' || refund.way !== 'transfer') return notSo(refund)
  await setRefund(work, refund, { state: 'done', number })
  await note(work, { verb: 'contributions.finish-refund', person: null, subject: { kind: 'refund', id: refund.id }, facts: { fen: Number(refund.amount), number, day: dayOf(work.now) } })
  return { ...refund, state: 'done' as const }
}

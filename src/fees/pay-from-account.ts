import { askPos, cancelAtPos, posAt, type PosAnswer, type PosPlace } from '#banks'
import { getCard, holds } from '#cards'
import { getPerson } from '#holders'
import { dayOf } from '#kit/day'
import { newId, type Id, type PersonKey } from '#kit/ids'
import { fenNumber, yuan, type Fen } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, Overtaken, type By, type House, type Work } from '#kit/work'
import { send } from '#notices'
import { note } from '#record'
import { organisationById } from '#staff'
import { heldSession } from '#terminals'
import { clerkOf } from './drawer.ts'
import { dueFee } from './due-fee.ts'
import { refuse } from './refusals.ts'
import { insertOwed, selectOfApplication, type Receipt } from './store.ts'
import { insertPayment, lockPayment, lockPaymentOf, savePayment, selectOpenPayments, selectPayment, standingPayment, type Payment } from './store-payment.ts'
import { feeWords, type FeeReason, type PaymentView } from './shared.ts'
import { numbered } from './number-receipt.ts'

/** Where the card is: the terminal whose reader holds it, and the session in which it proved itself. */
type Here = { terminal: Id; session: Id }
/** `card`: the card that is to be replaced, whose region says what it costs; `amount` as the clerk was shown it. */
export type AskedPayment = Here & { key: Id; reason: FeeReason; card: Id; amount: Fen }

/** A payment as the window shows it. `screen`: where the POS's front can be looked at, since it is a stand-in. */
export function paymentView({ id, reason, amount, state, application, dueBack, tail, rrn, backRrn, cause }: Payment, screen: string | null = null): PaymentView {
  return { id, reason, amount: fenNumber(amount), state: state === 'paid' && dueBack ? 'back' : state, spent: application !== null, tail, rrn, backRrn, screen, zh: cause?.zh ?? null, en: cause?.en ?? null }
}

/**
 * 账户付: has the window's POS take the fee from the financial account of the card in the clerk's reader; its holder inserts the card there, keys the bank PIN and confirms. The intent is kept before the POS is asked,
 * `key` is the reference under which the POS takes it once, and one of a person stands at a time: asked for again, under whatever key, it is that one. Refused before anything is asked: `fee-not-due`,
 * `fee-differs`, a card that is another's, whose account is not active or is reported lost at the bank, and where no POS stands. (REPL-02.c, REPL-02.d)
 */
export async function payFromAccount(house: House, by: By, person: PersonKey, asked: AskedPayment): Promise<PaymentView | Refusal> {
  const ready = await inWork(house, by, work => allowed(work, person, asked))
  if (isRefused(ready)) return ready
  const at = await posAt(house, ready.office.code)
  if (!at) return refuse('fee-no-pos')
  const payment = ready.standing ?? await inWork(house, by, work => intend(work, person, asked, ready, at))
  return payment.terminal === at.terminal ? followed(house, by, payment, at) : paymentView(payment)
}

async function allowed(work: Work, person: PersonKey, { key, reason, card: of, amount, terminal, session }: AskedPayment) {
  const office = await organisationById(work, work.by.organisation!)
  if (!office) return refuse('fee-no-pos')
  const standing = await selectPayment(work, person.bucket, key) ?? await standingPayment(work, person)
  if (standing) return standing.person === person.id && standing.reason === reason && standing.amount === amount && standing.office === office.id ? { office, standing } : refuse('fee-payment-standing')
  const held = await heldSession(work, terminal, session)
  if (isRefused(held)) return held
  const old = await getCard(work, person.bucket, of)
  if (old?.person !== person.id) return refuse('fee-card-other')
  const due = dueFee(work, old.region, reason, dayOf(work.now))
  if (!due) return refuse('fee-not-due')
  if (due.amount !== amount) return refuse('fee-differs', { due: yuan(due.amount), asked: yuan(amount) })
  const { card } = held
  if (card.person !== person.id || card.bucket !== person.bucket) return refuse('fee-card-other')
  if (card.financial !== 'active' || !card.bankCard) return refuse('fee-account-inactive')
  if (holds(card.facts, 'loss', 'financial')) return refuse('fee-account-lost')
  return { office, region: old.region, card: card.id, tail: card.bankCard.slice(-4) }
}

async function intend(work: Work, person: PersonKey, { key, reason, amount }: AskedPayment, { office, region, card, tail }: { office: { id: Id }; region: string; card: Id; tail: string }, at: PosPlace): Promise<Payment> {
  const made = await insertPayment(work, { bucket: person.bucket, id: key, person: person.id, card, region, office: office.id, bank: at.bank, terminal: at.terminal, reason, amount, tail, by: clerkOf(work)!.id }, work.now)
  const standing = await selectPayment(work, person.bucket, key) ?? await standingPayment(work, person)
  if (!standing) throw new Overtaken('a payment ended while another was begun')
  if (made) await note(work, { verb: 'fees.ask-account', person, subject: { kind: 'fee-payment', id: key }, facts: { amount: Number(amount), reason, terminal: at.terminal } })
  return standing
}

/** How a payment stands, asked of the POS as far as that is not known. `cancel` takes it back: unless the holder confirmed it nothing is taken, what was taken and not spent goes back. */
export async function followPayment(house: House, by: By, person: PersonKey, id: Id, { cancel = false }: { cancel?: boolean } = {}): Promise<PaymentView | Refusal> {
  const found = await inWork(house, by, async work => {
    const payment = await lockPayment(work, person.bucket, id)
    if (payment?.person !== person.id) return refuse('fee-payment-unknown')
    return cancel && payment.state === 'paid' && !payment.application && !payment.dueBack ? turnBack(work, payment) : payment
  })
  if (isRefused(found)) return found
  const at = await placeOf(house, by, found)
  return at ? followed(house, by, found, at, cancel) : paymentView(found)
}

/** The POS at which a payment was begun. */
async function placeOf(house: House, by: By, { office, terminal }: Payment): Promise<PosPlace | null> {
  const place = await inWork(house, by, work => organisationById(work, office))
  const at = place && await posAt(house, place.code)
  return at?.terminal === terminal ? at : null
}
const followed = async (house: House, by: By, payment: Payment, at: PosPlace, cancel = false): Promise<PaymentView> => {
  const now = await advanced(house, by, payment, at, cancel)
  return paymentView(now, now.state === 'asked' ? at.screen : null)
}

/** Asks the POS about what is open of a payment, outside every transaction, and keeps a definite answer. */
async function advanced(house: House, by: By, payment: Payment, at: PosPlace, cancel = false): Promise<Payment> {
  if (payment.state === 'asked') {
    const answer = cancel ? await cancelAtPos(house, at, payment.id) : await askPos(house, at, { reference: payment.id, what: 'purchase', amount: fenNumber(payment.amount), of: null, note: feeWords[payment.reason].zh })
    const known = answer ? await inWork(house, by, work => keepPaid(work, payment, answer, cancel)) : payment
    return known.state === 'paid' && known.dueBack ? advanced(house, by, known, at) : known
  }
  if (payment.state !== 'back' && !(payment.state === 'paid' && payment.dueBack)) return payment
  const going = payment.state === 'back' ? payment : await inWork(house, by, work => sendBack(work, payment))
  if (going.state !== 'back') return going
  const answer = await askPos(house, at, { reference: going.backId!, what: 'return', amount: fenNumber(going.amount), of: going.id, note: feeWords[going.reason].zh })
  return answer ? inWork(house, by, work => keepBack(work, going, answer)) : going
}

const causeOf = ({ zh, en }: PosAnswer) => zh && en ? { zh, en } : null
const otherCard = { zh: 'POS 上插的不是读卡器里的这张卡，钱退回那张卡', en: 'The card at the POS was not the one in the reader; the money goes back to it' }
const onRecord = ({ bucket, id, person, amount, reason }: Payment) => ({ person: { bucket, id: person }, subject: { kind: 'fee-payment', id }, facts: { amount: Number(amount), reason } })
/** What was paid with another card than the one in the reader, or after it was taken back, goes back. */
async function keepPaid(work: Work, { bucket, id }: Payment, answer: PosAnswer, cancelled: boolean): Promise<Payment> {
  const payment = (await lockPayment(work, bucket, id))!
  if (payment.state !== 'asked' || answer.is === 'open' || answer.is === 'stuck' && payment.cause) return payment
  const other = answer.is === 'done' && answer.tail !== payment.tail
  const kept: Payment = answer.is === 'done' ? { ...payment, state: 'paid', rrn: answer.rrn, paidAt: work.now, dueBack: other || cancelled, cause: other ? otherCard : null }
    : { ...payment, state: answer.is === 'none' ? 'none' : 'asked', cause: causeOf(answer) }
  await savePayment(work, kept, work.now)
  const { facts, ...named } = onRecord(kept)
  if (kept.state !== 'asked') await note(work, { verb: kept.state === 'paid' ? 'fees.account-paid' : 'fees.account-not-paid', ...named, facts: { ...facts, ...kept.rrn ? { reference: kept.rrn } : {} } })
  return kept
}

async function turnBack(work: Work, payment: Payment): Promise<Payment> {
  const kept: Payment = { ...payment, dueBack: true }
  await savePayment(work, kept, work.now)
  await note(work, { verb: 'fees.send-back', ...onRecord(kept) })
  return kept
}
/** What goes back has a reference of its own at the POS, kept before it is asked. */
async function sendBack(work: Work, { bucket, id }: Payment): Promise<Payment> {
  const payment = (await lockPayment(work, bucket, id))!
  if (payment.state !== 'paid' || !payment.dueBack) return payment
  const kept: Payment = { ...payment, state: 'back', backId: newId(work.now, work.random) }
  await savePayment(work, kept, work.now)
  return kept
}

/** It is back on its account, with a receipt where one was given; or the bank would not: then it is asked again later, and the office may give it back in cash. */
async function keepBack(work: Work, { bucket, id, backId }: Payment, answer: PosAnswer): Promise<Payment> {
  const payment = (await lockPayment(work, bucket, id))!
  if (payment.state !== 'back' || payment.backId !== backId || answer.is === 'open' || answer.is === 'stuck') return payment
  const done = answer.is === 'done'
  const kept: Payment = done ? { ...payment, state: 'returned', backRrn: answer.rrn, backAt: work.now, cause: payment.cause } : { ...payment, state: 'paid', backId: null, cause: causeOf(answer) }
  await savePayment(work, kept, work.now)
  const taken = kept.application && (await selectOfApplication(work, bucket, kept.application)).find(one => one.what === 'taken')
  if (taken && done) await receiptOf(work, taken, { what: 'returned', by: null, reference: kept.backRrn!, tail: kept.tail })
  if (taken && !done) await insertOwed(work, { bucket, application: taken.application, person: taken.person, office: taken.office, amount: taken.amount })
  const { facts, ...named } = onRecord(kept)
  await note(work, { verb: done ? 'fees.account-returned' : 'fees.account-not-returned', ...named, facts: { ...facts, ...done ? { reference: kept.backRrn! } : {} } })
  return kept
}

type Content = Pick<Receipt, 'application' | 'reason' | 'amount' | 'authority' | 'document' | 'documentDate' | 'office'> & { bucket: number; person: Id }
/** Numbers and keeps the receipt for what moved on the account. */
async function receiptOf(work: Work, of: Content, { what, by, reference, tail }: { what: Receipt['what']; by: Id | null; reference: string; tail: string }): Promise<Receipt> {
  const { bucket, person, application, reason, amount, authority, document, documentDate, office } = of
  return numbered(work, { bucket, person, application, reason, amount, authority, document, documentDate, office, what, way: 'account', drawer: null, by, reference, tail })
}

/**
 * A payment is spent on an application: once, by its own person, for what it was paid for. In the transaction of the application: without it the payment waits, and goes back by itself when nobody comes with one.
 * Refused `fee-payment-unknown`, `fee-payment-open`, `fee-payment-back`. (REPL-02.c)
 */
export async function spendPayment(work: Work, id: Id, given: Omit<Content, 'bucket' | 'person'> & { person: PersonKey }) {
  const { person: { bucket, id: person } } = given
  const payment = await lockPayment(work, bucket, id)
  if (payment?.person !== person || payment.reason !== given.reason || payment.amount !== given.amount || payment.application !== null) return refuse('fee-payment-unknown')
  if (payment.state === 'asked') return refuse('fee-payment-open')
  if (payment.state !== 'paid' || payment.dueBack) return refuse('fee-payment-back')
  await savePayment(work, { ...payment, application: given.application }, work.now)
  const receipt = await receiptOf(work, { ...given, bucket, person }, { what: 'taken', by: clerkOf(work)!.id, reference: payment.rrn!, tail: payment.tail })
  await note(work, { verb: 'fees.take', person: given.person, subject: { kind: 'application', id: given.application }, facts: { receipt: receipt.number, amount: Number(given.amount), reason: given.reason, reference: payment.rrn! } })
  return receipt
}

/** An application that was paid for from an account ended without a card: from this commit on its fee goes back to that account, and the holder is told. Whether the bank answers now is no matter. (REPL-02.c) */
export async function returnToAccount(work: Work, taken: Receipt): Promise<void> {
  const payment = await lockPaymentOf(work, taken.bucket, taken.application)
  if (!payment) throw new Error('a receipt for an account without its payment')
  if (payment.dueBack) return
  await turnBack(work, payment)
  const key = { bucket: taken.bucket, id: taken.person }
  const [person, office] = [await getPerson(work, key), await organisationById(work, taken.office)]
  await send(work, office?.region ?? null, key, person?.phone ?? null, 'fee-to-account', { amount: yuan(taken.amount), receipt: taken.number, tail: payment.tail })
}

/** The bank would not take it back to its account, so it is given back in cash: from now on it is asked no more. Null where the bank may still do so. */
export async function giveUpOnAccount(work: Work, taken: Receipt): Promise<Payment | null> {
  const payment = await lockPaymentOf(work, taken.bucket, taken.application)
  if (payment?.state !== 'paid' || !payment.dueBack || !payment.cause) return null
  const kept: Payment = { ...payment, state: 'cash' }
  await savePayment(work, kept, work.now)
  return kept
}

const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'fee payments' }
/** How long a payment is the window's before it is followed up from here; how long one waits to be spent, and until the bank is asked again to take one back. */
const WINDOWS_MS = 20_000, IDLE_MS = 3_600_000, PATIENCE_MS = 300_000
/** Follows up what no window follows any more: answers that were lost, and whatever is to go back, until the bank gave a definite answer. (REPL-02.c, REPL-02.d) */
export async function sweepFeePayments(house: House, signal?: AbortSignal): Promise<number> {
  const now = house.now().getTime()
  const open = await inWork(house, system, work => selectOpenPayments(work, { quiet: new Date(now - WINDOWS_MS), idle: new Date(now - IDLE_MS) }))
  let moved = 0
  for (const payment of open) {
    if (signal?.aborted) break
    const unspent = payment.state === 'paid' && !payment.dueBack
    const turned = unspent ? await inWork(house, system, async work => { const held = (await lockPayment(work, payment.bucket, payment.id))!; return held.state === 'paid' && !held.application && !held.dueBack ? turnBack(work, held) : held }) : payment
    const at = await placeOf(house, system, turned)
    if (!at) continue
    const after = await advanced(house, system, turned, at, turned.state === 'asked' && now - turned.at.getTime() > PATIENCE_MS)
    if (after.state !== payment.state) moved++
  }
  return moved
}

import { banksOf, bankOf, exchanges, isOfBank, unitOf, writeOrder, type Bank, type Taker } from '#banks'
import { getPerson } from '#holders'
import { dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { yuan } from '#kit/money'
import type { Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { payOut, transfersOf } from '#ledger'
import { send } from '#notices'
import { note } from '#record'
import { standing, type BatchLine } from '../wire/bankfile/index.ts'
import { heirPlace } from './cancelling.ts'
import { refuse } from './refusals.ts'
import { heldReasons, type HeldReason } from './shared.ts'
import { beneficiariesOf, selectCancelling, type Beneficiary } from './store.ts'
import { insertOrder, insertSending, lockPayout, orderByNumber, selectWaitingPayouts, sendingsOf, setAnswered, setBeneficiaryBank, setOutcome, setPayout, setSent, unsentOrders, type BankOrder, type PayoutOf, type Sending } from './store-order.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'cancellation.bank-orders' }
/** Payouts taken up in one round. */
const MOST = 500
const sendingPlace = (payout: Id, order: Id) => `cancellation.sending.account|${payout} ${order}`

/** The partner bank that holds an account: by the range of its numbers, else by the name that was given; null where none of this region does. */
export function bankHolding(work: Pick<Work, 'now'>, region: string, name: string, account: string): Bank | null {
  const banks = banksOf(work, region)
  return banks.find(bank => isOfBank(bank, account)) ?? banks.find(({ zh, short }) => zh === name || short === name) ?? null
}

/**
 * 余款交银行: what waits and has arrived where the bank pays it from goes into an order to each bank and region; one whose bank is no partner here is held, for a clerk to name another account. An order that was not
 * written, because the program died or the folder was away, is written again, the same to the byte. Answers how many orders were written. (REPL-05)
 */
export async function orderPayouts(house: House, signal?: AbortSignal): Promise<number> {
  if (!exchanges(house)) return 0
  await inWork(house, by, makeOrders)
  let written = 0
  for (const order of await inWork(house, by, unsentOrders)) {
    if (signal?.aborted) break
    const bank = bankOf({ now: house.now() }, order.region, order.bank)
    if (!bank) throw new Error(`${order.bank} is no partner bank of ${order.region}`)
    const lines = await inWork(house, by, work => linesOf(work, order))
    await writeOrder(house, bank, { kind: 'pay-out', number: order.number, date: order.day, ...unitOf(order.region, '0001'), count: order.count, total: order.sum }, lines)
    await inWork(house, by, async work => { if (await setSent(work, order.id, work.now)) await note(work, { verb: 'cancellation.order', person: null, subject: { kind: 'cancellation-order', id: order.id }, facts: { bank: order.bank, count: order.count, fen: Number(order.sum) } }) })
    written++
  }
  return written
}

async function makeOrders(work: Work): Promise<void> {
  const groups = new Map<string, { bank: string; region: string; rows: { payout: PayoutOf; account: string }[] }>()
  for (const { bucket, id } of await selectWaitingPayouts(work, MOST)) {
    const payout = (await lockPayout(work, bucket, id))!
    if (payout.state !== 'waiting' || !(await transfersOf(work, { bucket, id: payout.person })).some(each => each.id === payout.transfer && each.arrivedAt)) continue
    const { bank: name, account } = accountOf(work, payout, await toWhom(work, payout))
    const bank = bankHolding(work, payout.region, name, account)
    if (!bank) { await setPayout(work, payout, 'held', 'bank-elsewhere', work.now); continue }
    const key = `${bank.code} ${payout.region}`
    if (!groups.has(key)) groups.set(key, { bank: bank.code, region: payout.region, rows: [] })
    groups.get(key)!.rows.push({ payout, account })
  }
  for (const { bank, region, rows } of groups.values()) {
    const id = newId(work.now, work.random)
    const day = dayOf(work.now)
    await insertOrder(work, { id, number: `ZX${day.replaceAll('-', '')}-${work.random(6).toString('hex')}`, bank, region, day, count: rows.length, sum: rows.reduce((all, { payout }) => all + payout.amount, 0n), madeAt: work.now })
    for (const [i, { payout, account }] of rows.entries()) {
      await insertSending(work, { bucket: payout.bucket, payout: payout.id, bankOrder: id, seq: i + 1, accountSealed: work.vault.seal(account, sendingPlace(payout.id, id)), amount: payout.amount })
      await setPayout(work, payout, 'sent', null, work.now)
    }
  }
}
const toWhom = async (work: Work, { bucket, cancelling, place }: PayoutOf): Promise<Beneficiary> => (await beneficiariesOf(work, { bucket, id: cancelling })).find(each => each.place === place)!
const accountOf = (work: Work, { cancelling, place }: PayoutOf, to: Beneficiary) => ({ bank: to.bank!, account: work.vault.openText(to.bankAccountSealed!, heirPlace('bank_account', cancelling, place)) })

/** An order's lines as the bank reads them: the same each time, since what they name stands in the order. */
async function linesOf(work: Work, { id, number }: BankOrder): Promise<BatchLine[]> {
  const lines: BatchLine[] = []
  for (const { bucket, payout: key, seq, accountSealed, amount } of await sendingsOf(work, id)) {
    const payout = (await lockPayout(work, bucket, key))!
    const to = await toWhom(work, payout)
    const [name, idNumber] = [work.vault.openText(to.nameSealed, heirPlace('name', payout.cancelling, payout.place)), to.numberSealed ? work.vault.openText(to.numberSealed, heirPlace('number', payout.cancelling, payout.place)) : '']
    lines.push({ seq, ref: `${number}-${seq}`.slice(-35), account: work.vault.openText(accountSealed, sendingPlace(key, id)), branch: '', name, idNumber, card: '', amount, note: '医保个人账户余额', mandate: '' })
  }
  return lines
}

export type Answered = { number: string; paid: number; returned: number }
const causeOf = (result: string): HeldReason => heldReasons.find(each => each === result) ?? 'other'
/** Takes what the banks answer to these orders: a line moves once, whatever is answered again. One whose lines or amounts are not the order's is not taken at all. (REPL-05, BEN-02) */
export const cancellationTaker: Taker<Answered> = {
  has: (house, { bank, number }) => inWork(house, by, async work => (await orderByNumber(work, number))?.bank === bank),
  async take(house, { number }, lines): Promise<Answered | Refusal> {
    const order = await inWork(house, by, work => orderByNumber(work, number))
    if (!order) return refuse('cancel-order-unknown')
    const sendings = await inWork(house, by, work => sendingsOf(work, order.id))
    const said = new Map(lines.map(line => [line.seq, line]))
    if (lines.length !== sendings.length || sendings.some(({ seq, amount }) => said.get(seq)?.amount !== amount)) return refuse('cancel-answer-differs', { number })
    return answer(house, order, sendings, ({ seq }) => said.get(seq)!.result)
  },
  async refused(house, number) {
    const order = await inWork(house, by, work => orderByNumber(work, number))
    if (!order) return refuse('cancel-order-unknown')
    return answer(house, order, await inWork(house, by, work => sendingsOf(work, order.id)), () => 'order-refused')
  },
}

async function answer(house: House, order: BankOrder, sendings: readonly Sending[], resultOf: (line: Sending) => string): Promise<Answered> {
  const came = { number: order.number, paid: 0, returned: 0 }
  for (const line of sendings) {
    const result = resultOf(line)
    if (result === 'pending') continue
    const done = result !== 'order-refused' && standing(result as never) === 'done'
    if (await inWork(house, by, work => heard(work, line, done ? 'done' : causeOf(result)))) came[done ? 'paid' : 'returned']++
  }
  await inWork(house, by, work => setAnswered(work, order.id, work.now))
  return came
}

/** One line, once: paid, it leaves the account on which the bank pays; returned, it is held and shown, and whoever departed is told. */
async function heard(work: Work, line: Sending, outcome: 'done' | HeldReason): Promise<boolean> {
  const payout = (await lockPayout(work, line.bucket, line.payout))!
  if (!await setOutcome(work, line, outcome, work.now)) return false
  const person = { bucket: payout.bucket, id: payout.person }
  const found = (await selectCancelling(work, { bucket: payout.bucket, id: payout.cancelling }))!
  if (outcome === 'done') {
    const to = await toWhom(work, payout)
    const owner = to.heir ? { bucket: to.heirBucket!, id: to.heir } : person
    await payOut(work, { from: owner, region: to.heirRegion ?? payout.region, amount: payout.amount })
    await setPayout(work, payout, 'paid', null, work.now)
  } else {
    await setPayout(work, payout, 'returned', outcome, work.now)
    if (found.ground !== 'death') await send(work, found.region, person, (await getPerson(work, person))?.phone ?? null, 'cancel-money-back', { amount: yuan(payout.amount) })
  }
  await note(work, { verb: outcome === 'done' ? 'cancellation.paid' : 'cancellation.returned', person, subject: { kind: 'cancellation', id: found.id }, facts: { fen: Number(payout.amount), ...outcome === 'done' ? {} : { why: outcome } } })
  return true
}

/**
 * 改好再付: what came back, or could not be ordered, waits for the next order: to the account that is on record, where it was mended at the bank, or to another one that is given now. Refused `cancel-payout-unknown`,
 * `cancel-payout-open` for what the bank has or has paid, `cancel-bank-missing`, `cancel-bank-elsewhere`. (REPL-05)
 */
export async function payAgain(work: Work, at: { bucket: number; person: Id; cancelling: Id; payout: Id }, given: { bank?: string | undefined; bankAccount?: string | undefined }) {
  const payout = await lockPayout(work, at.bucket, at.payout)
  if (!payout || payout.person !== at.person || payout.cancelling !== at.cancelling || payout.way !== 'bank') return refuse('cancel-payout-unknown')
  if (payout.state !== 'returned' && payout.state !== 'held') return refuse('cancel-payout-open')
  const to = await toWhom(work, payout)
  const account = (given.bankAccount ?? '').replace(/\s/g, '')
  if (account && (!given.bank || !/^\d{8,32}$/.test(account))) return refuse('cancel-bank-missing')
  const next = account ? { bank: given.bank!, account } : accountOf(work, payout, to)
  if (!bankHolding(work, payout.region, next.bank, next.account)) return refuse('cancel-bank-elsewhere', { banks: banksOf(work, payout.region).map(({ short }) => short) })
  if (account) await setBeneficiaryBank(work, payout, next.bank, work.vault.seal(account, heirPlace('bank_account', payout.cancelling, payout.place)))
  await setPayout(work, payout, 'waiting', null, work.now)
  await note(work, { verb: 'cancellation.pay-again', person: { bucket: payout.bucket, id: payout.person }, subject: { kind: 'cancellation', id: payout.cancelling }, facts: { fen: Number(payout.amount), other: Boolean(account) } })
  return (await selectCancelling(work, { bucket: payout.bucket, id: payout.cancelling }))!
}

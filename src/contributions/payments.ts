import { bankOf } from '#banks'
import { getPerson, maskName } from '#holders'
import { regionWords, schemeWords } from '#insurance'
import { dayOf, type Day } from '#kit/day'
import { bucketOfNumber } from '#kit/ids'
import { fenNumber, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { cityOf } from '#regions'
import { organisationById } from '#staff'
import { owedOn } from './money.ts'
import { notHere, rulesOf } from './region.ts'
import { refuse } from './refusals.ts'
import { takeMoney } from './receive.ts'
import type { Channel } from './shared.ts'
import { selectByReference, type Due } from './store.ts'
import { insertPayments, selectPayment, setMatched, type Payment } from './store-payment.ts'

/** A due by its payment number, however it is spaced; null where it is none of ours. */
export async function dueOf(work: Work, reference: string): Promise<Due | null> {
  const plain = reference.replace(/[\s-]/g, '')
  const bucket = bucketOfNumber(plain)
  return bucket === null ? null : selectByReference(work, bucket, plain)
}

/** 查应缴: what is to be paid under a payment number today, as somebody sees it who pays at a bank, a POS or on the web: the payer's name masked. Refused where nothing is to be paid. (INS-02.a) */
export async function lookUp(work: Work, reference: string) {
  const due = await dueOf(work, reference)
  if (!due) return refuse('due-unknown')
  if (due.state === 'ordered') return refuse('due-with-bank')
  const amount = owedOn(due, dayOf(work.now), rulesOf(work, due.region).late)
  if (amount === 0n) return refuse('due-paid')
  const payer = due.payerKind === 'person' ? maskName((await getPerson(work, { bucket: due.bucket, id: due.payer }))?.name ?? '') : (await organisationById(work, due.payer))?.name ?? ''
  return { reference: due.reference, payer, region: regionWords(work, due.region), scheme: schemeWords(due.insutype), period: due.period, amount: fenNumber(amount), dueOn: due.dueOn, late: fenNumber(amount > due.amount ? amount - due.amount : 0n) }
}

/** Money as whoever took it tells: `number` is their own of it, for good; `facts` the approval of an acquirer. */
export type Told = { channel: Exclude<Channel, 'deduction'>; bank: string; number: string; reference: string; amount: Fen; paidOn: Day; facts?: Readonly<Record<string, string>> }
/** What became of it: paid, held beside a due, or held because it names none of ours. */
export type Taken = { number: string; taken: 'paid' | 'held' | 'stray'; again: boolean }

/**
 * 到账: money moved, so it is taken in any case, once by the bank's own number: it fills the due it names, or is held beside it, or, where its number is none of ours, until the desk has matched or given it
 * back. Told again it is the same; the same number with other content is refused. (INS-02.a, INS-03.b)
 */
export async function takeTold(work: Work, told: Told) {
  if (told.paidOn > dayOf(work.now)) return refuse('payment-ahead', { day: told.paidOn })
  const due = await dueOf(work, told.reference)
  const payment: Payment = { ...told, reference: told.reference.slice(0, 60), due: due && { bucket: due.bucket, id: due.id }, facts: told.facts ?? {} }
  const before = await selectPayment(work, told)
  const settled = before ? differs(before, told) ?? { number: told.number, taken: await standing(work, before), again: true } : null
  if (settled) return settled
  if (!payment.due) {
    await insertPayments(work, [payment])
    await note(work, { verb: 'contributions.take-stray', person: null, facts: { channel: told.channel, bank: told.bank, fen: Number(told.amount) } })
    return { number: told.number, taken: 'stray', again: false } satisfies Taken
  }
  const { dues: [after], fresh } = await takeMoney(work, [{ ...payment, due: payment.due }])
  // somebody told it at the same moment: what stands is theirs
  if (!fresh.size) { const other = (await selectPayment(work, told))!; return differs(other, told) ?? { number: told.number, taken: await standing(work, other), again: true } satisfies Taken }
  await note(work, { verb: 'contributions.take', person: null, subject: { kind: 'due', id: after!.id }, facts: { channel: told.channel, bank: told.bank, fen: Number(told.amount), state: after!.state } })
  return { number: told.number, taken: after!.state === 'paid' && due!.state !== 'paid' ? 'paid' : 'held', again: false } satisfies Taken
}
const differs = (before: Payment, { number, amount, reference, paidOn }: Told) => before.amount === amount && before.reference === reference.slice(0, 60) && before.paidOn === paidOn ? null : refuse('payment-differs', { number })
async function standing(work: Work, { reference, due }: Payment): Promise<Taken['taken']> {
  if (!due) return 'stray'
  const now = await dueOf(work, reference)
  return now?.state === 'paid' ? 'paid' : 'held'
}

/** The same as the desk enters it from a bank's statement, or the slip of a POS. */
export async function enterPayment(work: Work, told: Told) {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  if (!bankOf(work, cityOf(office?.region ?? '') ?? office?.region ?? '', told.bank)) return refuse('payment-bank-unknown', { bank: told.bank })
  return takeTold(work, told)
}

/** 认领来款: money that named none of ours is put to the due it was meant for. (INS-02.a) */
export async function matchStray(work: Work, which: Pick<Payment, 'channel' | 'bank' | 'number'>, reference: string) {
  const stray = await selectPayment(work, which, true)
  if (!stray || stray.due || stray.refund) return refuse('payment-unknown')
  const due = await dueOf(work, reference)
  if (!due) return refuse('due-unknown')
  const no = await notHere(work, due.region)
  if (no) return no
  const matched = { bucket: due.bucket, id: due.id }
  await setMatched(work, which, matched)
  const after = await fill(work, { ...stray, due: matched })
  if (isRefused(after)) return after
  await note(work, { verb: 'contributions.match', person: null, subject: { kind: 'due', id: due.id }, facts: { channel: which.channel, bank: which.bank, fen: Number(stray.amount), state: after.state } })
  return { number: which.number, taken: after.state === 'paid' && due.state !== 'paid' ? 'paid' as const : 'held' as const, again: false }
}
/** Money that stands already comes to its due. */
async function fill(work: Work, money: Payment & { due: { bucket: number; id: string } }) {
  const { dues: [after] } = await takeMoney(work, [money], true)
  return after ?? refuse('due-unknown')
}

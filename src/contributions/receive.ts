import { peopleOf } from '#holders'
import { monthAt, monthIndex, recordMonths, schemeWords } from '#insurance'
import type { PersonKey } from '#kit/ids'
import { yuan } from '#kit/money'
import type { Work } from '#kit/work'
import { sendAll } from '#notices'
import { put, type Receiver } from '#outbox'
import { noteAll } from '#record'
import { receive } from './money.ts'
import { rulesOf } from './region.ts'
import { channelWords } from './shared.ts'
import { lockDues, lockUnbooked, saveDues, setBooked, type Due, type DueKey, type Share } from './store.ts'
import { insertPayments, keyOf, type Payment } from './store-payment.ts'

/** Records of a unit's due that are written down as paid in one transaction. */
const CHUNK = 500
type ForDue = Payment & { due: DueKey }

/**
 * 收款: money that came for dues, by whatever channel, each once by the bank's own number. A due that is filled is paid: its months stand in the record from then on, so that arrears end; what comes beside
 * or after is held and shown, and nothing is charged again. `stands`: the money was put down before, without its due. Answers the dues as they are then, and the keys of what was new. (INS-02.a, INS-03.b, MED-10)
 */
export async function takeMoney(work: Work, money: readonly ForDue[], stands = false): Promise<{ dues: Due[]; fresh: Set<string> }> {
  const held = new Map((await lockDues(work, money.map(each => each.due))).map(due => [due.id, due]))
  const fresh = stands ? new Set(money.map(keyOf)) : await insertPayments(work, money)
  const paid: { due: Due; by: Payment }[] = []
  for (const each of money) {
    const due = held.get(each.due.id)!
    if (!fresh.has(keyOf(each))) continue
    const { paid: filled, ...now } = receive(due, each.amount, each.paidOn, rulesOf(work, due.region).late)
    const after: Due = filled ? { ...now, nextOn: null, failed: null, paidOn: each.paidOn, paidHow: each.channel } : now
    held.set(due.id, after)
    if (filled) paid.push({ due: after, by: each })
  }
  const dues = [...held.values()]
  await saveDues(work, dues)
  await book(work, paid.flatMap(({ due }) => due.payerKind === 'person' ? [due] : []))
  await put(work, paid.flatMap(({ due }) => due.payerKind === 'unit' ? [{ kind: 'contributions.book', bucket: due.bucket, ids: [due.id] }] : []))
  await tellPaid(work, paid)
  return { dues, fresh }
}

/** Writes what dues paid for into the insurance records; answers whether that was all. A month that stands as paid already stays as it is. (MED-10) */
async function book(work: Work, dues: readonly Due[]): Promise<boolean> {
  if (!dues.length) return true
  const by = new Map(dues.map(due => [due.id, due]))
  const shares = await lockUnbooked(work, dues, CHUNK)
  await recordMonths(work, shares.flatMap(share => monthsOfShare(share, by.get(share.due)!)))
  await setBooked(work, shares)
  return shares.length < CHUNK
}
/** A year's money stands in its first month; of the others only that they are paid. */
const monthsOfShare = ({ bucket, relation, month, months, base, personFen, unitFen }: Share, { paidOn }: Due) => Array.from({ length: months }, (_, i) =>
  ({ bucket, relation, month: monthAt(monthIndex(month) + i), paid: true, receivedOn: paidOn, ...i === 0 ? { base, person: personFen, unit: unitFen } : {} }))

/** A unit's due that is paid goes into the records of its staff, some hundred at a time. */
export const bookDues: Receiver = {
  within: async (work, tasks) => {
    for (const task of tasks) {
      const dues = (await lockDues(work, task.ids.map(id => ({ bucket: task.bucket, id })))).filter(due => due.state === 'paid')
      if (!await book(work, dues)) await put(work, [{ kind: 'contributions.book', bucket: task.bucket, ids: task.ids }])
    }
  },
}

/** The payer is told by text message, and it is on their record. */
async function tellPaid(work: Work, paid: readonly { due: Due; by: Payment }[]): Promise<void> {
  const own = paid.filter(({ due }) => due.payerKind === 'person')
  if (!own.length) return
  const people = await peopleOf(work, own.map(({ due }): PersonKey => ({ bucket: due.bucket, id: due.payer })))
  await sendAll(work, own.map(({ due, by }) => ({ region: due.region, person: { bucket: due.bucket, id: due.payer }, phone: people.get(due.payer)?.phone ?? null, template: 'due-paid', facts: { what: schemeWords(due.insutype).zh, period: due.period, amount: yuan(due.settled), how: channelWords[by.channel].zh } })))
  await noteAll(work, own.map(({ due, by }) => ({ verb: 'contributions.paid', person: { bucket: due.bucket, id: due.payer }, subject: { kind: 'due', id: due.id }, facts: { period: due.period, fen: Number(due.settled), channel: by.channel } })))
}

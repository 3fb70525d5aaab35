import { getCards } from '#cards'
import { peopleOf } from '#holders'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import type { Receiver } from '#outbox'
import { note } from '#record'
import { kindWords } from './shared.ts'
import type { BankPort, Batch, BatchLine } from './port.ts'
import { batchByNumber, selectBatch, setSent, type BatchRow } from './store-batch.ts'
import { orderedPage } from './store-answer.ts'

const PAGE = 1_000
const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'benefits.send' }

/**
 * 交银行: hands a closed batch to its bank, with no transaction open. What fails is tried again under the same number; the lines are the same each time, account and amount, since both stand in the
 * order. (BEN-01.a, TRUST-01)
 */
export const sendBatch = (way: BankPort | ((house: House) => BankPort)): Receiver => ({
  async outside(house, { ids: [id] }) {
    const batch = await inWork(house, by, work => selectBatch(work, id!))
    if (!batch || batch.sentAt !== null) return
    const port = typeof way === 'function' ? way(house) : way
    await port.send(orderOf(house, batch))
    await inWork(house, by, async work => {
      if (await setSent(work, batch.id, port.name)) await note(work, { verb: 'benefits.send', person: null, subject: { kind: 'benefit-batch', id: batch.id }, facts: { count: batch.ordered, fen: Number(batch.orderedSum), port: port.name } })
    })
  },
})

/** Hands a batch to its bank once more, the same line by line: the bank said that it never got it. False where there is none of that number. (BANK-04) */
export async function sendAgain(house: House, port: BankPort, number: string): Promise<boolean> {
  const batch = await inWork(house, by, work => batchByNumber(work, number))
  if (!batch) return false
  await port.send(orderOf(house, batch))
  await inWork(house, by, work => note(work, { verb: 'benefits.send-again', person: null, subject: { kind: 'benefit-batch', id: batch.id }, facts: { count: batch.ordered, fen: Number(batch.orderedSum), port: port.name } }))
  return true
}

/** A batch as the bank gets it: the same whenever it is written, its day that of the approval. */
export const orderOf = (house: House, { id, number, bank, region, month, kind, approvedAt, movedAt, ordered, orderedSum }: BatchRow): Batch =>
  ({ number, bank, region, month, kind, on: dayOf(approvedAt ?? movedAt), count: ordered, sum: orderedSum, lines: linesOfOrder(house, id, `${kindWords[kind].zh}${month}`) })

async function* linesOfOrder(house: House, batch: Id, purpose: string): AsyncGenerator<BatchLine> {
  for (let after = 0; ;) {
    const page = await inWork(house, by, work => openedPage(work, batch, after, purpose))
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)!.seq
  }
}

async function openedPage(work: Work, batch: Id, after: number, purpose: string): Promise<BatchLine[]> {
  const rows = await orderedPage(work, batch, after, PAGE)
  const cards = await getCards(work, rows.map(({ bucket, card }) => ({ bucket, id: card })))
  const people = await peopleOf(work, rows.map(({ bucket, person }) => ({ bucket, id: person })))
  return rows.map(({ seq, person, card, amount }) => {
    const [{ bankCard }, { name, number }] = [cards.get(card)!, people.get(person)!]
    if (bankCard === null) throw new Error('a line was ordered to a card without an account')
    return { seq, account: bankCard, name, number, amount, purpose }
  })
}

import { bankOf, exchanges, unitOf, writeOrder } from '#banks'
import { getCards } from '#cards'
import { peopleOf } from '#holders'
import { schemeWords } from '#insurance'
import type { Id } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import type { Receiver } from '#outbox'
import { note } from '#record'
import type { BatchLine } from '../wire/bankfile/index.ts'
import { batchByNumber, selectBatch, setSent, type BatchRow } from './store-draw.ts'
import { orderedPage } from './store-answer.ts'

const PAGE = 1_000
const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'contributions.send' }

/** 报盘: hands a batch of deductions to its bank as a file, with no transaction open; written again it is the same to the byte. Where no files are exchanged it is read through and stays here, and says so. (INS-02.a) */
export const sendDeductions: Receiver = {
  async outside(house, { ids: [id] }) {
    const batch = await inWork(house, by, work => selectBatch(work, id!))
    if (!batch || batch.sentAt !== null) return
    const port = exchanges(house) ? 'file' : 'stand-in'
    if (port === 'file') await write(house, batch)
    await inWork(house, by, async work => {
      if (await setSent(work, batch.id, port)) await note(work, { verb: 'contributions.send', person: null, subject: { kind: 'deduction-batch', id: batch.id }, facts: { count: batch.count, fen: Number(batch.sum), port } })
    })
  },
}

/** Writes an order once more, the same to the byte: the bank said that it never got it. False where there is none of that number. (BANK-04) */
export async function sendDeductionsAgain(house: House, number: string): Promise<boolean> {
  const batch = exchanges(house) ? await inWork(house, by, work => batchByNumber(work, number)) : null
  if (!batch) return false
  await write(house, batch)
  await inWork(house, by, work => note(work, { verb: 'contributions.send-again', person: null, subject: { kind: 'deduction-batch', id: batch.id }, facts: { count: batch.count, fen: Number(batch.sum) } }))
  return true
}

async function write(house: House, { id, number, region, bank: code, day, count, sum }: BatchRow): Promise<void> {
  const bank = bankOf({ now: house.now() }, region, code)
  if (!bank) throw new Error(`${code} is no partner bank of ${region}`)
  await writeOrder(house, bank, { kind: 'deduction', number, date: day, ...unitOf(region, '0002'), count, total: sum }, linesOf(house, id, number))
}

async function* linesOf(house: House, batch: Id, number: string): AsyncGenerator<BatchLine> {
  for (let after = 0; ;) {
    const page = await inWork(house, by, work => openedPage(work, batch, number, after))
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)!.seq
  }
}

async function openedPage(work: Work, batch: Id, number: string, after: number): Promise<BatchLine[]> {
  const rows = await orderedPage(work, batch, after, PAGE)
  const cards = await getCards(work, rows.map(({ bucket, card }) => ({ bucket, id: card })))
  const people = await peopleOf(work, rows.map(({ bucket, person }) => ({ bucket, id: person })))
  return rows.map(({ seq, person, card, amount, mandate, insutype, period }) => {
    const [{ bankCard }, { name, number: idNumber }] = [cards.get(card)!, people.get(person)!]
    if (bankCard === null) throw new Error('a line was ordered from a card without an account')
    return { seq, ref: `${number}-${seq}`.slice(-35), account: bankCard, branch: '', name, idNumber, card: '', amount, note: `${schemeWords(insutype).zh}${period}`, mandate }
  })
}

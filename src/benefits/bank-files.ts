import { bankOf, exchanges, takeReturns as takeReturnsOf, unitOf, writeOrder, type Came as CameOf, type Taker } from '#banks'
import { inWork, type By, type House } from '#kit/work'
import { standing, type BatchLine as FileLine } from '../wire/bankfile/index.ts'
import { takeAnswer, type Taken } from './answer.ts'
import { refuse } from './refusals.ts'
import { standIn, type BankPort, type Batch, type ResultLine } from './port.ts'
import { returnReasons, type ReturnReason } from './shared.ts'
import { batchByNumber } from './store-batch.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'benefits.bank-files' }

/** The way to the banks of a house: files where a folder is named, else the stand-in. */
export const portOf = (house: House): BankPort => exchanges(house) ? filePort(house) : standIn

const filePort = (house: House): BankPort => ({
  name: 'file',
  async send(batch) {
    const bank = bankOf({ now: house.now() }, batch.region, batch.bank)
    if (!bank) throw new Error(`${batch.bank} is no partner bank of ${batch.region}`)
    await writeOrder(house, bank, { kind: 'pay-out', number: batch.number, date: batch.on, ...unitOf(batch.region, '0001'), count: batch.count, total: batch.sum }, linesOf(batch))
  },
})

async function* linesOf({ number, lines }: Batch): AsyncGenerator<FileLine> {
  for await (const { seq, account, name, number: idNumber, amount, purpose } of lines) yield { seq, ref: `${number}-${seq}`.slice(-35), account, branch: '', name, idNumber, card: '', amount, note: purpose, mandate: '' }
}

/** Takes what the banks answer to pay-outs. (BEN-02, BEN-05) */
export const payOutTaker: Taker<Taken> = {
  has: (house, { bank, number }) => inWork(house, by, async work => (await batchByNumber(work, number))?.bank === bank),
  take: (house, { number, done, refused }, lines) => takeAnswer(act => inWork(house, by, act), { batch: number, complete: true, paid: done.total, returned: refused.total, lines: lines.map(({ seq, amount, result }): ResultLine => ({
    seq, amount, outcome: standing(result) !== 'refused' ? result as 'done' | 'pending' : returnReasons.includes(result as ReturnReason) ? result as ReturnReason : 'other',
  })) }),
  refused: async () => refuse('benefit-order-refused'),
}

export type Came = CameOf<Taken>
/** Takes the answers to pay-outs alone; those to other orders are left where they lie. */
export const takeReturns = (house: House, signal?: AbortSignal) => takeReturnsOf(house, { 'pay-out': payOutTaker }, signal) as Promise<Came[]>

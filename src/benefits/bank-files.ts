import { mkdirSync, renameSync } from 'node:fs'
import { open, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { bankOf } from '#banks'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { bytesOf, plainForm, sbk1, standing, type BatchLine as FileLine, type Bytes } from '../wire/bankfile/index.ts'
import { takeAnswer, type Taken } from './answer.ts'
import { refuse } from './refusals.ts'
import { standIn, type BankPort, type Batch, type ResultLine } from './port.ts'
import { returnReasons, type ReturnReason } from './shared.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'benefits.bank-files' }
const form = plainForm({ ...sbk1, encoding: 'utf-8' })
const folders = new WeakMap<House, string>()

/** Orders go to the banks as files (报盘) into `to-bank`, and what they answer (回盘) comes into `from-bank`, of this folder; both may be a network's. */
export function exchangeFiles(house: House, folder: string): void {
  for (const part of ['to-bank', 'from-bank', 'from-bank/taken', 'from-bank/wrong']) mkdirSync(join(folder, part), { recursive: true, mode: 0o700 })
  folders.set(house, folder)
}
/** The way to the banks of a house: files where a folder is named, else the stand-in. */
export const portOf = (house: House): BankPort => { const folder = folders.get(house); return folder ? filePort(house, folder) : standIn }

/** Who orders and from which account, as the file names them: the office of the region, its paying account at the bank. */
const unitOf = ({ region }: Batch) => ({ unit: `${region} 社会保险基金`, account: `${region}0001` })

/** Writes an order whole, then gives it its name: the bank never sees half of one. Written again it is the same to the byte, and the bank carries a number out once. (BEN-01.a, BEN-05) */
const filePort = (house: House, folder: string): BankPort => ({
  name: 'file',
  async send(batch) {
    const bank = bankOf({ now: house.now() }, batch.region, batch.bank)
    if (!bank) throw new Error(`${batch.bank} is no partner bank of ${batch.region}`)
    const [part, name] = [join(folder, 'to-bank', `${nameOf(batch)}.part`), join(folder, 'to-bank', `${nameOf(batch)}.txt`)]
    const file = await open(part, 'w', 0o600)
    try {
      const head = { kind: 'pay-out', number: batch.number, bank: batch.bank, clearing: bank.line, date: batch.on, ...unitOf(batch), count: batch.count, total: batch.sum } as const
      const written = await form.write(bytes => file.write(bytes), 'order', head, linesOf(batch))
      if (isRefused(written)) throw new Error(`an order cannot be written: ${JSON.stringify(written.wrong.slice(0, 3))}`)
      await file.sync()
    } finally { await file.close() }
    renameSync(part, name)
  },
})
const nameOf = ({ bank, number }: Pick<Batch, 'bank' | 'number'>) => `${bank}-${number}`

async function* linesOf({ number, lines }: Batch): AsyncGenerator<FileLine> {
  for await (const { seq, account, name, number: idNumber, amount, purpose } of lines) yield { seq, ref: `${number}-${seq}`.slice(-35), account, branch: '', name, idNumber, card: '', amount, note: purpose, mandate: '' }
}

/** What became of a file that came: taken, refused by us, or not readable. */
export type Came = { file: string } & ({ taken: Taken } | { refused: Refusal })
/**
 * 收回盘: takes every answer that lies in `from-bank`, each whole or not at all, and puts it away into `taken` or `wrong`. What was taken before moves nothing, so that a break between taking
 * and putting away does no harm. (BEN-02, BEN-05)
 */
export async function takeReturns(house: House, signal?: AbortSignal): Promise<Came[]> {
  const folder = folders.get(house)
  if (!folder) return []
  const from = join(folder, 'from-bank')
  const came: Came[] = []
  for (const file of (await readdir(from)).filter(each => /^[\w-]+(?:\.refused)?\.txt$/.test(each)).sort()) {
    if (signal?.aborted) break
    const done = await takeFile(house, join(from, file))
    came.push({ file, ...isRefused(done) ? { refused: done } : { taken: done } })
    await rename(join(from, file), join(from, isRefused(done) ? 'wrong' : 'taken', file))
  }
  return came
}

/** Answers of banks that were not taken, the newest first: what a bank says of an order it refused as a whole, no value of a line in it. */
export async function wrongReturns(house: House, most = 100): Promise<{ file: string; at: Date; bytes: number; faults: string[] }[]> {
  const folder = folders.get(house)
  if (!folder) return []
  const from = join(folder, 'from-bank', 'wrong')
  const found = await Promise.all((await readdir(from)).map(async file => ({ file, ...await stat(join(from, file)).then(({ mtime, size }) => ({ at: mtime, bytes: size })) })))
  const newest = found.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most)
  return Promise.all(newest.map(async each => ({ ...each, faults: each.file.endsWith('.refused.txt') ? (await readFile(join(from, each.file), 'utf8')).split('\n').slice(1, 6).map(line => line.split('|').slice(0, 4).join(' ')).filter(line => line && line !== 'END') : [] })))
}

async function takeFile(house: House, path: string) {
  if (path.endsWith('.refused.txt')) return refuse('benefit-order-refused')
  const handle = await open(path)
  try {
    const file = await bytesOf(handle)
    const judged = await form.judge(file, 'return', { expected: { kind: 'pay-out' } })
    if (isRefused(judged)) return judged
    const lines = await resultsIn(file, judged)
    if (isRefused(lines)) return lines
    const { number, done, refused } = judged.head
    return await takeAnswer(act => inWork(house, by, act), { batch: number, complete: true, paid: done.total, returned: refused.total, lines })
  } finally { await handle.close() }
}

async function resultsIn(file: Bytes, judged: Parameters<typeof form.deliver<'return'>>[1]) {
  const lines: ResultLine[] = []
  for await (const line of form.deliver(file, judged)) {
    if (isRefused(line)) return line
    const { seq, amount, result } = line
    lines.push({ seq, amount, outcome: standing(result) !== 'refused' ? result as 'done' | 'pending' : returnReasons.includes(result as ReturnReason) ? result as ReturnReason : 'other' })
  }
  return lines
}

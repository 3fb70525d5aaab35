import { mkdirSync, renameSync } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefused, type Refusal } from '#kit/refusal'
import type { House } from '#kit/work'
import { bytesOf, plainForm, putAway, sbk1, takeBack, type Batch, type BatchLine, type Bytes, type Form, type Kind, type ReturnBatch, type ReturnLine, type Stream } from '../wire/bankfile/index.ts'
import { isoForm } from '../wire/iso20022/index.ts'
import type { Bank } from './directory.ts'
import { refuse } from './refusals.ts'

/** The forms of the folder's files, by how their names end: our plain form in UTF-8, or messages of ISO 20022; which one a bank reads is its line in the pack. */
const forms = { txt: plainForm({ ...sbk1, encoding: 'utf-8' }), xml: isoForm } as const satisfies Record<string, Form>
type Ending = keyof typeof forms
const endingOf = ({ files }: Pick<Bank, 'files'>): Ending => files === 'iso20022' ? 'xml' : 'txt'
const folders = new WeakMap<House, string>()

/** Orders go to the banks as files (报盘) into `to-bank`, and what they answer (回盘) comes into `from-bank`, of this folder; both may be a network's. */
export function exchangeFiles(house: House, folder: string): void {
  for (const part of ['to-bank', 'from-bank', 'from-bank/taken', 'from-bank/wrong']) mkdirSync(join(folder, part), { recursive: true, mode: 0o700 })
  folders.set(house, folder)
}
/** Whether files are exchanged with the banks of a house. */
export const exchanges = (house: House): boolean => folders.has(house)

/** Who orders and from or to which account, as a file names them: the office of the region, its account at the bank. */
export const unitOf = (region: string, account: '0001' | '0002') => ({ unit: `${region} 社会保险基金`, account: `${region}${account}` })

/** Writes an order whole, then gives it its name: the bank never sees half of one. Written again it is the same to the byte, and the bank carries a number out once. (BEN-01.a, BEN-05, INS-02.a) */
export async function writeOrder(house: House, bank: Bank, head: Omit<Batch, 'bank' | 'clearing'>, lines: Stream<BatchLine>): Promise<void> {
  const ending = endingOf(bank)
  const path = join(folders.get(house)!, 'to-bank', `${bank.code}-${head.number}`)
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    const written = await forms[ending].write(bytes => file.write(bytes), 'order', { ...head, bank: bank.code, clearing: bank.line }, lines)
    if (isRefused(written)) throw new Error(`an order cannot be written: ${JSON.stringify(written.wrong.slice(0, 3))}`)
    await file.sync()
  } finally { await file.close() }
  renameSync(`${path}.part`, `${path}.${ending}`)
}

/** Who takes the answers to a kind of order: a whole one with its lines, and that the bank refused an order as a whole, with its causes. */
export type Taker<T> = {
  /** Whether this was ordered, of this very bank. */
  has(house: House, order: { bank: string; number: string }): Promise<boolean>
  take(house: House, head: ReturnBatch, lines: readonly ReturnLine[]): Promise<T | Refusal>
  refused(house: House, number: string, causes: readonly string[]): Promise<T | Refusal>
}
/** By kind; where several rooms give orders of a kind, the one that has the number. */
export type Takers = Readonly<Partial<Record<Kind, Taker<unknown> | readonly Taker<unknown>[]>>>
/** What became of a file that came: taken, refused by us, or not readable. */
export type Came<T = unknown> = { file: string } & ({ taken: T } | { refused: Refusal })

/**
 * 收回盘: takes every answer that lies in `from-bank`, each whole or not at all, and puts it away into `taken` or `wrong`; an answer to what nobody here ordered is left. What was taken before moves
 * nothing, so that a break between taking and putting away does no harm. (BEN-02, BEN-05, INS-03)
 * @throws what the first answer met that could not be handled, after the others were
 */
export async function takeReturns(house: House, takers: Takers, signal?: AbortSignal): Promise<Came[]> {
  const folder = folders.get(house)
  if (!folder) return []
  const from = join(folder, 'from-bank')
  const came: Came[] = []
  const failed: unknown[] = []
  await takeBack(from)
  for (const file of (await readdir(from)).filter(each => /^[\w-]+(?:\.refused\.txt|\.txt|\.xml)$/.test(each)).sort()) {
    if (signal?.aborted) break
    try {
      const one = await takeOne(house, takers, from, file)
      if (one) came.push(one)
    } catch (error) { failed.push(error) }
  }
  if (failed.length) throw failed[0]
  return came
}

/** Takes one answer, held open until it is put away: what is renamed onto its name meanwhile is another, and waits for the next round. */
async function takeOne(house: House, takers: Takers, from: string, file: string): Promise<Came | null> {
  const handle = await open(join(from, file))
  try {
    const done = await (file.endsWith('.refused.txt') ? takeRefused(house, takers, file, await handle.readFile('utf8')) : takeFile(house, takers, file, await bytesOf(handle)))
    if (done === null) return null
    await putAway(join(from, file), handle, join(from, isRefused(done) ? 'wrong' : 'taken', file))
    return { file, ...isRefused(done) ? { refused: done as Refusal } : { taken: done } }
  } finally { await handle.close() }
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

/** The bank refused an order as a whole: whoever gave it is told why, by the causes in the file. */
async function takeRefused(house: House, takers: Takers, file: string, content: string): Promise<unknown> {
  const [, bank = '', number = ''] = /^(\d+)-([\w-]+)\.refused\.txt$/.exec(file) ?? []
  const causes = content.split('\n').slice(1).flatMap(line => line.split('|')[2] ?? [])
  for (const taker of Object.values(takers).flat()) if (await taker.has(house, { bank, number })) return taker.refused(house, number, causes)
  return refuse('bank-order-refused')
}

/** Of those who give orders of a kind the one whose order this is. */
async function whose(house: House, those: readonly Taker<unknown>[], order: { bank: string; number: string }): Promise<Taker<unknown> | null> {
  for (const taker of those) if (await taker.has(house, order)) return taker
  return null
}

async function takeFile(house: House, takers: Takers, name: string, file: Bytes): Promise<unknown> {
  const form = forms[name.slice(-3) as Ending]
  const judged = await form.judge(file, 'return')
  if (isRefused(judged)) return judged
  const those = [takers[judged.head.kind] ?? []].flat() as Taker<unknown>[]
  if (!those.length) return null
  const taker = await whose(house, those, judged.head)
  // one bank does not answer for another
  if (!taker) return refuse('bank-answer-strange')
  const lines: ReturnLine[] = []
  for await (const line of form.deliver(file, judged)) {
    if (isRefused(line)) return line
    lines.push(line)
  }
  return await taker.take(house, judged.head, lines)
}

import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefused } from '#kit/refusal'
import { bytesOf, putAway, takeBack, type Bytes } from '../../src/wire/bankfile/index.ts'
import { inWork, type Bank } from '../work.ts'
import { makePlaces, opened, waiting, type Places } from './folder.ts'
import { forms, linesOf, type Ending, type Order } from './form.ts'
import { postLines } from './post.ts'
import { bankRefused, clearingRefused, formRefused, kindRefused, nameRefused, numberRefused, writeRefused, type FileRefused } from './refused.ts'
import { writeReturn } from './return.ts'
import { claimBatch, endAsked, selectAsked, type BatchKey, type Ordered } from './store.ts'

/** What was done with a file, by its name without its ending: answered by a return, refused as a whole, or left where it is because of the signal. */
export type CarriedOut = { name: string; did: 'returned' | 'refused' | 'stopped' }
/** Asked between chunks: whether to stop. */
export type Stop = Pick<AbortSignal, 'aborted'>
/** Lines that are carried out in one transaction. */
const CHUNK = 500

/**
 * 代发、代扣: one round over the folder. Every complete file in `to-bank/` is judged as a whole, carried out chunk by chunk and answered in `from-bank/`; only then is it moved
 * away. Stopped or killed anywhere, the next round goes on where this one ended: what was carried out is known by bank, batch number and line. (BEN-01.a, BEN-05, INS-03)
 * @throws what the first file met that could not be handled, after the others were
 */
export async function carryOut(bank: Bank, folder: string, signal?: Stop, chunk: number = CHUNK): Promise<CarriedOut[]> {
  const places = makePlaces(folder)
  const done: CarriedOut[] = []
  const failed: unknown[] = []
  await takeBack(places.in)
  await layAgain(bank, places)
  for (const { name, ending } of await waiting(places)) {
    if (signal?.aborted) break
    try {
      const did = await take(bank, places, { name, ending }, signal, chunk)
      if (did) done.push({ name, did })
    } catch (error) { failed.push(error) }
  }
  if (failed.length) throw failed[0]
  return done
}

/** Orders whose return the centre asked for once more are laid before this round: the same order, the same return, and nothing is posted. (BANK-04) */
async function layAgain(bank: Bank, places: Places): Promise<void> {
  for (const key of await inWork(bank, selectAsked)) {
    for (const ending of Object.keys(forms) as Ending[]) {
      const name = `${key.bank}-${key.number}.${ending}`
      await rename(join(places.done, name), join(places.in, name)).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ENOENT') throw error })
    }
    await inWork(bank, work => endAsked(work, key))
  }
}

type Waiting = { name: string; ending: Ending }
/** Handles one file, held open: what is renamed onto its name meanwhile waits for the next round. */
async function take(bank: Bank, places: Places, { name, ending }: Waiting, signal: Stop | undefined, chunk: number): Promise<CarriedOut['did'] | null> {
  const path = join(places.in, `${name}.${ending}`)
  const file = await opened(path)
  if (!file) return null
  try {
    const did = await handle(bank, places, { name, ending }, await bytesOf(file), signal, chunk)
    if (did !== 'stopped') await putAway(path, file, join(did === 'returned' ? places.done : places.refused, `${name}.${ending}`))
    return did
  } finally { await file.close() }
}

async function handle(bank: Bank, { out }: Places, { name, ending }: Waiting, bytes: Bytes, signal: Stop | undefined, chunk: number): Promise<CarriedOut['did']> {
  const judged = await judge(bank, { name, ending }, bytes)
  if ('wrong' in judged) { await writeRefused(join(out, `${name}.refused.txt`), name, judged); return 'refused' }
  const { key, order } = judged
  for await (const lines of linesOf(bytes, order, chunk)) {
    if (signal?.aborted) return 'stopped'
    await inWork(bank, work => postLines(work, key, order.head.kind as Ordered, lines))
  }
  if (signal?.aborted) return 'stopped'
  await writeReturn(bank, join(out, `${name}.${ending}`), key, bytes, order, chunk)
  return 'returned'
}

/** Judges a file by its name, as a whole, and by what its number stood for before; takes the number. */
async function judge(bank: Bank, { name, ending }: Waiting, bytes: Bytes): Promise<{ key: BatchKey; order: Order } | FileRefused> {
  const named = /^(\d{5,8})-([0-9A-Za-z-]{1,30})$/.exec(name)
  if (!named) return nameRefused()
  const key = { bank: named[1]!, number: named[2]! }
  const institution = bank.banks.find(({ code }) => code === key.bank)
  if (!institution) return bankRefused()
  const form = forms[ending]
  const order = await form.judge(bytes, 'order', { expected: key })
  if (isRefused(order)) return formRefused(order)
  const { kind } = order.head
  if (kind !== 'pay-out' && kind !== 'deduction') return kindRefused()
  if (order.head.clearing !== institution.line) return clearingRefused(institution.line)
  const digest = Buffer.from(order.digest, 'hex')
  const kept = await inWork(bank, work => claimBatch(work, key, { ...order.head, kind, digest }, work.now))
  return kept.equals(digest) ? { key, order: { ...order, form } } : numberRefused()
}

import { sameSums, type Additional, type Fields, type Message } from '../../src/wire/iso8583/index.ts'
import type { BankLine } from './bank-line.ts'
import { sumsOf, uploadsOf, type Settlement } from './batch.ts'
import type { Journal } from './journal.ts'
import { batchMessage, type Who } from './messages.ts'
import { isOpen } from './order.ts'

type Has = { who: Who; journal: Journal; line: BankLine; now: () => Date; pause: (ms: number) => Promise<void>; closed: () => boolean }
const AGAIN = [0, 2_000, 5_000, 15_000, 60_000]
/** The bank did not judge it: asked again. */
const later: ReadonlySet<string> = new Set(['68', '90', '91', '92', '96', '98'])
/** How often an upload whose count the bank does not find is made anew. */
const UPLOADS = 3

/** Batches that are over and not settled: none that the bank gave last, none with an order whose end is not known. */
export function dueBatches({ journal, line }: Pick<Has, 'journal' | 'line'>): string[] {
  const now = line.keys()?.batch
  if (now === undefined) return []
  const open = new Set([...journal.orders.values()].filter(isOpen).map(({ batch }) => batch))
  const all = new Set([...journal.orders.values()].flatMap(({ batch }) => batch === null ? [] : [batch]))
  for (const { batch, state } of journal.settlements.values()) if (state !== 'done') all.add(batch)
  return [...all].filter(batch => batch !== now && !open.has(batch) && journal.settlements.get(batch)?.state !== 'refused').sort()
}

/**
 * 结算 of one batch: what is told is on disk before it goes out, under a number of its own, and is asked again under it until the bank has said whether it has the same. Where it has not, every
 * transaction is uploaded, then that this is all. Only then is the journal emptied of the batch. (FIN-07)
 */
export async function settleBatch(has: Has, batch: string): Promise<void> {
  const { journal, now: clock } = has
  const number = () => String(journal.count()).padStart(6, '0')
  const known = journal.settlements.get(batch)
  let settlement: Settlement = known && known.state !== 'refused' ? known : { batch, stan: number(), at: clock().toISOString(), sums: sumsOf(journal.ofBatch(batch)), state: 'asking', result: null, code: null, done: null }
  const keep = (more: Partial<Settlement>) => { settlement = { ...settlement, ...more }; journal.settle(settlement) }
  if (settlement !== known) journal.settle(settlement)
  if (settlement.state === 'asking') {
    const told: Additional = { totals: settlement.sums, verdict: 'asked', abroad: { debits: 0, debit: 0n, credits: 0, credit: 0n }, abroadVerdict: 'asked' }
    const answer = await asked(has, batchMessage(has.who, 'settlement', batch, settlement.stan, told), ({ additional }) => additional !== undefined && 'totals' in additional && sameSums(additional.totals, settlement.sums) && (additional.verdict === 'equal' || additional.verdict === 'unequal'))
    if (answer === null) return
    const { response, additional } = answer
    if (response !== '00' || !additional || !('verdict' in additional)) { keep({ state: 'refused', code: response! }); return }
    keep(additional.verdict === 'equal' ? { state: 'done', result: 'equal', done: clock().toISOString() } : { state: 'uploading', result: 'unequal' })
  }
  if (settlement.state === 'uploading') {
    const code = await uploaded(has, batch, number)
    if (code === null) return
    keep(code === '00' ? { state: 'done', done: clock().toISOString() } : { state: 'refused', code })
  }
  if (settlement.state === 'done') journal.empty(batch, clock())
}

/** Uploads a batch and says that it is all; the bank's code, null when the POS was switched off. */
async function uploaded(has: Has, batch: string, number: () => string): Promise<string | null> {
  const parts = uploadsOf(has.journal.ofBatch(batch))
  const count = parts.reduce((sum, part) => sum + part.length, 0)
  for (let turn = 1; ; turn++) {
    for (const details of parts) {
      const answer = await asked(has, batchMessage(has.who, 'batch-upload', batch, number(), { details }))
      if (answer?.response !== '00') return answer?.response ?? null
    }
    const end = await asked(has, batchMessage(has.who, 'batch-end', batch, number(), { count }))
    if (end?.response !== '79' || turn >= UPLOADS) return end?.response ?? null
  }
}

/** Asks under the same number until the bank says something; null: switched off. */
async function asked({ line, pause, closed }: Has, message: Message, fits: (fields: Fields) => boolean = () => true): Promise<Fields | null> {
  for (let n = 0; !closed(); n++) {
    await pause(AGAIN[Math.min(n, AGAIN.length - 1)]!)
    if (closed()) return null
    const heard = await line.once(message).catch(() => null)
    const code = heard?.fields.response
    if (closed()) return null
    if (heard && !later.has(code!) && (code !== '00' || fits(heard.fields))) return heard.fields
  }
  return null
}

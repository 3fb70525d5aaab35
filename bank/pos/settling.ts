import { dayOf } from '#kit/day'
import type { Refusal } from '#kit/refusal'
import { COUNTED, type Sums } from '../../src/wire/iso8583/index.ts'
import { refuse, type RefusalName } from '../refusals.ts'
import type { BankLine } from './bank-line.ts'
import { sumsOf, type Settlement } from './batch.ts'
import type { Journal } from './journal.ts'
import type { Who } from './messages.ts'
import { dueBatches, settleBatch } from './settle.ts'

type Has = { who: Who; journal: Journal; line: BankLine; now: () => Date; pause: (ms: number) => Promise<void>; closed: () => boolean }
/** What a POS knows of its batches: the one that its next transaction goes into, and those that are over. */
export type Batches = { batch: string | null; sums: Sums; settling: boolean; settlements: readonly Settlement[] }
/** 结算 of a POS. `rolled`: waited for before a transaction takes its keys; `kick`: takes up whatever batch is over by now. */
export type Settling = { settle(): Refusal<RefusalName> | Batches; see(): Batches; kick(): void; rolled(): Promise<unknown>; done(): Promise<void> }

const WAIT_MS = 1_000
/** A batch is settled before F48 can no longer count it. */
const FULL = COUNTED - 99

/**
 * A batch ends where somebody presses 结算, where its day is over, and before it is too long: by a sign-in, so that what comes next has a batch of its own and waits for nothing. What is over is
 * settled as soon as every one of its transactions is known to be done or not: a reversal under way is waited for. What a crash left is over too.
 */
export function openSettling(has: Has): Settling {
  const { journal, line, now: clock, pause, closed } = has
  let wanted: string | null = null
  let rolling: Promise<unknown> | null = null
  let running: Promise<void> | null = null
  let again = false
  const mine = (batch: string | null) => [...journal.orders.values()].filter(order => order.batch !== null && order.batch === batch)
  const busy = () => [...journal.orders.values()].some(({ state }) => state === 'sent' || state === 'reversing')
  const over = () => {
    const orders = mine(line.keys()?.batch ?? null)
    const today = dayOf(clock())
    return orders.length >= FULL || orders.some(({ done }) => done !== null && dayOf(new Date(done)) < today)
  }
  // a sign-in whose answer was lost: the bank has other keys than we, so ours are none
  const roll = async () => { if (!await line.signIn().catch(() => false)) line.signedOut() }
  const run = async () => {
    while (!closed()) {
      const batch = line.keys()?.batch ?? null
      if (wanted !== null && batch !== null && batch !== wanted) wanted = null
      if (wanted !== null && wanted === batch && !busy()) { rolling = roll().finally(() => { rolling = null }); await rolling }
      for (const due of dueBatches(has)) { await settleBatch(has, due); if (closed()) return }
      if (!dueBatches(has).length && (wanted === null || line.keys() === null || line.keys()!.batch !== wanted)) { wanted = null; return }
      await pause(WAIT_MS)
    }
  }
  const kick = () => {
    if (wanted === null && !busy() && over()) wanted = line.keys()!.batch
    if (running) { again = true; return }
    running = run().catch(() => undefined).finally(() => { running = null; if (again) { again = false; kick() } })
  }
  const see = (): Batches => {
    const batch = line.keys()?.batch ?? null
    return { batch, sums: sumsOf(mine(batch)), settling: wanted !== null || dueBatches(has).length > 0, settlements: [...journal.settlements.values()].sort((a, b) => a.at < b.at ? 1 : -1) }
  }
  return {
    see, kick, rolled: async () => { while (rolling) await rolling }, done: async () => { while (running) await running },
    settle() {
      if (busy()) return refuse('pos-orders-open')
      // what the bank would not settle is told once more, counted anew
      for (const each of journal.settlements.values()) if (each.state === 'refused') journal.settle({ ...each, state: 'asking', result: null, code: null, at: clock().toISOString(), stan: String(journal.count()).padStart(6, '0'), sums: sumsOf(journal.ofBatch(each.batch)) })
      const batch = line.keys()?.batch ?? null
      if (mine(batch).length) wanted = batch
      kick()
      return see()
    },
  }
}

import { dayOf } from '#kit/day'
import type { Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { holdAccount } from '../accounts/store.ts'
import { postHeld } from '../accounts/store-held.ts'
import { refuse } from '../refusals.ts'
import { inWork, type Bank } from '../work.ts'
import type { DuesPort } from './dues-port.ts'
import { pay, type Asking } from './pay.ts'
import { markDues, selectUntoldDues } from './store.ts'
import type { Who } from './whose.ts'

/** What is due under a reference number, as the centre says now. */
export async function lookDues(port: DuesPort | null, bank: string, reference: string) {
  if (!port) return refuse('dues-silent')
  const dues = await port.look(bank, reference).catch(() => 'silent' as const)
  return dues === 'silent' ? refuse('dues-silent') : dues ?? refuse('dues-unknown')
}

/**
 * 缴费: dues by their reference number. The centre is asked first, outside the transaction, and the amount must be the one that was shown; then it is charged once, and the centre is told until it
 * answers. (FIN-08)
 */
export async function payDues(bank: Bank, port: DuesPort | null, who: Who, asking: Asking, { reference, amount }: { reference: string; amount: Fen }) {
  const dues = await lookDues(port, who.bank, reference)
  // a payment that was made before is answered under its key, whatever the centre says by now
  const stopped = isRefused(dues) ? dues : dues.paid ? refuse('dues-paid') : dues.amount !== amount ? refuse('dues-differ') : null
  return inWork(bank, work => pay(work, who, asking, { what: 'dues', amount, merchant: null, number: reference, note: `缴费 ${reference}` }, async () => stopped), () => true)
}

/**
 * Tells the centre of dues that were paid here, oldest first. What it had from elsewhere goes back to its payer, in the transaction that notes it. Answers how many were told.
 * @throws what the first bank met whose payments the centre did not answer, after the other banks' were told
 */
export async function tellDues(bank: Bank, port: DuesPort): Promise<number> {
  let told = 0
  const failed = new Map<string, unknown>()
  for (const one of await inWork(bank, selectUntoldDues)) {
    if (failed.has(one.bank)) continue
    try {
      const heard = await port.tell({ bank: one.bank, reference: one.number, amount: one.amount, key: `${one.account}-${one.key}`, at: one.at })
      await inWork(bank, async work => {
        const seq = await holdAccount(work, one.bucket, one.account)
        if (!await markDues(work, one, heard.taken ? null : heard.why, work.now) || heard.taken) return
        await postHeld(work, { bucket: one.bucket, account: one.account, seq, what: 'dues-back', amount: one.amount, clearing: -one.amount, reference: `${one.account}|${one.key}`, note: `缴费退回 ${one.number}`, undoes: one.seq }, work.now, dayOf(work.now))
      })
      told++
    } catch (error) { failed.set(one.bank, error) }
  }
  for (const error of failed.values()) throw error
  return told
}

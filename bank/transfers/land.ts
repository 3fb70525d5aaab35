import { dayOf } from '#kit/day'
import { post } from '../accounts/store.ts'
import { inWork, type Bank, type Work } from '../work.ts'
import { endTransfer, takesMoney, takeTransfers, type Transfer } from './store.ts'

/**
 * Puts in what is on its way, each transfer once: the row that says it is on its way is held, the account moves and the row is ended in one transaction. What can no
 * longer be put in comes back to its payer. Answers how many; again until none is left.
 */
export async function landTransfers(bank: Bank, signal?: AbortSignal): Promise<number> {
  let done = 0
  for (let round = 1; round > 0 && !signal?.aborted; done += round) {
    round = await inWork(bank, async work => {
      const due = await takeTransfers(work, 1)
      for (const transfer of due) await land(work, transfer)
      return due.length
    })
  }
  return done
}

async function land(work: Work, transfer: Transfer): Promise<void> {
  const { toBucket, toAccount, amount, id, bucket, account } = transfer
  const day = dayOf(work.now)
  // the network of the banks that are not served here takes everything: it is its stand-in
  if (toBucket === null || toAccount === null) return endTransfer(work, transfer, { landed: work.now, returned: null, why: null })
  if (await takesMoney(work, toBucket, toAccount)) {
    await post(work, { bucket: toBucket, account: toAccount, what: 'transfer-in', amount, clearing: 0n, transit: -amount, reference: id }, work.now, day)
    return endTransfer(work, transfer, { landed: work.now, returned: null, why: null })
  }
  await post(work, { bucket, account, what: 'transfer-back', amount, clearing: 0n, transit: -amount, reference: id }, work.now, day)
  return endTransfer(work, transfer, { landed: null, returned: work.now, why: 'payee-closed' })
}

import { newId, publicNumber, type Id, type PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import { inWork, type By, type House, type Work } from '#kit/work'
import { put, type Receiver } from '#outbox'
import { post, type Posting } from './post.ts'
import type { AccountKind, What } from './shared.ts'
import { claimKeys, holdAccounts, lockAccount } from './store.ts'
import { insertTransfer, markArrived, selectTransfer, type TransferRow } from './store-transfer.ts'

/** Money of one account for another, of the personal one where it is not said. `key`: once for ever, within the bucket it comes from. */
export type Transfer = { from: PersonKey; fromKind?: AccountKind; region: string; to: PersonKey; toKind: AccountKind; toRegion: string; amount: Fen; key: string }

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'ledger.arrive' }
/** What both steps have in common: nothing of it is a purchase; `income` is what came in from, or went out into, transit. */
const step = (work: Pick<Work, 'random'>, at: PersonKey, region: string, version: number, amount: Fen): Posting => ({
  bucket: at.bucket, person: at.id, region, version, number: publicNumber(at.bucket, work.random, 20),
  account: amount, fund: 0n, cash: 0n, hospital: 0n, income: amount, total: 0n, undoes: null, provider: null, terminal: null, operator: null, session: null, policies: null, business: null, detail: null,
})

/** What shares an account with a relative, or brings it back, says so in both journals. */
const whatOf = ({ fromKind, toKind }: Pick<TransferRow, 'fromKind' | 'toKind'>, way: 'out' | 'in'): What => fromKind === 'pacc-family' || toKind === 'pacc-family' ? `family-${way}` : `transfer-${way}`

/**
 * 转出: the first of two one-bucket steps. The money leaves the account and is in transit; what brings it in is written beside it. Answers the transfer's
 * id, null when its key was used before; then nothing moves. The account must hold the amount. (settled: between two people)
 */
export async function sendOut(work: Work, { from, to, amount, fromKind = 'pacc', ...given }: Transfer): Promise<Id | null> {
  const account = await lockAccount(work, from, given.region, fromKind)
  if (!account || account.balance < amount) throw new Error('an account holds less than is to be sent')
  const id = newId(work.now, work.random)
  const fresh = await insertTransfer(work, { bucket: from.bucket, id, key: given.key, person: from.id, fromKind, region: given.region, amount, toBucket: to.bucket, toPerson: to.id, toKind: given.toKind, toRegion: given.toRegion, sentAt: work.now })
  if (!fresh) return null
  await post(work, whatOf({ fromKind, toKind: given.toKind }, 'out'), [step(work, from, given.region, account.version, -amount)], undefined, fromKind)
  await put(work, [{ kind: 'ledger.arrive', bucket: from.bucket, ids: [id] }])
  return id
}

/** 付出: the bank paid somebody what lay on the account it pays from; the money has left the books. The caller sees to it that this is said once. */
export async function payOut(work: Work, { from, region, amount }: { from: PersonKey; region: string; amount: Fen }): Promise<void> {
  const account = await lockAccount(work, from, region, 'payable')
  if (!account || account.balance < amount) throw new Error('the bank paid more than it was to')
  await post(work, 'paid-out', [step(work, from, region, account.version, -amount)], undefined, 'payable')
}

/** 转入: the second step, in the bucket the money goes to, once under the transfer's id however often and wherever it is tried; then the first bucket knows it arrived. */
export const arrive: Receiver = {
  outside: async (house: House, { bucket, ids }) => {
    const transfer = await inWork(house, by, work => selectTransfer(work, bucket, ids[0]!))
    if (!transfer || transfer.arrivedAt) return
    await inWork(house, by, work => bringIn(work, transfer))
    await inWork(house, by, work => markArrived(work, bucket, transfer.id))
  },
}

async function bringIn(work: Work, t: TransferRow): Promise<boolean> {
  const at = { bucket: t.toBucket, id: t.toPerson }
  const posting = step(work, at, t.toRegion, 0, t.amount)
  const claimed = await claimKeys(work, [{ bucket: t.toBucket, key: `transfer ${t.id}`, number: posting.number }])
  if (!claimed.size) return false
  const [version] = await holdAccounts(work, [{ bucket: t.toBucket, person: t.toPerson, region: t.toRegion }], t.toKind)
  await post(work, whatOf(t, 'in'), [{ ...posting, version: version! }], undefined, t.toKind)
  return true
}

import { liveCardOf } from '#cards'
import type { PersonKey } from '#kit/ids'
import { newId } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { accountsOf, lockAccount, sendOut } from '#ledger'
import { put, type Receiver } from '#outbox'
import { endPin } from '#pins'
import { note } from '#record'
import { holderOf, onRecord } from './cancelling.ts'
import { stillInsured } from './request.ts'
import { beneficiariesOf, insertPayout, lockCancelling, saveSettled, type Beneficiary, type Cancelling } from './store.ts'

/** Days after which an account is looked at again, and how often: a provider may give a purchase back after the money left. */
const AGAIN_DAYS = 7, ROUNDS = 6

/** An amount in whole fen by parts; the fen that cannot be split go to the first ones, one each. The sum is the amount. */
export function shares(amount: Fen, parts: readonly number[]): Fen[] {
  const all = BigInt(parts.reduce((sum, each) => sum + each, 0))
  const each = parts.map(part => amount * BigInt(part) / all)
  let left = amount - each.reduce((sum, one) => sum + one, 0n)
  return each.map(one => left > 0n ? (left -= 1n, one + 1n) : one)
}

/**
 * The timer of a cancellation: its hours are over, so every personal account's whole balance leaves for the beneficiaries, each share by its own transfer under its
 * own key; by the bank it becomes an order that waits for the bank. What comes back into an account later leaves the same way, until somebody who departed is back. Nothing is paid in cash. (REPL-05)
 */
export const settleMoney: Receiver = {
  within: async (work, tasks) => {
    for (const { bucket, ids } of tasks) {
      const found = await lockCancelling(work, { bucket, id: ids[0]! })
      if (found?.state === 'done' && found.money !== 'stays') await settle(work, found)
    }
  },
}

async function settle(work: Work, found: Cancelling): Promise<void> {
  const person = holderOf(found)
  if (found.settledAt && found.ground !== 'death' && await isBack(work, found)) return
  const to = await beneficiariesOf(work, found)
  let sent = 0n
  for (const { region } of await accountsOf(work, person)) {
    const { balance } = (await lockAccount(work, person, region))!
    for (const [nth, amount] of shares(balance, to.map(each => each.parts)).entries()) if (amount > 0n) await pay(work, found, region, to[nth]!, amount)
    sent += balance
  }
  // from now on nothing is taken back: the PINs of the cards it ended die as those of any card that ended
  if (!found.settledAt && 'cards' in found.ended) for (const { card } of found.ended.cards) await endPin(work, { bucket: found.bucket, id: card, person: found.person })
  await saveSettled(work, found)
  if (sent > 0n || !found.settledAt) await note(work, { verb: 'cancellation.settle-money', ...onRecord(found), facts: { amount: Number(sent), round: found.rounds } })
  if (found.rounds + 1 < ROUNDS) await put(work, [{ kind: 'cancellation.settle', bucket: found.bucket, ids: [found.id], due: new Date(work.now.getTime() + AGAIN_DAYS * 86_400_000) }])
}

/** Who departed, or whose card was void, has a card again or is insured here again: what comes into the account now is theirs, and leaves no more. */
const isBack = async (work: Work, found: Cancelling) => await liveCardOf(work, holderOf(found)) !== null || (await stillInsured(work, holderOf(found), found.region)).length > 0

async function pay(work: Work, found: Cancelling, region: string, to: Beneficiary, amount: Fen): Promise<void> {
  const own = holderOf(found)
  const target: PersonKey = to.heir ? { bucket: to.heirBucket!, id: to.heir } : own
  const transfer = await sendOut(work, { from: own, region, to: target, toKind: to.way === 'account' ? 'pacc' : 'payable', toRegion: to.heirRegion ?? region, amount, key: `cancellation ${found.id} ${found.rounds} ${region} ${to.place}` })
  if (!transfer) throw new Error('a round of a cancellation was settled before')
  await insertPayout(work, { bucket: found.bucket, id: newId(work.now, work.random), cancelling: found.id, place: to.place, region, amount, way: to.way, transfer, at: work.now })
}

import { holdAccount } from '../accounts/store.ts'
import { deleteSessionsOf } from '../access/store.ts'
import { insertEvent, selectCard, selectCards, updateEnd, type CardRow } from '../cards/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'

/** The centre's word on a card: it ended the social security card that the bank card lies on, or took that back; `at` is when it did, and the newest word stands. */
export type EndTold = { card: string; ended: boolean; at: Date }
const viewOf = ({ endedAt }: Pick<CardRow, 'endedAt'>) => ({ ended: endedAt !== null })

/**
 * 社保卡注销通知: from this commit on the bank card pays nothing at any terminal, on line or by deduction; told that it was taken back, it does again. Its account stays as it is: what is credited goes on, and what lies
 * there is the bank's business with the holder, or the heirs. Told again, or late, it changes nothing. Refused `card-unknown`, also for a card of another bank. (REPL-05)
 */
export async function takeEnd(work: Work, code: string, { card: number, ended, at }: EndTold) {
  const [found] = await selectCards(work, [work.keys.digest('card', number)])
  if (found?.bank !== code) return refuse('card-unknown')
  const seq = await holdAccount(work, found.bucket, found.account)
  const card = (await selectCard(work, found.bucket, found.id))!
  if (card.endTold && card.endTold >= at) return viewOf(card)
  const told: CardRow = { ...card, endedAt: ended ? card.endedAt ?? work.now : null, endTold: at }
  await updateEnd(work, told)
  if ((card.endedAt !== null) !== ended) await insertEvent(work, card, seq, ended ? 'card-ended' : 'put-back', { channel: 'centre', who: null }, work.now)
  // whoever is in online banking with this account is out of it in the same instant
  if (ended) await deleteSessionsOf(work, card.bucket, card.customer)
  return viewOf(told)
}

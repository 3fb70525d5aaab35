import { createHash } from 'node:crypto'
import { isRefused } from '#kit/refusal'
import { holdCard } from '../cards/hold.ts'
import { lose } from '../cards/loss.ts'
import { lossUntil } from '../cards/state.ts'
import { releasedSince } from '../cards/store.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { insertPassedLoss, selectPassedLoss, type PassedLoss } from './store.ts'

/** A holder's report of loss as the centre passes it on: its number, the card and document, how it was said there (in writing at a counter, or by web or telephone) and when. */
export type Passed = { number: string; card: string; idNumber: string; how: 'phone' | 'written'; at: Date }

/** How far the two sides' clocks may be apart: a release so soon after the report may have been before it, and the card is stopped. */
const SKEW_MS = 60_000

/**
 * 转报挂失: the holder's own report, taken at the centre's counter, page or telephone, where this bank takes such. Once under its number: asked again it is answered as before, whatever
 * became of the card since; with other content it is refused. One said before the card was released here is over. Refused as `holdCard` says, `loss-not-passed`, `card-inactive`, `released-since`. (LOSS-03)
 */
export async function takeLoss(work: Work, code: string, passed: Passed) {
  const bank = work.banks.find(each => each.code === code)
  if (!bank) return refuse('bank-unknown', { bank: code })
  if (!bank.takesLoss) return refuse('loss-not-passed', { phone: bank.phone })
  const held = await holdCard(work, { card: passed.card, idNumber: passed.idNumber })
  if (isRefused(held)) return held
  if (held.card.bank !== code) return refuse('card-unknown')
  const digest = createHash('sm3').update(JSON.stringify([passed.card, passed.idNumber.toUpperCase(), passed.how, passed.at.toISOString()])).digest()
  // read after the account is held: two at once wait for each other here
  const had = await selectPassedLoss(work, code, passed.number)
  if (had) return had.digest.equals(digest) ? answerOf(work, had) : refuse('order-differs', { order: passed.number })
  if (!held.card.activatedAt) return refuse('card-inactive')
  if (await releasedSince(work, held.card, new Date(passed.at.getTime() + SKEW_MS))) return refuse('released-since')
  const lost = await lose(work, held, passed.how, { channel: 'centre', who: passed.number })
  const taken = { number: passed.number, bank: code, digest, bucket: lost.bucket, card: lost.id, seq: held.seq, how: lost.lostHow!, since: lost.lostAt! }
  await insertPassedLoss(work, taken, work.now)
  return answerOf(work, taken)
}

const answerOf = (work: Work, { seq, how, since }: Pick<PassedLoss, 'seq' | 'how' | 'since'>) => ({ lost: { seq, how, since: since.toISOString(), until: lossUntil(work, { lostAt: since, lostHow: how }) } })

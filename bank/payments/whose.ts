import { holdAccount } from '../accounts/store.ts'
import { isLost, whyNot } from '../acquiring/decide.ts'
import type { Held } from '../acquiring/held.ts'
import { selectHeld } from '../acquiring/store.ts'
import type { Bucket, Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { selectCardsOf, type OwnCard } from './store.ts'

/** Who is signed in to online banking. */
export type Who = { readonly bucket: Bucket; readonly customer: Id; readonly bank: string }

/**
 * The account that a customer works with on line: the one asked for, else of the newest card that works. One whose card is reported lost does nothing on line, in whatever session:
 * neither pays nor shows. (FIN-08.b)
 */
export async function ownCard(work: Work, who: Who, account: Id | null = null) {
  const cards = (await selectCardsOf(work, who.bucket, who.customer)).filter(card => !card.closedAt && card.activatedAt)
  const lost = (card: OwnCard) => isLost(card, work.rules.loss, work.now)
  const card = account ? cards.find(each => each.account === account) : cards.find(each => !lost(each) && !each.endedAt) ?? cards[0]
  if (!card) return refuse('card-inactive')
  if (card.endedAt) return refuse('card-ended')
  return lost(card) ? refuse('card-lost') : card
}

/** The same, held until the transaction ends: a loss reported before is seen, one reported after waits. `seq` is the version that the change makes. */
export async function holdOwn(work: Work, who: Who, account: Id | null) {
  const card = await ownCard(work, who, account)
  if (isRefused(card)) return card
  const seq = await holdAccount(work, card.bucket, card.account)
  const held: Held = (await selectHeld(work, card.bucket, card.id))!
  return whyNot(held, work.rules, work.now) ?? { card, held, seq }
}

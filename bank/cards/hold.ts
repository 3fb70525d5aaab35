import { holdAccount } from '../accounts/store.ts'
import { openCustomer, type Person } from '../customers/people.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { selectCard, selectCards, type CardRow } from './store.ts'

/** Who says what: a card number, and what proves that its holder is asking: the document at a branch, on the phone also the phone on record. */
export type Asking = { card: string; idNumber: string; phone?: string }
/** A card held for a change until the transaction ends; `seq` is the version this change makes. */
type HeldCard = { card: CardRow; person: Person; seq: number }

/** Finds a card, holds its account and proves its holder. One who is not the holder learns nothing but that. */
export async function holdCard(work: Work, { card: number, idNumber, phone }: Asking) {
  const [found] = await selectCards(work, [work.keys.digest('card', number)])
  if (!found) return refuse('card-unknown')
  const seq = await holdAccount(work, found.bucket, found.account)
  const [card, person] = [(await selectCard(work, found.bucket, found.id))!, await openCustomer(work, found.bucket, found.customer)]
  if (person.idNumber !== idNumber.toUpperCase() || phone !== undefined && person.phone !== phone) return refuse('person-wrong')
  if (card.closedAt) return refuse('card-closed')
  return { card, person, seq }
}

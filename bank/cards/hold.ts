import { isRefused } from '#kit/refusal'
import { holdAccount } from '../accounts/store.ts'
import { openCustomer, type Person } from '../customers/people.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { selectCard, selectCards, type CardRow } from './store.ts'

/** Who says what: a card number, and what proves that its holder is asking: the document at a branch, on the phone also the phone on record. */
export type Asking = { card: string; idNumber: string; phone?: string }
/** Finds a card and proves its holder. One who is not the holder learns nothing but that. */
export async function lookAtCard(work: Work, { card: number, idNumber, phone }: Asking) {
  const [card] = await selectCards(work, [work.keys.digest('card', number)])
  if (!card) return refuse('card-unknown')
  const person: Person = await openCustomer(work, card.bucket, card.customer)
  if (person.idNumber !== idNumber.toUpperCase() || phone !== undefined && person.phone !== phone) return refuse('person-wrong')
  return { card, person }
}

/** A card held for a change until the transaction ends, and its holder; `seq` is the version of the account that the change makes. */
export type HeldCard = { card: CardRow; person: Person; seq: number }

/** The same, held for a change until the transaction ends. */
export async function holdCard(work: Work, asking: Asking) {
  const found = await lookAtCard(work, asking)
  return isRefused(found) ? found : holdFound(work, found)
}

/** A card that was found, held. */
export async function holdFound(work: Work, { card: found, person }: Omit<HeldCard, 'seq'>) {
  const seq = await holdAccount(work, found.bucket, found.account)
  // read again now that nobody else changes it
  const card: CardRow = (await selectCard(work, found.bucket, found.id))!
  return card.closedAt ? refuse('card-closed') : { card, person, seq } satisfies HeldCard
}

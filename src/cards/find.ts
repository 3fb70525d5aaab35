import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { openCard, type Card } from './card.ts'
import type { CardState } from './life.ts'
import { selectCards } from './store-many.ts'
import { aliasOf, cardIdsOf, livingCardId, livingCards, selectCard } from './store.ts'

/** The card, opened; null when there is none. */
export async function getCard(work: Work, bucket: Bucket, id: Id): Promise<Card | null> {
  const row = await selectCard(work, bucket, id)
  return row && openCard(work.vault, row)
}

/** Many cards, opened, by id. */
export async function getCards(work: Work, keys: readonly { bucket: Bucket; id: Id }[]): Promise<Map<Id, Card>> {
  return new Map((keys.length ? await selectCards(work, keys) : []).map(row => [row.id, openCard(work.vault, row)]))
}

/** The card, kept from others until the Work ends. */
export async function lockCard(work: Work, bucket: Bucket, id: Id): Promise<Card | null> {
  const row = await selectCard(work, bucket, id, true)
  return row && openCard(work.vault, row)
}

/** The card the person lives with: the one handed over, else the one on its way. A lost, expired or suspended card is living. (APP-08) */
export async function liveCardOf(work: Work, person: PersonKey): Promise<Card | null> {
  const id = await livingCardId(work, person)
  return id ? getCard(work, person.bucket, id) : null
}

/** The living cards of many people at once, by person: where each is, whose bank. (APP-08) */
export async function liveCardsOf(work: Work, people: readonly PersonKey[]): Promise<Map<Id, { id: Id; region: string; bank: string; state: CardState }>> {
  return new Map((await livingCards(work, people)).map(({ person, ...card }) => [person, card]))
}

/** Every card the person ever had, newest first. */
export async function cardsOf(work: Work, person: PersonKey): Promise<Card[]> {
  const cards: Card[] = []
  for (const id of await cardIdsOf(work, person)) cards.push((await getCard(work, person.bucket, id))!)
  return cards
}

/** A number as it is looked for: no spaces, capital letters. */
const folded = (text: string) => text.replace(/\s/g, '').toUpperCase()

async function byAlias(work: Work, kind: string, value: string): Promise<Card | null> {
  const alias = await aliasOf(work, work.vault.digest(kind, folded(value)))
  return alias && getCard(work, alias.bucket, alias.card)
}

/** The card of a card number 卡号 (9 characters). */
export const cardByNumber = (work: Work, number: string) => byAlias(work, 'card-number', number)
/** The card of a card identification code 卡识别码 (32 hex characters). */
export const cardByIdent = (work: Work, ident: string) => byAlias(work, 'ident', ident)
/** The card of a bank card number. */
export const cardByBankCard = (work: Work, number: string) => byAlias(work, 'bank-card', number)

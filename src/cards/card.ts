import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Vault } from '#vault'
import type { CardState, FinancialState, SocialState } from './life.ts'
import type { CardFact, ClosedAs } from './state-code.ts'

/** Where a finished card goes: a branch of the bank, the unit, a counter, or by post from the card centre to the holder's address. */
export type Delivery = { kind: 'branch' | 'unit' | 'counter' | 'post'; organisation: Id }

/** A card with its two accounts. Numbers are whole: mask them before they leave the house. */
export type Card = {
  bucket: Bucket; id: Id; person: Id; line: Id; application: Id; region: string; bank: string
  place: Id | null; delivery: Delivery
  state: CardState; social: SocialState; financial: FinancialState; closedAs: ClosedAs | null; closedAt: Date | null
  number: string; ident: string; bankCard: string | null; chipSerial: string | null
  issuedOn: Day; validUntil: Day | null; handedOverAt: Date | null; /** Last day to activate the financial account in time; null without a term. (ACT-07) */ termEnds: Day | null; stateSince: Date; version: number
  facts: CardFact[]
}

/** A card's row as it is kept: the numbers sealed. */
export type CardRow = Omit<Card, 'number' | 'ident' | 'bankCard' | 'delivery' | 'facts'> & {
  deliveryKind: Delivery['kind']; deliveryTo: Id
  numberSealed: Buffer; identSealed: Buffer; bankCardSealed: Buffer | null
  facts: CardFact[]
}

/** Where a sealed number of this card belongs. */
export const place = (column: 'number' | 'ident' | 'bank_card', id: Id) => `cards.card.${column}|${id}`

/** Opens a row. */
export function openCard(vault: Vault, row: CardRow): Card {
  const { numberSealed, identSealed, bankCardSealed, deliveryKind, deliveryTo, facts, ...rest } = row
  return {
    ...rest, delivery: { kind: deliveryKind, organisation: deliveryTo },
    number: vault.openText(numberSealed, place('number', row.id)),
    ident: vault.openText(identSealed, place('ident', row.id)),
    bankCard: bankCardSealed && vault.openText(bankCardSealed, place('bank_card', row.id)),
    facts: facts.map(fact => ({ ...fact, since: new Date(fact.since).toISOString(), until: fact.until && new Date(fact.until).toISOString() })),
  }
}

/** The person a card belongs to. */
export const holderOf = (card: Pick<Card, 'bucket' | 'person'>): PersonKey => ({ bucket: card.bucket, id: card.person })
/** The card as the record names it. */
export const onRecord = (card: Pick<Card, 'bucket' | 'person' | 'id'>) => ({ person: holderOf(card), subject: { kind: 'card', id: card.id } })

import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Vault } from '#vault'
import type { MendGround } from '#shared/holders'
import type { CaseState, Proof, Says } from './shared.ts'
import type { DifferenceRow } from './store.ts'

/** A case, opened: what card and document say is whole. */
export type Difference = {
  bucket: Bucket; id: Id; person: Id; card: Id | null; fields: string[]; channel: string; region: string
  foundAt: Date; foundBy: Id | null; foundPost: string | null; foundOffice: Id | null
  cardSays: Says | null; documentSays: Says | null
  state: CaseState; ground: MendGround | null; proof: Proof | null; paper: Id | null
  claimedBy: Id | null; claimedUntil: Date | null; closedAt: Date | null; closedOffice: Id | null; version: number
}

const place = (column: 'card_says' | 'document_says', id: Id) => `identity.difference.${column}|${id}`
export const sealSays = (vault: Vault, column: 'card_says' | 'document_says', id: Id, says: Says | null | undefined): Buffer | null =>
  says ? vault.seal(JSON.stringify(says), place(column, id)) : null

export function openDifference(vault: Vault, { cardSaysSealed, documentSaysSealed, ...row }: DifferenceRow): Difference {
  const open = (column: 'card_says' | 'document_says', sealed: Buffer | null) => sealed && JSON.parse(vault.openText(sealed, place(column, row.id))) as Says
  return { ...row, cardSays: open('card_says', cardSaysSealed), documentSays: open('document_says', documentSaysSealed) }
}

/** The person a case is about. */
export const personOf = (difference: Pick<Difference, 'bucket' | 'person'>): PersonKey => ({ bucket: difference.bucket, id: difference.person })
/** The case as the record names it. */
export const onRecord = (difference: Pick<Difference, 'bucket' | 'person' | 'id'>) => ({ person: personOf(difference), subject: { kind: 'difference', id: difference.id } })

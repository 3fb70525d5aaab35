import type { SharingState } from './life.ts'

export { mayStep, sharingLife, sharingStates, sharingWord, type SharingState, type SharingStep } from './life.ts'
export type Words = { zh: string; en: string }

/** Who the member is to the owner of the account. */
export const relationWords = { spouse: { zh: '配偶', en: 'husband or wife' }, parent: { zh: '父母', en: 'parent' }, child: { zh: '子女', en: 'child' } } as const satisfies Record<string, Words>
export type Relation = keyof typeof relationWords
export const relations = Object.keys(relationWords) as [Relation, ...Relation[]]

/**
 * A sharing as somebody who has a part in it sees it: `name` of the other, `member` whose sub-account it is, `ward` whom a guardian speaks for. Amounts in fen: `put` all that was put in, `underWay` of it not there yet, `spent` on
 * care, `back` with the owner again, `left`. `by`: whoever looks.
 */
export type SharingView = {
  id: string; member: string; by: 'owner' | 'member' | 'guardian'; name: string; ward: string | null; relation: Relation; state: SharingState; region: string; regionName: Words; ownerRegion: string; askedAt: string; agreedAt: string | null; endedAt: string | null
  endedBy: 'owner' | 'member' | 'guardian' | 'centre' | null; put: number; underWay: number; spent: number; back: number; left: number
}
/** What moved in the holder's own sub-account; `settlement`: the number of the settlement it paid, or that was given back. */
export type SharedMove = { id: string; at: string; amount: number; balance: number; place: string | null; settlement: string | null } & Words
/** `accounts`: the holder's own, and by what rule each may be shared; null: not at all. `mine` shared by the holder, `ofMe` with the holder, `wards` with somebody the holder is the guardian of. */
export type FamilyPage = {
  accounts: { region: string; regionName: Words; balance: number; rule: { relations: Relation[]; most: number } | null }[]
  mine: SharingView[]; ofMe: SharingView[]; wards: SharingView[]; balance: number; moves: SharedMove[]
}

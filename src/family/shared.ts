import { z } from 'zod'
import type { SharingState } from './life.ts'

export { mayStep, sharingLife, sharingStates, sharingWord, type SharingState, type SharingStep } from './life.ts'
export type Words = { zh: string; en: string }

/** Who the member is to the owner of the account. */
export const relationWords = { spouse: { zh: '配偶', en: 'husband or wife' }, parent: { zh: '父母', en: 'parent' }, child: { zh: '子女', en: 'child' } } as const satisfies Record<string, Words>
export type Relation = keyof typeof relationWords
export const relations = Object.keys(relationWords) as [Relation, ...Relation[]]

const key = z.uuid()
/** Whom an owner shares an account with: name and document number as on the document. */
export const askBody = z.strictObject({
  key, region: z.string().regex(/^\d{6}$/), name: z.string().trim().min(1, '没有填姓名 | The name is missing').max(60), number: z.string().trim().min(6, '没有填证件号码 | The document number is missing').max(30),
  relation: z.enum(relations, '没有选关系 | The relation is missing'),
})
export type Asked = z.output<typeof askBody>
export const stepBody = z.strictObject({ key: z.string().max(64).optional() })
/** Money in or back, in fen; `key` names the press. */
export const moneyBody = z.strictObject({ key, amount: z.int('金额是整数分 | An amount is whole fen').min(1, '金额要大于 0 | An amount is more than 0').max(10_000_000_000) })
export type MoneyAsked = z.output<typeof moneyBody>

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

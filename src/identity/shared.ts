import { z } from 'zod'
import { identityDocument, mendGrounds, type IdentityField, type MendGround } from '#shared/holders'

export type Words = { zh: string; en: string }
/** What a comparison of card, record and document finds: the record is wrong, the card is, both are, or nothing differs. */
export const verdicts = ['record-wrong', 'card-wrong', 'both-wrong', 'agree'] as const
export type Verdict = (typeof verdicts)[number]
/** How a case ended; `open` while it has not. */
export type CaseState = 'open' | 'mended' | 'card-wrong' | 'agree'
/** Where a difference was found: the card read, the social account about to be activated, a document shown, a counter told of it. */
export type Channel = 'read' | 'activation' | 'document' | 'counter'

/** Fields in which a difference is found, as they are called. */
export const fieldWords: Record<string, Words> = {
  number: { zh: '社会保障号码', en: 'social security number' }, name: { zh: '姓名', en: 'name' }, sex: { zh: '性别', en: 'sex' }, birth: { zh: '出生日期', en: 'birth date' },
  cardNumber: { zh: '卡号', en: 'card number' }, ident: { zh: '卡识别码', en: 'card identification code' },
}
export const grounds: Record<MendGround, Words> = {
  upgrade: { zh: '15 位号码升 18 位', en: '15 digits become 18' },
  'public-security': { zh: '公安机关改过身份信息', en: 'The police changed the identity data' },
  'unit-mistake': { zh: '单位报错了', en: 'The unit reported it wrongly' },
}
/** The proofs each ground asks for, one of them; none for the step to 18 digits. (IDFIX-01) */
export const proofs = {
  upgrade: [],
  'public-security': ['police-certificate', 'register-page'],
  'unit-mistake': ['unit-letter'],
} as const satisfies Record<MendGround, readonly string[]>
export const proofWords = {
  'police-certificate': { zh: '公安机关的变更证明', en: 'the police’s certificate of the change' },
  'register-page': { zh: '户口簿变更页', en: 'the changed page of the household register' },
  'unit-letter': { zh: '单位盖章的更正证明', en: 'the unit’s stamped letter of correction' },
} as const
export type Proof = keyof typeof proofWords
export const proofKinds = Object.keys(proofWords) as [Proof, ...Proof[]]

const key = z.string().max(64).optional()
export const compareBody = z.strictObject({ document: identityDocument, key })
/** `version` and `personVersion`: as the case was opened. `paper`: the scan of the proof, kept by this room’s upload. */
export const settleBody = z.strictObject({
  document: identityDocument, version: z.int(), personVersion: z.int(), ground: z.enum(mendGrounds).nullish(), proof: z.enum(proofKinds).nullish(), paper: z.uuid().nullish(), key,
})
export type SettleBody = z.output<typeof settleBody>

/** Who somebody is by one of the three; null where that one does not say it. */
export type Says = { number: string | null; name: string; sex?: '1' | '2' | null; birth?: string | null }
/** One open case in a list, masked. */
export type CaseRow = {
  id: string; person: string; name: string; number: string; fields: string[]; channel: string; region: Words; foundAt: string; foundAtOffice: string | null
  claim: { mine: boolean; by: string; until: string } | null
}
/** A case as its person’s page shows it: what differs and where it is worked, nothing of what the papers say. `here`: at the office that asks. */
export type CaseBrief = { id: string; state: CaseState; fields: string[]; foundAt: string; region: Words; here: boolean; closedAt: string | null }
/** A case as it is worked: whole values, the look is on record. */
export type CaseView = CaseBrief & {
  person: string; channel: string; foundBy: { post: string | null; office: string | null }; card: Says | null; record: Says; document: Says | null
  version: number; personVersion: number; category: string; ground: MendGround | null; proof: Proof | null; paper: string | null; closedAtOffice: string | null
  claim: CaseRow['claim']
}
/** What the comparison found: fields of the record that would change, the grounds that fit. */
export type Compared = { verdict: Verdict; fields: IdentityField[]; cardFields: IdentityField[]; grounds: MendGround[]; document: Says; version: number; personVersion: number }

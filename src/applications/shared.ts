import type { PaymentView } from '#shared/fees'
import { successorWords, type SuccessorKind } from '#shared/cards'
import type { ApplicationState } from './life.ts'

export * from './roster-shared.ts'
export * from './life.ts'
export * from './materials.ts'

export type Words = { zh: string; en: string }
export type Channel = 'counter' | 'online' | 'unit' | 'village'
/** A first card, or one that is to take over from another. */
export type ApplicationKind = 'first' | SuccessorKind
export const kindWords = { first: { zh: '申领', en: 'first card' }, ...successorWords } as const satisfies Record<ApplicationKind, Words>
/** Why a card is replaced, exchanged or renewed. (REPL-01, REPL-04) */
export const successorReasons = {
  replacement: { lost: { zh: '丢了', en: 'lost' } },
  exchange: {
    damaged: { zh: '芯片坏了，读不出来', en: 'the chip does not read' }, worn: { zh: '卡面磨损、折断', en: 'worn or broken' },
    data: { zh: '卡上的信息变了', en: 'the data on it changed' },
  },
  renewal: { expiring: { zh: '到期或快到期', en: 'expired or about to' } },
} as const
export type SuccessorReason = keyof typeof successorReasons.replacement | keyof typeof successorReasons.exchange | keyof typeof successorReasons.renewal
/** A material handed in: its key and the paper kept, null where a clerk saw the original. */
export type Paper = { material: string; paper: string | null }
/** Why an application came back: a key of `returnReasons` or the reviewer's own words. */
export type Reason = Words & { key: string }

/** Reasons a reviewer ticks, in the applicant's wording. `field`: what is to be mended. */
export const returnReasons = {
  'papers-missing': { field: 'papers', zh: '缺材料，请补齐', en: 'A paper is missing; add it' },
  'photo-not-bare': { field: 'photo', zh: '照片戴了帽子或遮住了脸，请免冠重拍', en: 'The photo shows a hat or a covered face; take it again bareheaded' },
  'photo-blurred': { field: 'photo', zh: '照片不清楚，请重拍一张', en: 'The photo is not clear; take another' },
  'photo-not-you': { field: 'photo', zh: '照片看起来不是本人，请换本人近照', en: 'The photo does not seem to be of you; send a recent one of yourself' },
  'name-differs': { field: 'name', zh: '姓名和人口库不一样，请带身份证到窗口核对', en: 'The name differs from the population register; bring your ID card to a counter' },
  'id-copy-unclear': { field: 'papers', zh: '身份证照片看不清，请重拍正反面', en: 'The pictures of the ID card cannot be read; take both sides again' },
  'address-unclear': { field: 'address', zh: '地址写得不全，请补到门牌号', en: 'The address is incomplete; write it down to the house number' },
} as const satisfies Record<string, Words & { field: string }>

export type Place = { kind: 'branch' | 'unit' | 'counter' | 'post'; organisation: string; name: string; address: string | null; hours: string | null; phone: string | null }
export type Step = { key: string; what: Words; on: string | null; how: 'done' | 'fixed' | 'now' | 'ahead'; note?: Words | null }
export type ApplicationView = {
  id: string; person: string; number: string; version: number; state: ApplicationState; bank: Words; place: Place; submittedOn: string; promisedOn: string | null; reasons: Reason[]; steps: Step[]; channel: Channel
  /** That the promised day is counted without the year's holidays, which are not announced. */
  promiseNote: Words | null
  kind: ApplicationKind; replaces: string | null; reason: Words | null
  /** In fen; due and paid when it was applied for. */
  fee: number
}

/** Whose an item is for ten minutes; `by` is the colleague's masked name. */
export type Claim = { mine: boolean; by: string; until: string }
/** How long it waits and, past its promised day, how late it is; working days. */
export type Lateness = { waited: number; promisedOn: string | null; late: number }
/** One line of the review queue, masked. `finding`: what the population register says; `missing`: papers of the pack that are not there. */
export type QueueRow = Lateness & {
  id: string; person: string; application: string; version: number; name: string; number: string; birthYear: number; channel: Channel; kind: ApplicationKind; unit: string | null; since: string
  finding: 'same' | 'name-differs' | 'not-in-register' | 'incomplete'; photo: string | null; bank: string; missing: Words[]; claim: Claim | null
}
/** A line of a bulk approval that was left as it was, and why. */
export type Left = Words & { id: string; refused: string }
/** What a clerk decided; `why` says why it cannot be taken back (null: it can, until `until`), `taken` when and why it was. */
export type DecidedRow = {
  id: string; person: string; application: string; version: number; name: string; number: string; what: 'approved' | 'returned'; at: string; until: string; now: ApplicationState
  why: Words | null; taken: { at: string; reason: string } | null
}
/** An application past its promised day: whose, where it is, by how many working days. */
export type LateRow = { id: string; person: string; version: number; name: string; number: string; state: ApplicationState; bank: string; place: string; promisedOn: string; late: number; since: string }

/** A roster that waits for review: how many of it wait, how many of those the register confirms. */
export type WaitingRoster = { roster: string; unit: string; count: number; same: number; since: string }
/** One screen of a roster's photos; `held`: a colleague is at it. */
export type ReviewSet = {
  roster: string; unit: string; count: number; same: number; next: string | null
  rows: { id: string; version: number; person: string; name: string; birthYear: number; photo: string | null; held: boolean }[]
}
/** A row that was not approved, with the reason; `name` null when it is no longer in the queue. */
export type ReviewLeft = Words & { id: string; name: string | null }
export type ReviewSetDone = { approved: number; left: ReviewLeft[] }

/** GET /cards/:person/:card/successor: reasons, places (this office first), the fee in fen with its approval, whether the photo on record serves. */
export type SuccessorChoices = {
  reasons: (Words & { key: string })[]; places: Place[]; photo: { width: number; height: number; minBytes: number; maxBytes: number; ground: 'white' | 'blue' | 'red'; onTheSpot: boolean }; photoOnRecord: boolean
  fee: number; approval: { authority: string; document: string; date: string } | null; promise: Words
  /** Why no cash can be taken at this window now. */
  cash: Words | null
  /** The same from the financial account: why not, and what is under way or was paid and not used. */
  account: { why: Words | null; payment: PaymentView | null }
  /** What a card sent by post needs; null where none is sent. */
  contact: { phone: string | null; address: string | null; version: number } | null
}

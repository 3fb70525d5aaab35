import type { ApplicationState } from './life.ts'

export * from './roster-shared.ts'
export * from './life.ts'
export * from './materials.ts'

export type Words = { zh: string; en: string }
export type Channel = 'counter' | 'online' | 'unit' | 'village'
/** A material handed in: its key and the paper kept, null where a clerk saw the original. */
export type Paper = { material: string; paper: string | null }
/** Why an application came back: a key of `returnReasons` or the reviewer's own words. */
export type Reason = Words & { key: string }

/** Reasons a reviewer ticks, in the applicant's wording. `field`: what is to be mended. */
export const returnReasons = {
  'photo-not-bare': { field: 'photo', zh: '照片戴了帽子或遮住了脸，请免冠重拍', en: 'The photo shows a hat or a covered face; take it again bareheaded' },
  'photo-blurred': { field: 'photo', zh: '照片不清楚，请重拍一张', en: 'The photo is not clear; take another' },
  'photo-not-you': { field: 'photo', zh: '照片看起来不是本人，请换本人近照', en: 'The photo does not seem to be of you; send a recent one of yourself' },
  'name-differs': { field: 'name', zh: '姓名和人口库不一样，请带身份证到窗口核对', en: 'The name differs from the population register; bring your ID card to a counter' },
  'id-copy-unclear': { field: 'papers', zh: '身份证照片看不清，请重拍正反面', en: 'The pictures of the ID card cannot be read; take both sides again' },
  'address-unclear': { field: 'address', zh: '地址写得不全，请补到门牌号', en: 'The address is incomplete; write it down to the house number' },
} as const satisfies Record<string, Words & { field: string }>

export type Place = { kind: 'branch' | 'unit' | 'counter'; organisation: string; name: string; address: string | null; hours: string | null; phone: string | null }
export type Step = { key: string; what: Words; on: string | null; how: 'done' | 'fixed' | 'now' | 'ahead'; note?: Words | null }
export type ApplicationView = {
  id: string; person: string; number: string; version: number; state: ApplicationState; bank: Words; place: Place; submittedOn: string; promisedOn: string | null; reasons: Reason[]; steps: Step[]; channel: Channel
}

/** One line of the review queue, masked. `finding`: what the population register says. */
export type QueueRow = {
  id: string; person: string; application: string; version: number; name: string; number: string; birthYear: number; channel: Channel; unit: string | null; since: string
  finding: 'same' | 'name-differs' | 'not-in-register' | 'incomplete'; photo: string | null; bank: string; missing: Words[]
  claim: { mine: boolean; by: string; until: string } | null
}

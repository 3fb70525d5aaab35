import type { ApplicationKind } from '#shared/applications'

/** What the pages of applying ask the server for; money in fen, days yyyy-MM-dd, names and numbers masked. */
export type Words = { zh: string; en: string }
/** GET /api/my/applications: newest first; `why` says why nothing new can be asked for now. */
/** `onPaper`: they cannot apply here, but elsewhere, with the printed form. */
export type Mine = { rows: readonly Application[]; why: Words | null; onPaper: boolean }
export type Application = {
  id: string
  number: string
  version: number
  kind: ApplicationKind
  state: 'submitted' | 'returned' | 'approved' | 'in-production' | 'at-site' | 'collected' | 'withdrawn' | 'lapsed'
  bank: Words
  place: Place
  submittedOn: string
  promisedOn: string | null
  promiseNote: Words | null
  /** Why it came back, in the reviewer's words. */
  reasons?: readonly Words[]
  /** Every step so far and ahead. */
  steps?: readonly Step[]
}
export type Step = { key: string; what: Words; on: string | null; how: 'done' | 'fixed' | 'now' | 'ahead'; note?: Words | null }
export type Place = {
  kind: 'branch' | 'unit' | 'counter' | 'post'
  organisation: string
  name: string
  address: string | null
  hours: string | null
  phone: string | null
}
/** GET /api/apply/choices: what the region's policy of today allows this person. */
export type Choices = {
  insured: Words | null
  phone: string | null
  address: string | null
  banks: readonly { code: string; zh: string; en: string }[]
  places: readonly (Place & { bank: string | null })[]
  /** What is to be uploaded beside the photo. */
  materials: readonly (Words & { key: string })[]
  photo: { width: number; height: number; minBytes: number; maxBytes: number; ground: 'white' | 'blue' | 'red'; onTheSpot?: boolean }
  fee: number | null
  promise: Words
  source: string
}
/** POST /api/papers/photo (multipart `photo`): kept, and judged. */
export type Judged = { paper: string; good: boolean; checks: readonly { zh: string; en: string; good: boolean; cure?: Words }[] }
/** POST /api/applications/where {number, ending}: no sign-in, and one's own by its number; tells no more than its applicant needs. */
export type Where = Pick<Application, 'kind' | 'number' | 'state' | 'place' | 'promisedOn' | 'promiseNote' | 'steps'> & { name: string; papers: Words; until: string | null }

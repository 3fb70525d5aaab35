import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { ApplicationKind, Channel, Paper, Reason, SuccessorReason } from './shared.ts'
import type { ApplicationState } from './life.ts'

export type Delivery = { kind: 'branch' | 'unit' | 'counter' | 'post'; organisation: Id }

/** An application as it is kept; nothing in it is personal. `papers`: materials with the paper that is kept, or null where the clerk saw the original. */
export type Application = {
  bucket: Bucket; id: Id; person: Id; number: string; state: ApplicationState; kind: ApplicationKind; channel: Channel
  bank: string; region: string; delivery: Delivery; unit: Id | null; roster: Id | null; photo: Id | null; papers: Paper[]; reasons: Reason[]
  /** The card this one replaces, why, the fee of that day in fen, and the key of the press that sent it; null and 0 for a first card. */
  replaces: Id | null; reason: SuccessorReason | null; fee: bigint; request: string | null
  submittedOn: Date; approvedOn: Date | null; approvedBy: Id | null; promisedOn: Day | null; movedAt: Date; version: number
}
export const holderOf = (application: Pick<Application, 'bucket' | 'person'>) => ({ bucket: application.bucket, id: application.person })
export const onRecord = (application: Pick<Application, 'bucket' | 'person' | 'id'>) => ({ person: holderOf(application), subject: { kind: 'application', id: application.id } })

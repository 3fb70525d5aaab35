import type { Words } from '#shared/cards'

export type MergeState = 'waiting' | 'done' | 'refused'
export const stateWords = { waiting: { zh: '等第二人批准', en: 'waits for a second person' }, done: { zh: '已合并', en: 'merged' }, refused: { zh: '没有批准', en: 'not approved' } } as const satisfies Record<MergeState, Words>
/** An insurance record as it is laid beside another; `person`: whose. */
export type RecordView = { id: string; person: string; regionName: Words; region: string; insutype: string; scheme: Words; psnType: string; since: string; employer: string | null; months: number; here: boolean }
/** One of the two people: masked, with everything a merge would move. */
export type SideView = { person: string; name: string; number: string; birthYear: number; card: string | null; underWay: boolean; accounts: { regionName: Words; balance: number }[]; records: RecordView[] }
export type MergeView = {
  id: string; state: MergeState; regionName: Words; keep: string; ends: string[]; other: string | null; first: { by: string; mine: boolean; at: string }; second: { by: string; at: string } | null
  reason: string | null; amount: number; arrived: boolean; version: number
}
/** GET /people/:person/merge: the person, what is double and where it is merged, merges there were. */
export type MergePage = { side: SideView; doubled: { region: string; regionName: Words; here: boolean; office: string | null }[]; rows: MergeView[]; mergedInto: string | null }
export type MergeWaiting = { id: string; person: string; name: string; number: string; regionName: Words; people: boolean; by: string; mine: boolean; at: string }

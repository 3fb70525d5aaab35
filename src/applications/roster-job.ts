import type { By } from '#kit/work'
import type { Sheet } from './roster-sheet.ts'
import type { StagedRow } from './roster-store.ts'
import type { Zip } from './roster-zip.ts'

/** Who answers for what a roster does by itself. */
export const rosterJob: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'applications.rosters' }

/** What one process keeps open between the chunks of a roster. */
export type Hands = { sheet: { reading: AsyncGenerator<{ row: number; cells: object }>; at: number } | null; opened: Sheet | null; zips: Map<number, Zip>; ahead: { after: number; chunk: Promise<Ready | null> } | null }
/** Rows about to be submitted, with the photo of each. */
export type Ready = { rows: StagedRow[]; photos: Map<number, Buffer> }

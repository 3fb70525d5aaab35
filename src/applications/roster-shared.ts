import type { Id } from '#kit/ids'
import type { Column } from './roster-columns.ts'
import type { MistakeKind } from './roster-mistakes.ts'

export { columns, type Column } from './roster-columns.ts'
export { mistakes, type MistakeKind } from './roster-mistakes.ts'

/** Where the work on a roster stands. `ready`: checked, waiting for the officer; `unreadable`: see `fault`; `clearing`, `cleared`: its time is over, only counts are left. */
export type RosterPhase = 'reading' | 'photos' | 'checking' | 'ready' | 'submitting' | 'unreadable' | 'clearing' | 'cleared'
/** A line: good goes on, bad is to be mended, skipped needs nothing (already applied), left-out was taken off by the officer. */
export type RosterRowState = 'staged' | 'good' | 'bad' | 'skipped' | 'left-out' | 'submitted'
export type RosterCounts = Record<RosterRowState, number>

/** A unit's roster in the list. */
export type RosterLine = { id: Id; name: string; phase: RosterPhase; rows: number; counts: RosterCounts; receivedAt: string; confirmedAt: string | null }
/** A roster: progress (`done` of `all` in this phase), counts, every kind of mistake with its number, the photos, what to choose before it is confirmed. */
export type RosterView = RosterLine & {
  progress: { done: number; all: number } | null
  fault: { zh: string; en: string } | null
  /** The day from which its files and rows are deleted, as things stand; null while work goes on. */
  keptUntil: string | null
  mended: number
  /** Good rows whose ID copy the officer attested; what the region asks of the unit before it submits: `letter`, a bank letter it has not handed in; `seal`, the attestation. */
  attested: number
  needs: { letter: boolean; seal: boolean }
  kinds: { kind: MistakeKind; state: 'bad' | 'skipped'; count: number }[]
  /** Null while the roster is being worked on: they are counted once it rests. */
  photos: { all: number; good: number; refused: number; strangers: number; none: number; need: PhotoNeed } | null
  bank: BankChoice | null
  banks: BankChoice[]
  places: { kind: 'branch' | 'unit' | 'counter'; organisation: Id; name: string; bank: string | null }[]
}
export type BankChoice = { code: string; zh: string; en: string }
/** A unit's bank and the letters it chose it with, newest first. `needed`: the region takes no roster without one. */
export type BankLetters = {
  /** The card centre it is addressed to. */
  to: string
  unit: string; code: string; needed: boolean; bank: BankChoice | null; banks: BankChoice[]; letters: { id: Id; bank: BankChoice; at: string; size: number }[]
}
/** What the region asks of a photo today. */
export type PhotoNeed = { width: number; height: number; minBytes: number; maxBytes: number; ground: 'white' | 'blue' | 'red' }
/** One line of a roster as the page shows it: masked; each mistake with its cell and both sentences. */
export type RosterRowView = {
  row: number; state: RosterRowState; version: number; name: string; number: string; phone: string; mended: boolean; attested: boolean
  mistakes: { kind: MistakeKind; column: Column | 'photo'; zh: string; en: string; elsewhere: boolean }[]
  photo: { roster: Id; file: number; entry: number } | null
  application: { person: Id; id: Id } | null
}
/** The cells of one line in full, for the officer who mends it; looking at them is on record. */
export type RosterCellsView = { row: number; version: number; cells: Partial<Record<Column, string>> }
/** A photo with its verdict; `row` is the line it belongs to, null when no line has its number; `ending` of its file name (.pdf). */
export type RosterPhotoView = { file: number; entry: number; row: number | null; ending: string; verdict: 'good' | 'refused' | 'no-photo'; reasons: { zh: string; en: string }[] }
/** What sending did. `again`: this unit has sent the very same spreadsheet before: nothing was added (`photos`: newly taken zips). */
export type RosterSent = { roster: Id; again: boolean; files: number }

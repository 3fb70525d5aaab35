import type { PinView } from '#shared/pins'
import type { Cause } from './causes.ts'
import type { CardState, FinancialState, SocialState, Words } from './life.ts'
import type { CardFact, ClosedAs } from './state-code.ts'
import type { Topic } from '../record/shared.ts'
import type { WindowVerb } from './verbs.ts'

export type { AgentShape, DocumentShape } from './bodies.ts'
export * from './cause-words.ts'
export * from './causes.ts'
export * from './life.ts'
export * from './state-code.ts'
export { topics, type Topic } from '../record/shared.ts'
export * from './verbs.ts'

/** A card as pages show it; numbers masked. */
export type CardView = {
  id: string; person: string; number: string; bankCard: string | null; region: string; regionName: Words
  bank: { code: string; zh: string; en: string; short: string; phone: string }
  state: CardState; social: SocialState; financial: FinancialState; closedAs: ClosedAs | null; code: string
  /** Who has the card, until it is handed over; `here`: the office that asks has it. */
  place: string | null; here: boolean
  /** Under way by post, to be confirmed by its holder. */
  posted: boolean
  issuedOn: string; validUntil: string | null; collectedOn: string | null; version: number
  facts: CardFact[]; pin: PinView | null
  /** The term to activate the financial account: its last day and the days left after today; null without one, or once activated. */
  term: { lastDay: string; left: number; suspended: boolean } | null
  renews: Renews | null
  activation: 'pin-change' | 'on-collection' | 'window' | 'pin-fingerprint'
  /** Business in which an agent may act; papers asked for on collection. */
  agents: string[]; papers: string[]
  /** What a new card costs today, in fen. */
  fees: { replace: number; exchange: number; renew: number }
  causes: Cause[]
  verbs: { verb: WindowVerb; zh: string; en: string; key: string; why: Words | null }[]
}

/** From which day a card is renewed, its last day, the days left after today (negative: over), and whether it can be renewed now. (REPL-04) */
export type Renews = { from: string; lastDay: string; left: number; open: boolean }

/** A place one can go to. */
export type OfficeView = { name: string; address: string | null; hours: string | null; phone: string | null }

/** The offices that somebody with this card can be sent to: where its PIN is changed and where it is reset, its bank's branches, where it is renewed (the nearest first), and who has the card. */
export type CardOffices = { change: OfficeView[]; reset: OfficeView[]; bank: OfficeView[]; renew: OfficeView[]; place: OfficeView[] }

/** One event of a card's or a person's life, from the record: what, by whom (`clerk`: their masked name), where, on what ground, with which documents, for which card. */
export type HistoryEntry = Words & {
  id: string; at: string; day: string; topic: Topic; lane: 'card' | 'social' | 'financial' | 'person'; verb: string; by: string; post: string | null; who: Words; clerk: string | null
  place: string | null; authority: Words | null; documents: Words[]; agent: Words | null; card: string | null; note: Words | null
  facts: Readonly<Record<string, unknown>>
}
/** A page of a timeline, newest first. */
export type Timeline = { rows: HistoryEntry[]; next: string | null }

/** A card whose financial account is not activated, in the list of terms; `left`: days after today, negative once over. */
export type TermRow = { id: string; person: string; name: string; number: string; phone: string | null; bank: string; collectedOn: string; lastDay: string; left: number }

/** A report of loss that stands; `days`: since it was made; `lastDay`, `left`: when one by telephone lapses; `applied`: a replacement was applied for. */
export type LossRow = { id: string; person: string; name: string; number: string; phone: string | null; bank: string; since: string; days: number; channel: string; lastDay: string | null; left: number | null; applied: boolean }
export type LossList = { rows: LossRow[]; next: string | null; ending: number; standing: number; applied: number }

/**
 * A card near its end or past it; `left`: days after today. `told`: how its holder was told, and when: by text, not (`none`: no phone that gets messages),
 * or otherwise. `state`: nothing was done, a new card is under way, reported lost. (REPL-04)
 */
export type EndingRow = {
  id: string; person: string; name: string; number: string; phone: string | null; bank: string; region: string; regionName: Words; lastDay: string; left: number
  told: { on: string; how: 'text' | 'none' | 'otherwise' } | null; state: 'left' | 'applied' | 'lost'
}
/** How many: counted as far as a request may cost. `more`: there are more than said. */
export type UpTo = { count: number; more: boolean }
/** How many end, in which month, the first to end first up to where counting stopped; how many are to be told otherwise. */
export type EndingFigures = { all: UpTo; months: ({ month: string } & UpTo)[]; unreached: UpTo }
/** `figures`: on the first page alone; `days`: from how many days before its end a card is listed. */
export type EndingList = { rows: EndingRow[]; next: string | null; figures: EndingFigures | null; days: number; banks: { code: string; short: string }[]; regions: { code: string; name: Words }[] }
/** A region's cards that end in a month: told by text, told otherwise, to be told otherwise; a new card under way, renewed, left. */
export type RenewalRow = { region: string; name: Words; month: string; all: number; told: number; otherwise: number; unreached: number; applied: number; renewed: number; left: number }
export type RenewalCampaign = { rows: RenewalRow[]; days: number; reminders: number[]; today: string }

/** A card whose social PIN is locked, in the centre's list; `who`: by whom and where it is unlocked. */
export type LockRow = { id: string; person: string; name: string; number: string; phone: string | null; cardNumber: string; bank: string; since: string; days: number; who: Words }

/** Something of a holder that is locked: what, by whom it can be unlocked, what to do. */
export type LockView = { key: string; what: Words; who: Words; todo: Words }

import type { Bucket, Id } from '#kit/ids'
import type { Who } from './ground.ts'
import type { Holder } from './holder.ts'

/** A drawer as its clerk keeps it: what was counted in, taken, paid, banked, by the answers alone. */
export type DrawerBook = { id: string; holds: number; state: 'open' | 'offered'; day: string }
export type ReceiptBook = { number: string; application: string; what: 'taken' | 'returned'; amount: number }
export type Double = { bucket: Bucket; person: Id; number: string; holds: bigint; into: Id | null }
/** What the people at work wrote down for themselves. */
export type Ledgers = {
  drawers: Map<Who, DrawerBook>
  /** Fees as payers and payees have them on paper, by receipt number. */
  receipts: Map<string, ReceiptBook>
  /** Blanks by bank as the stock clerk was told: what is left. */
  blanks: Map<string, number>
  /** Phones reported lost: from when on nothing may reach them. */
  silent: Map<string, Date>
  batches: string[]
  presses: number
  /** Months that somebody was told of, as `person month`. */
  months: Set<string>
  /** What was sold at a till’s own page and not given back. */
  sold: { office: 'till' | 'hospital'; person: Id; number: string; account: bigint }[]
  /** What holders had paid out over the passbook. */
  drawn: { person: Id; key: Id; amount: bigint; id: Id }[]
  /** How many of the city's people came so far. */
  born: number
  /** People entered a second time, with what their account was told to hold; `into`: whom they turned out to be. */
  doubles: Double[]
  /** Who was taken over from the system before, as its list has them. */
  old: { number: string; card: string; line: string }[]
  /** Applications whose card a counter's machine began. */
  begun: Set<Id>
  /** Cards out of the safe: in whose hands, and to whom they are offered. */
  hands: Map<Id, { who: Who; person: Id; to: Who | null }>
  /** References of cards a plant was given, by the plant's own list. */
  plant: Set<string>
  /** Cancellations that wait for a second person, by person. */
  cancelling: Map<Id, { id: Id; version: number }>
  /** What people owe and are owed: the record they pay alone by person, months declared as `person yyyyMM`, benefits by their sum. */
  money: { relations: Map<Id, Id>; dues: Set<string>; grants: Map<bigint, { person: Id; approved: boolean }>; /** Pensions by their sum a month, each its own. */ pensions: Map<bigint, { person: Id; from: string; until: string }> }
  /** Who died, with what their account held by the books; null where a purchase was open. */
  gone: { holder: Holder; card: Id | null }[]
}
export const newLedgers = (): Ledgers => ({ drawers: new Map(), receipts: new Map(), blanks: new Map(), silent: new Map(), batches: [], presses: 0, months: new Set(), drawn: [], sold: [], born: 0, doubles: [], begun: new Set(), old: [], hands: new Map(), plant: new Set(), cancelling: new Map(), gone: [], money: { relations: new Map(), dues: new Set(), grants: new Map(), pensions: new Map() } })

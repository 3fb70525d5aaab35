import type { Day } from '#kit/day'
import type { Fen } from '#kit/money'
import type { House, Work } from '#kit/work'
import type { DifferenceWhat } from './shared.ts'

/** A row of a bank's list as it is kept: numbers of cards as keyed digests. */
export type Said = { key: string; cardDigest: Buffer | null; state: string; count: number; amount: Fen; at: Date }
/** What our books hold of a business: `state`, `count` and `amount` as the bank would say them; `mine`: it was done on the day that is compared. */
export type Ours = { key: string; state: string; count: number; amount: Fen; mine: boolean }
export type Asked = { bank: string; day: Day; from: Date; until: Date; said: readonly Said[] }
/** The row that differs, for a repair. */
export type Differing = { bank: string; key: string; what: DifferenceWhat; ours: string | null; said: Said | null }

/** One kind of business with a bank. `repair` answers null where it was done, else why it could not be, in a word of the record. */
export type DayKind = {
  name: string
  /** Our side of the bank's keys, and of our own day. */
  ours(work: Work, asked: Asked): Promise<Ours[]>
  /** What is done by itself about a difference; a kind that names none leaves it to a clerk. */
  repair?: Partial<Record<DifferenceWhat, (house: House, of: Differing) => Promise<string | null>>>
}

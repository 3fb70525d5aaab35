import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Staff } from '../access/session.ts'
import { holdFound, type HeldCard } from '../cards/hold.ts'
import { selectCard, type CardRow } from '../cards/store.ts'
import { openCustomer, type Person } from '../customers/people.ts'
import { numberOf } from '../orders/open-accounts.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { openReading } from './reading.ts'
import { lockVisit, type VisitRow } from './store.ts'

/** A visit is over an hour after it began, whatever was left undone. */
const MINUTES = 60
/** An open visit at the teller's branch: the card it is about, its number, and its holder as on record. */
export type OpenVisit = { visit: VisitRow; card: CardRow; number: string; person: Person }

/** Finds an open visit of the teller's own branch and holds it until the transaction ends. `holder`: what is asked may not be done by an agent. */
export async function openVisitOf(work: Work, by: Staff, id: Id, { holder = false, reading }: { holder?: boolean; /** Also: the same card is in the reader now. */ reading?: string } = {}) {
  const visit = await lockVisit(work, id)
  if (!visit || visit.branch !== by.branch) return refuse('visit-unknown')
  if (visit.endedAt || visit.at.getTime() + MINUTES * 60_000 <= work.now.getTime()) return refuse('visit-ended')
  if (holder && visit.comes !== 'holder') return refuse('holder-in-person')
  const card = (await selectCard(work, visit.bucket, visit.card))!
  const number = numberOf(work, card)
  if (reading !== undefined) {
    const read = openReading(work, reading, visit.terminal)
    if (!read) return refuse('reading-none')
    if (read.card !== number) return refuse('reading-other')
  }
  return { visit, card, number, person: await openCustomer(work, visit.bucket, visit.customer) } satisfies OpenVisit
}

/** The same with its card held for a change. */
export async function heldVisitOf(work: Work, by: Staff, id: Id, asks: { holder?: boolean; reading?: string } = { holder: true }) {
  const open = await openVisitOf(work, by, id, asks)
  if (isRefused(open)) return open
  const held = await holdFound(work, open)
  return isRefused(held) ? held : { ...open, ...held } satisfies OpenVisit & HeldCard
}

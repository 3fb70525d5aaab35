import { addDays, dayOf, type Day } from '#kit/day'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import type { Card } from './card.ts'
import type { Renews } from './shared.ts'
import { daysUntil } from './term.ts'

/** Until which last day of validity cards of a region can be renewed today. (REPL-04) */
export const renewableUntil = (region: string, today: Day): Day => addDays(today, policy(region, 'renewal', today).days)

/** 到期换领: from which day on a card in its holder's hands is renewed, and how long it works; null for one without an end, not collected or ended. (REPL-04) */
export function renewsOf(work: Pick<Work, 'now'>, card: Pick<Card, 'region' | 'validUntil' | 'state' | 'closedAs'>): Renews | null {
  if (!card.validUntil || card.state !== 'handed-over' || card.closedAs) return null
  const today = dayOf(work.now)
  const from = addDays(card.validUntil, -policy(card.region, 'renewal', today).days)
  return { from, lastDay: card.validUntil, left: daysUntil(card.validUntil, today), open: today >= from }
}

/**
 * For which of the policy's reminders a card is due today, in days before its last day: the latest whose day has come; null before the first, after the
 * end, or told already for it or a later one. (REPL-04)
 */
export function dueReminder(region: string, lastDay: Day, toldFor: number | null, today: Day): number | null {
  const left = daysUntil(lastDay, today)
  const come = policy(region, 'renewal', today).reminders.filter(before => left <= before)
  const due = come.length && left >= 0 ? Math.min(...come) : null
  return due === null || (toldFor !== null && toldFor <= due) ? null : due
}

import { dayOf } from '#kit/day'
import { policy } from '#regions'
import type { Ground } from './roster-check.ts'
import type { Roster } from './roster-store.ts'
import { rosterCategories, rosterDocuments } from './roster-words.ts'

/** What a roster's rows are held against today. `bank`: the unit's choice, or what the officer chose when confirming. */
export function groundOf(roster: Pick<Roster, 'region' | 'bank'>, unitBank: string | null, now: Date): Ground {
  const today = dayOf(now)
  const of = <K extends Parameters<typeof policy>[1]>(key: K) => policy(roster.region, key, today)
  return {
    today, leastAge: of('apply.age.least'), minorAge: of('minor.age'), banks: of('banks'), unitBank: unitBank ?? roster.bank,
    categories: rosterCategories, documents: rosterDocuments,
  }
}

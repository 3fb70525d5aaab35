import type { Id } from '#kit/ids'
import type { Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { packOf } from '#regions'
import { organisationById, type Organisation } from '#staff'
import { refuseRoster } from './roster-refusals.ts'
import { selectRoster, type Roster } from './roster-store.ts'

/** The unit or village in whose name the work is done; anyone else has no rosters. (BATCH-01) */
export async function officeOf(work: Work): Promise<Organisation | Refusal> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  return office && (office.kind === 'unit' || office.kind === 'village') ? office : refuseRoster('roster-not-a-unit')
}

/** A roster of the officer's own unit; another unit's is as unknown as none. `lock` keeps the job off it for the transaction. */
export async function ownRoster(work: Work, id: Id, lock = false): Promise<Roster | Refusal> {
  const office = await officeOf(work)
  if ('refused' in office) return office
  const roster = await selectRoster(work.sql, id, lock)
  if (!roster || roster.organisation !== office.id) return refuseRoster('roster-unknown')
  return lock && (roster.phase === 'clearing' || roster.phase === 'cleared') ? refuseRoster('roster-cleared') : roster
}

/** The region whose policy governs an office by its area code: the pack that lists it, else its city's. */
export function issuingRegion(area: string): string {
  return packOf(area) ?? packOf(`${area.slice(0, 4)}00`) ?? area
}

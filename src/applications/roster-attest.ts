import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { ownRoster } from './roster-own.ts'
import { refuseRoster } from './roster-refusals.ts'
import { seeRoster } from './roster-see.ts'
import type { RosterView } from './roster-shared.ts'
import { attestRows } from './roster-store.ts'

/**
 * 盖章确认: the officer attests that the ID copy of each good row was seen and carries the unit's seal, but for those of `except`, which lose an attestation
 * they had. Only attested rows go on where the region asks for the seal. (BATCH-04)
 */
export async function attest(work: Work, id: Id, except: readonly number[]): Promise<RosterView | Refusal> {
  const roster = await ownRoster(work, id, true)
  if (isRefused(roster)) return roster
  if (roster.phase !== 'ready') return refuseRoster('roster-busy')
  const { attested, taken } = await attestRows(work.sql, id, { by: work.by.id!, at: work.now, except })
  if (attested || taken) await note(work, { verb: 'applications.roster-attest', person: null, subject: { kind: 'roster', id }, facts: { rows: attested, taken, except: except.length } })
  return seeRoster(work, id)
}

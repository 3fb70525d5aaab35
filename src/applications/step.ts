import type { Id } from '#kit/ids'
import { isRefused, type Facts } from '#kit/refusal'
import type { Work } from '#kit/work'
import { oweFee } from '#fees'
import { lastChange, note } from '#record'
import { holderOf, onRecord, type Application } from './application.ts'
import { endSessionsOfCard } from '#terminals'
import { applicationLife, applicationWord, type ApplicationState, type ApplicationVerb } from './life.ts'
import { refuse } from './refusals.ts'
import { saveApplication, selectApplication } from './store.ts'

export type At = { bucket: number; id: Id }

/** The application, locked, if this verb may follow its state and nobody changed it since it was opened. (settled: clerks) */
export async function ready(work: Work, at: At, verb: ApplicationVerb, version?: number) {
  const found = await selectApplication(work, at.bucket, at.id, true)
  if (!found) return refuse('application-unknown')
  if (version !== undefined && version !== found.version) return stale(work, found)
  if (!(applicationLife[verb].from as readonly ApplicationState[]).includes(found.state)) {
    return refuse('application-elsewhere', { state: applicationWord[found.state].zh, stateEn: applicationWord[found.state].en })
  }
  return found
}

async function stale(work: Work, found: Application) {
  return refuse('stale', { ...await lastChange(work, { person: holderOf(found), subject: found.id, counts: ({ verb }) => verb !== 'applications.claim' }), state: applicationWord[found.state].zh, stateEn: applicationWord[found.state].en })
}

/** Takes the step: saves what changed and puts it on record. */
export async function take(work: Work, found: Application, verb: ApplicationVerb, change: Partial<Application> = {}, facts: Facts = {}): Promise<Application> {
  const next: Application = { ...found, ...change, state: applicationLife[verb].to }
  if (!await saveApplication(work, next)) throw new Error('a locked application was changed')
  await note(work, { verb: `applications.${verb}`, ...onRecord(found), facts: { from: found.state, to: next.state, ...facts } })
  return { ...next, movedAt: work.now, version: found.version + 1 }
}

/**
 * Moves an application as production and handing over see it; one that ends without a card leaves its fee owed, and with the new card collected nothing
 * that the old one opened goes on. (PROD-01, COLL-01, COLL-05, REPL-02, REPL-03)
 */
export async function moveTo(work: Work, at: At, state: 'in-production' | 'at-site' | 'collected' | 'went-back' | 'lapse' | 'to-plant') {
  const found = await ready(work, at, state)
  if (isRefused(found)) return found
  if (state === 'lapse') await oweFee(work, found)
  if (state === 'collected' && found.replaces) await endSessionsOfCard(work, { bucket: found.bucket, id: found.replaces }, 'stopped')
  return take(work, found, state)
}

/** The card of this application, which came back, is to wait at another place: the applicant is told that one. (COLL-05) */
export async function redirect(work: Work, at: At, delivery: Application['delivery']) {
  const found = await ready(work, at, 'at-site')
  if (isRefused(found)) return found
  if (!await saveApplication(work, { ...found, delivery })) throw new Error('a locked application was changed')
  await note(work, { verb: 'applications.redirect', ...onRecord(found), facts: { to: delivery.organisation } })
  return { ...found, delivery, version: found.version + 1 }
}

import { dayOf } from '#kit/day'
import { newId, publicNumber, type Id, type PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { matterOf, onRecord, standingOf, type Filing } from './filing.ts'
import { setReminder } from './remind.ts'
import { take } from './step.ts'
import { insertFiling, insertStep, lockOfPerson, selectMeeting } from './store.ts'

/**
 * What a merged person was granted goes over to who stays, for the days that are left, under a number of that one's; at the merged one it ends today. What still
 * waits is withdrawn: it is filed anew, for who stays. Where who stays has the like already, that stands. Nobody is told: nothing is lost by it. (READ-04)
 */
export async function moveFilings(work: Work, from: PersonKey, into: PersonKey, cause: Id): Promise<number> {
  const today = dayOf(work.now)
  let moved = 0
  for (const old of await lockOfPerson(work, from)) {
    if (old.state === 'submitted' || old.state === 'returned') await take(work, old, 'withdraw', { reason: '两份档案合并' }, false)
    const standing = standingOf(old, today)
    if (old.state !== 'approved' || (standing !== 'in-force' && standing !== 'to-begin')) continue
    if (await over(work, old, into, cause, today)) moved++
    await take(work, old, 'end', { endedOn: today, reason: '两份档案合并' }, false)
  }
  return moved
}

async function over(work: Work, old: Filing, into: PersonKey, cause: Id, today: string): Promise<boolean> {
  const id = newId(work.now, work.random)
  const next: Filing = { ...old, bucket: into.bucket, id, person: into.id, number: publicNumber(into.bucket, work.random, 20), matter: matterOf(work.vault, into.id, { ...old, disease: old.details.disease }), from: old.from < today ? today : old.from,
    papers: [], state: 'approved', request: `merge ${cause} ${old.id}`, renews: null, claimedBy: null, claimedUntil: null, version: 1 }
  if ((await selectMeeting(work, next)).length || !await insertFiling(work, next)) return false
  await insertStep(work, next, 1, 'takeOver', { details: next.details })
  await setReminder(work, next)
  await note(work, { verb: 'filings.takeOver', ...onRecord(next), facts: { from: old.id, cause } })
  return true
}

/** Filings of somebody who died that still wait are withdrawn; what was granted ends with the insurance. (REPL-05) */
export async function stopFilings(work: Work, person: PersonKey): Promise<void> {
  for (const each of await lockOfPerson(work, person)) if (each.state === 'submitted' || each.state === 'returned') await take(work, each, 'withdraw', { reason: '参保人死亡' }, false)
}

import { takeOverOrders } from '#benefits'
import { cancelCards } from '#cards'
import { endAllOf } from '#family'
import { moveFilings } from '#filings'
import { withdrawOfMerged } from '#reimbursement'
import { holdBoth, mergePerson } from '#holders'
import { mergeRecords, moveRecords } from '#insurance'
import type { Id, PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { stopWithHolder } from '#oldcards'
import { put } from '#outbox'
import { endQueryPassword } from '#pins'
import { lastChange, note } from '#record'
import { takeOverMonths } from '#settlement'
import { closeSessionsOf } from '#staff'
import { endSessionsOf } from '#terminals'
import { sweep } from './move.ts'
import { refuse } from './refusals.ts'
import { officeFor, validHere, whyNotPeople } from './request.ts'
import { stateWords } from './shared.ts'
import { saveDecided, selectMerging, type Key, type Merging } from './store.ts'

const into = (m: Merging): PersonKey => ({ bucket: m.bucket, id: m.person })
const from = (m: Merging): PersonKey | null => m.other ? { bucket: m.otherBucket!, id: m.other } : null

/** The merge was changed since it was opened, or the insurance records it stands on. */
const stale = async (work: Work, found: Merging) => refuse('merge-stale', await lastChange(work, { person: into(found), subject: found.id }))
const recordsMoved = async (work: Work, found: Merging) => refuse('merge-stale', await lastChange(work, { person: into(found), verbs: ['insurance.enrol', 'insurance.change-state', 'insurance.merge-records', 'insurance.take-over', 'insurance.end-records', 'insurance.put-back-records'] }))

async function waiting(work: Work, at: Key & { person: Id }, version: number) {
  const found = await selectMerging(work, at, true)
  if (!found || found.person !== at.person) return refuse('merge-unknown')
  const clerk = await officeFor(work, found.region)
  if (isRefused(clerk)) return clerk
  if (found.state !== 'waiting') return refuse('merge-decided', { state: stateWords[found.state].zh, stateEn: stateWords[found.state].en })
  return found.version === version ? { found, clerk } : stale(work, found)
}

/**
 * 批准合并: a second person of the region's office. From this commit on one record is valid there, so it settles; open sessions of both end. Where two people are
 * one, every fen of the merged one leaves for who stays and arrives by the outbox, their card ends, their numbers find who stays. (READ-04, settled: a second person)
 */
export async function approveMerge(work: Work, at: Key & { person: Id }, version: number) {
  const open = await waiting(work, at, version)
  if (isRefused(open)) return open
  const { found, clerk } = open
  if (found.firstBy === clerk.id) return refuse('merge-own-approval')
  const other = from(found)
  if (other && !await holdBoth(work, into(found), other)) return refuse('merge-person-merged')
  const barred = other && await whyNotPeople(work, other, into(found))
  if (barred) return barred
  const valid = new Set([...await validHere(work, into(found), found.region), ...other ? await validHere(work, other, found.region) : []].map(each => each.id))
  if (valid.size !== found.ends.length + 1 || ![found.keep, ...found.ends.map(each => each.id)].every(id => valid.has(id))) return recordsMoved(work, found)
  await mergeRecords(work, found.ends, found.keep, found.id)
  for (const person of [into(found), ...other ? [other] : []]) {
    await endSessionsOf(work, person, 'stopped')
    await note(work, { verb: 'merging.approve', person, subject: { kind: 'merge', id: found.id }, facts: { region: found.region, first: found.firstBy, ...other ? { from: other.id, into: found.person } : {} } })
  }
  const amount = other ? await overTo(work, found, other) : 0n
  if (!await saveDecided(work, found, 'done', clerk.id, null, amount)) throw new Error('a locked merge was decided')
  return (await selectMerging(work, found))!
}

/** Everything of the merged one goes over: insurance elsewhere, money, numbers; cards, password and sign-ins end. */
async function overTo(work: Work, found: Merging, other: PersonKey) {
  await moveRecords(work, other, into(found), new Set(found.ends.map(each => each.id)), found.id)
  await moveFilings(work, other, into(found), found.id)
  await withdrawOfMerged(work, other)
  await takeOverMonths(work, other, into(found))
  await takeOverOrders(work, other, into(found))
  await cancelCards(work, other, found.id)
  await stopWithHolder(work, other)
  await endQueryPassword(work, other)
  await closeSessionsOf(work, other)
  await mergePerson(work, other, into(found), found.id)
  await endAllOf(work, other)
  const amount = await sweep(work, found)
  await put(work, [{ kind: 'merging.years', bucket: found.bucket, ids: [found.id] }])
  return amount
}

/** 不批准: turned down, or withdrawn by whoever asked, with a reason; both records stay as they were. */
export async function refuseMerge(work: Work, at: Key & { person: Id }, version: number, reason: string) {
  const open = await waiting(work, at, version)
  if (isRefused(open)) return open
  const { found, clerk } = open
  await saveDecided(work, found, 'refused', found.firstBy === clerk.id ? null : clerk.id, work.vault.seal(reason, `merging.merging.reason|${found.id}`), 0n)
  await note(work, { verb: 'merging.refuse', person: into(found), subject: { kind: 'merge', id: found.id } })
  return (await selectMerging(work, found))!
}

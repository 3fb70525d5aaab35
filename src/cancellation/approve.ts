import { stopApplications } from '#applications'
import { cancelCards } from '#cards'
import { endAllOf } from '#family'
import { stopFilings } from '#filings'
import { getPerson, withdrawPhone } from '#holders'
import { endRecords } from '#insurance'
import { dayOf } from '#kit/day'
import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { settledAfter } from '#ledger'
import { send } from '#notices'
import { stopWithHolder } from '#oldcards'
import { put } from '#outbox'
import { endQueryPassword } from '#pins'
import { stopProduction } from '#production'
import { note } from '#record'
import { policy } from '#regions'
import { closeSessionsOf } from '#staff'
import { endSessionsOf } from '#terminals'
import { clerkOf, holderOf, onRecord, place, waiting } from './cancelling.ts'
import { refuse } from './refusals.ts'
import { stillInsured, namesOf } from './request.ts'
import { tellLater } from './tell-bank.ts'
import { insertPurchase, saveDecided, selectCancelling, type Cancelling, type Key } from './store.ts'

/**
 * 批准注销: the second person looks at the papers and approves; from this commit on no door takes any card of the person, what is open ends, what is being made stops.
 * The money stays where it is until the hours are over in which a mistake can be taken back; then it leaves. Refused `cancel-own-approval`. (REPL-05, settled: a second person)
 */
export async function approveCancellation(work: Work, at: Key & { person: Id }, version: number) {
  const found = await waiting(work, at, version)
  if (isRefused(found)) return found
  const { id: by, post } = clerkOf(work)
  if (found.firstBy === by) return refuse('cancel-own-approval')
  const person = holderOf(found)
  if (found.ground === 'departure') {
    const [insured] = await stillInsured(work, person, found.region)
    if (insured) return refuse('cancel-still-insured', namesOf(work, insured.region))
  }
  const over = await endEverything(work, found, { first: found.firstBy, second: by })
  if (isRefused(over)) return over
  // what is shared goes home before the money is counted
  if (found.money !== 'stays') await endAllOf(work, person)
  const hours = policy(found.region, 'cancel.takeback.hours', dayOf(work.now))
  const leavesAt = found.money === 'stays' ? null : new Date(work.now.getTime() + hours * 3_600_000)
  if (leavesAt) await put(work, [{ kind: 'cancellation.settle', bucket: found.bucket, ids: [found.id], due: leavesAt }])
  if (found.ground === 'death') await listLater(work, found)
  await tellLater(work, found)
  const { ended, phoneSealed } = over
  if (!await saveDecided(work, found, { state: 'done', by, post, leavesAt, ended, phoneSealed, reasonSealed: null })) throw new Error('a locked cancellation was decided')
  await note(work, { verb: 'cancellation.approve', ...onRecord(found), facts: { ground: found.ground, day: found.day, first: found.firstBy } })
  if (found.ground !== 'death') await send(work, found.region, person, (await getPerson(work, person))?.phone ?? null, 'card-cancelled', { day: dayOf(work.now) })
  return (await selectCancelling(work, found))!
}

/** Cards, sessions, applications, production; on a death also what speaks for the holder: insurance, phone, web. */
async function endEverything(work: Work, found: Cancelling, signed: { first: Id; second: Id }) {
  const person = holderOf(found)
  const dead = found.ground === 'death'
  // before anything is told: what follows sends nothing in the name of the dead
  const phone = dead ? await withdrawPhone(work, person) : null
  await endSessionsOf(work, person, 'cancelled')
  if (found.ground !== 'identity') {
    const stopped = await stopProduction(work, person, signed)
    if (isRefused(stopped)) return stopped
    await stopApplications(work, person)
    await stopWithHolder(work, person)
  }
  const ended = await cancelCards(work, person, found.id)
  if (dead) {
    await stopFilings(work, person)
    await endRecords(work, person, found.id)
    await endQueryPassword(work, person)
    await closeSessionsOf(work, person)
  }
  return { ended, phoneSealed: phone ? work.vault.seal(phone, place('phone', found.id)) : null }
}

/** Purchases of days after the death are not undone; the fund office looks into them. */
async function listLater(work: Work, found: Cancelling) {
  for (const purchase of await settledAfter(work, holderOf(found), found.day)) {
    await insertPurchase(work, { ...purchase, bucket: found.bucket, id: newId(work.now, work.random), cancelling: found.id, person: found.person, account: -purchase.account })
  }
}

/** 不批准: the second person turns it down, or whoever asked withdraws it, with a reason. Nothing had ended. */
export async function refuseCancellation(work: Work, at: Key & { person: Id }, version: number, reason: string) {
  const found = await waiting(work, at, version)
  if (isRefused(found)) return found
  const { id: by, post } = clerkOf(work)
  const second = found.firstBy === by ? { by: null, post: null } : { by, post }
  await saveDecided(work, found, { state: 'refused', ...second, leavesAt: null, ended: {}, phoneSealed: null, reasonSealed: work.vault.seal(reason, place('reason', found.id)) })
  await note(work, { verb: 'cancellation.refuse', ...onRecord(found), facts: { ground: found.ground } })
  return (await selectCancelling(work, found))!
}

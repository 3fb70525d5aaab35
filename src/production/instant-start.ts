import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { moveTo } from '#applications'
import { note } from '#record'
import { organisationById } from '#staff'
import { siteOf } from './blanks.ts'
import { applicationHere, mayIssue, type InstantAt } from './instant-here.ts'
import { reached } from './instant-life.ts'
import { refuse } from './refusals.ts'
import { insertInstant, insertStep, lockOpen, saveInstant, type Instant } from './store-instant.ts'

/** How long a run that tells nothing more keeps others out: longer than any step of a machine. Then whoever comes goes on; there is no lock to take away by hand. */
export const LEASE = 15_000
export const heldUntil = (work: Pick<Work, 'now'>) => new Date(work.now.getTime() + LEASE)
export const isHeld = (work: Pick<Work, 'now'>, job: Instant) => job.run !== null && job.heldUntil! > work.now
export const onJob = (job: Pick<Instant, 'bucket' | 'person' | 'application'>) => ({ person: { bucket: job.bucket, id: job.person }, subject: { kind: 'application', id: job.application } })

/** The job of an application at this office, held, unless somebody is at it this moment. Null where none is open. */
export async function openHere(work: Work, at: InstantAt) {
  const found = await applicationHere(work, at)
  if (isRefused(found)) return found
  const job = await lockOpen(work, found.bucket, found.id)
  if (!job) return { found, job: null }
  if (job.office !== siteOf(work)) return refuse('instant-elsewhere', { place: (await organisationById(work, job.office))?.name ?? '' })
  return isHeld(work, job) ? refuse('instant-busy') : { found, job }
}

/**
 * Begins the card of an application, once, or goes on with the one begun, whoever of the office began it: from here on this run has it. The application leaves the plant's
 * queue in the same transaction, so that no batch makes a second card. A spoilt card is not gone on with. (PROD-08)
 */
export async function takeUp(work: Work, at: InstantAt) {
  const open = await openHere(work, at)
  if (isRefused(open)) return open
  const { found, job } = open
  const [run, by] = [newId(work.now, work.random), work.by.id!]
  if (job) {
    if (job.spoilt) return refuse('instant-spoilt')
    if (reached(job.step, 'checked')) return job
    const mine: Instant = { ...job, by, trouble: null, run, heldUntil: heldUntil(work) }
    await saveInstant(work, job, mine)
    if (job.by !== by) await note(work, { verb: 'production.instant-take-over', ...onJob(job), facts: { from: job.by, step: job.step } })
    return mine
  }
  const printer = await mayIssue(work, found)
  if (isRefused(printer)) return printer
  const moved = await moveTo(work, found, 'in-production')
  if (isRefused(moved)) return refuse('instant-busy')
  const begun: Instant = {
    bucket: found.bucket, id: newId(work.now, work.random), application: found.id, person: found.person, office: siteOf(work), printer: printer.id, attempt: 1, step: 'paid', batch: null, card: null,
    face: null, trouble: null, spoilt: false, ended: null, beganBy: by, beganAt: work.now, by, since: work.now, run, heldUntil: heldUntil(work),
  }
  if (!await insertInstant(work, begun)) return refuse('instant-busy')
  await insertStep(work, begun)
  await note(work, { verb: 'production.instant-begin', ...onJob(begun), facts: { printer: printer.id } })
  return begun
}

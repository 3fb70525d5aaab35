import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import { posts } from '#staff'
import { lastDecision, saveTakenBack, type Decision } from './decision-store.ts'
import { promisedOn } from './promise.ts'
import { refuse } from './refusals.ts'
import { tell } from './review.ts'
import { ready, take, type At } from './step.ts'
import { enqueue } from './submit.ts'
import { barRelease } from './successor.ts'

/** Until when a decision can be taken back: the pack's hours after it. */
export const takeBackUntil = (region: string, decision: Pick<Decision, 'at'>): Date =>
  new Date(decision.at.getTime() + policy(region, 'review.takeback.hours', dayOf(decision.at)) * 3_600_000)

/** Where a decision's reason for being taken back is sealed. */
export const reasonPlace = (id: string) => `applications.decision.reason|${id}`

/**
 * 收回: an approval or a return, by the same post of the same office within the pack's hours, with a reason, while nothing was made of
 * it. A new event: the decision stays on record, the application is back at its place in the queue, the applicant is told. (settled: clerks)
 */
export async function takeBack(work: Work, at: At, given: { reason: string; version?: number | undefined }) {
  const found = await ready(work, at, 'takeBack', given.version)
  if (isRefused(found)) return found
  const reason = given.reason.trim()
  if (!reason) return refuse('take-back-why')
  const decision = await lastDecision(work, found.bucket, found.id)
  if (!decision || decision.post !== work.by.post || decision.office !== work.by.organisation) {
    const post = posts[decision?.post as keyof typeof posts]
    return refuse('decided-elsewhere', { post: post?.zh ?? '别的岗位', postEn: post?.en ?? 'another post' })
  }
  if (work.now > takeBackUntil(found.region, decision)) return refuse('too-late-to-take-back', { hours: policy(found.region, 'review.takeback.hours', dayOf(decision.at)) })
  const barred = await barRelease(work, found)
  if (barred) return barred
  const promised = promisedOn(found.region, 'submission', dayOf(found.submittedOn))
  const back = await take(work, found, 'takeBack', { approvedOn: null, approvedBy: null, reasons: [], promisedOn: promised }, { decision: decision.what })
  await saveTakenBack(work, decision, work.vault.seal(reason, reasonPlace(decision.id)))
  await enqueue(work, [back])
  await tell(work, back, 'application-taken-back', { number: back.number, what: decision.what === 'approved' ? '通过' : '退回' })
  return back
}

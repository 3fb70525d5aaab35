import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson } from '#holders'
import { send, type Template } from '#notices'
import { policy } from '#regions'
import { holderOf, type Application } from './application.ts'
import { promisedOn, promiseWords } from './promise.ts'
import { deleteItem } from './queue-store.ts'
import { refuse } from './refusals.ts'
import { returnReasons, type Reason } from './shared.ts'
import { ready, take, type At } from './step.ts'
import { enqueue, findingOf } from './submit.ts'

/** 批准: identity is held against the population register once more. Refused `identity-not-same`, `application-elsewhere`, `stale`. (APP-07) */
export async function approve(work: Work, at: At, version?: number) {
  const found = await ready(work, at, 'approve', version)
  if (isRefused(found)) return found
  if (await findingOf(work, found) === 'name-differs') return refuse('identity-not-same')
  const day = dayOf(work.now)
  const approved = await take(work, found, 'approve', { approvedOn: work.now, approvedBy: work.by.id, reasons: [], promisedOn: promisedOn(found.region, 'approval', day, found.promisedOn) })
  await deleteItem(work, found.id)
  await tell(work, approved, 'application-approved', { number: approved.number, promised: approved.promisedOn ?? promiseWords(found.region, day).zh })
  return approved
}

/** 退回: with reasons that the applicant sees and can mend. (APP-07) */
export async function sendBack(work: Work, at: At, given: { reasons: readonly string[]; words?: string | null; version?: number | undefined }) {
  const found = await ready(work, at, 'sendBack', given.version)
  if (isRefused(found)) return found
  const ticked = given.reasons.flatMap((key): Reason[] => key in returnReasons ? [{ key, zh: returnReasons[key as keyof typeof returnReasons].zh, en: returnReasons[key as keyof typeof returnReasons].en }] : [])
  const own = given.words?.trim()
  const reasons = own ? [...ticked, { key: 'own', zh: own, en: own }] : ticked
  if (!reasons.length) return refuse('reasons-missing')
  const returned = await take(work, found, 'sendBack', { reasons }, { reasons: reasons.map(reason => reason.key) })
  await deleteItem(work, found.id)
  await tell(work, returned, 'application-returned', { number: returned.number, reasons: reasons.map(reason => reason.zh).join('；') })
  return returned
}

/** 收回批准: by the same post within the pack's hours, with a reason, unless it is already being made. (settled: clerks) */
export async function takeBack(work: Work, at: At, given: { reason: string; version?: number | undefined }) {
  const found = await ready(work, at, 'takeBack', given.version)
  if (isRefused(found)) return found
  if (!given.reason.trim()) return refuse('reasons-missing')
  const hours = policy(found.region, 'review.takeback.hours', dayOf(work.now))
  if (work.now.getTime() - (found.approvedOn?.getTime() ?? 0) > hours * 3_600_000) return refuse('too-late-to-take-back', { hours })
  const back = await take(work, found, 'takeBack', { approvedOn: null, approvedBy: null })
  await enqueue(work, [back])
  return back
}

export async function tell(work: Work, application: Application, template: Template, facts: Record<string, string>): Promise<void> {
  const person = await getPerson(work, holderOf(application))
  await send(work, person, person?.phone ?? null, template, facts)
}

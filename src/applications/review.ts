import { dayOf } from '#kit/day'
import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson } from '#holders'
import { send, type Template } from '#notices'
import { holderOf, type Application } from './application.ts'
import { insertDecisions } from './decision-store.ts'
import { missingOf, missingWords, refuseMissing } from './missing.ts'
import { promisedOn, promiseWords } from './promise.ts'
import { deleteItem } from './queue-store.ts'
import { refuse } from './refusals.ts'
import { returnReasons, type Reason } from './shared.ts'
import { ready, take, type At } from './step.ts'
import { findingOf } from './submit.ts'
import { freeRelease } from './successor.ts'

/**
 * 批准: identity is held against the population register once more, and nothing the pack asks for is missing.
 * Refused `identity-not-same`, `papers-missing` (named), `application-elsewhere`, `stale`. (APP-03, APP-07)
 */
export async function approve(work: Work, at: At, version?: number) {
  const found = await ready(work, at, 'approve', version)
  if (isRefused(found)) return found
  if (await findingOf(work, found) === 'name-differs') return refuse('identity-not-same')
  const missing = refuseMissing(work, (await getPerson(work, holderOf(found)))!, found)
  if (missing) return missing
  const day = dayOf(work.now)
  const message = messageOf(work, found, 'approved')
  const approved = await take(work, found, 'approve', { approvedOn: work.now, approvedBy: work.by.id, reasons: [], promisedOn: promisedOn(found.region, 'approval', day, found.promisedOn) })
  await deleteItem(work, found.id)
  await keepDecisions(work, [approved], 'approved')
  await tell(work, approved, message.template, message.facts)
  return approved
}

/** 退回: with reasons that the applicant sees and can mend. (APP-07) */
export async function sendBack(work: Work, at: At, given: { reasons: readonly string[]; words?: string | null; version?: number | undefined }) {
  const found = await ready(work, at, 'sendBack', given.version)
  if (isRefused(found)) return found
  const ticked = await tickedReasons(work, found, given.reasons)
  const own = given.words?.trim()
  const reasons = own ? [...ticked, { key: 'own', zh: own, en: own }] : ticked
  if (!reasons.length) return refuse('reasons-missing')
  await freeRelease(work, found)
  const returned = await take(work, found, 'sendBack', { reasons }, { reasons: reasons.map(reason => reason.key) })
  await deleteItem(work, found.id)
  await keepDecisions(work, [returned], 'returned')
  const message = messageOf(work, returned, 'returned', reasons.map(reason => reason.zh).join('；'))
  await tell(work, returned, message.template, message.facts)
  return returned
}

/** The reasons ticked, in the applicant's wording; missing papers are named. */
async function tickedReasons(work: Work, application: Application, keys: readonly string[]): Promise<Reason[]> {
  const missing = keys.includes('papers-missing') ? missingWords(missingOf(work, (await getPerson(work, holderOf(application)))!, application)) : null
  return keys.flatMap((key): Reason[] => {
    if (!(key in returnReasons)) return []
    const { zh, en } = returnReasons[key as keyof typeof returnReasons]
    return [key === 'papers-missing' && missing?.zh ? { key, zh: `缺${missing.zh}，请补齐`, en: `Missing: ${missing.en}; add it` } : { key, zh, en }]
  })
}

/** What was decided, so that its post can find it and take it back. */
export async function keepDecisions(work: Work, applications: readonly Application[], what: 'approved' | 'returned'): Promise<void> {
  const { organisation: office, post, id: by } = work.by
  if (office && post) await insertDecisions(work, applications.map(({ bucket, id: application, person }) => ({ office, id: newId(work.now, work.random), bucket, application, person, what, by, post, at: work.now, takenBackAt: null })))
}

/** What the applicant is sent of a decision: the same for the page that shows it before and the verb that sends it. */
export function messageOf(work: Pick<Work, 'now'>, application: Application, what: 'approved' | 'returned', reasons = ''): { template: Template; facts: Record<string, string> } {
  if (what === 'returned') return { template: 'application-returned', facts: { number: application.number, reasons } }
  const day = dayOf(work.now)
  return { template: 'application-approved', facts: { number: application.number, promised: promisedOn(application.region, 'approval', day, application.promisedOn) ?? promiseWords(application.region, day).zh } }
}

export async function tell(work: Work, application: Application, template: Template, facts: Record<string, string>): Promise<void> {
  const person = await getPerson(work, holderOf(application))
  await send(work, application.region, person, person?.phone ?? null, template, facts)
}

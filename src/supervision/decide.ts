import { dayOf, wallClock } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { lastChange, note } from '#record'
import { policy } from '#regions'
import { organisationById, posts, type PostName } from '#staff'
import { caseLife, mayStep, stateWord, type CaseStep } from './life.ts'
import { refuse } from './refusals.ts'
import { insertStep, saveClaim, saveState, selectCase, selectSteps, type AbuseCase, type Step } from './store.ts'

const CLAIM = 10 * 60_000
const HOUR = 3_600_000
export type At = { bucket: Bucket; id: Id; person: Id }

/** A case of the office that asks. */
export async function caseHere(work: Work, at: At, lock = false) {
  const found = await selectCase(work, at, lock)
  if (found?.person !== at.person) return refuse('abuse-unknown')
  if (found.office !== null && found.office === work.by.organisation) return found
  return refuse('abuse-elsewhere', { office: found.office ? (await organisationById(work, found.office))?.name ?? '' : '参保地医保经办机构' })
}

/** The case locked, as it was seen, where the step may be taken and no colleague is at it. */
async function seenHere(work: Work, at: At, step: CaseStep, version: number | null) {
  const found = await caseHere(work, at, true)
  if (isRefused(found)) return found
  if (version !== null && found.version !== version) return refuse('abuse-stale', await lastChange(work, { person: { bucket: found.bucket, id: found.person }, subject: found.id, counts: ({ verb }) => verb !== 'supervision.claim-case' }))
  if (!mayStep(step, found.state)) return refuse('abuse-decided', { state: stateWord[found.state].zh, stateEn: stateWord[found.state].en })
  const other = found.claimedBy !== null && found.claimedBy !== work.by.id && found.claimedUntil! > work.now
  return other ? refuse('abuse-claimed', { until: wallClock(found.claimedUntil!).slice(11, 16) }) : found
}
const onRecord = (found: AbuseCase) => ({ person: { bucket: found.bucket, id: found.person }, subject: { kind: 'case', id: found.id } })

/** 办这一件: mine for ten minutes. */
export async function claimCase(work: Work, at: At) {
  const found = await seenHere(work, at, 'dismiss', null)
  if (isRefused(found)) return found
  const until = new Date(work.now.getTime() + CLAIM)
  await saveClaim(work, found, work.by.id, until)
  await note(work, { verb: 'supervision.claim-case', ...onRecord(found) })
  return { ...found, claimedBy: work.by.id, claimedUntil: until } satisfies AbuseCase
}

/** 没有问题, 查实: with a reason that stays on the case. (MED-05.a) */
export async function decideCase(work: Work, at: At, step: 'dismiss' | 'confirm', { version, reason }: { version: number; reason: string }) {
  const found = await seenHere(work, at, step, version)
  return isRefused(found) ? found : take(work, found, step, reason)
}

/** Until when a decision can be taken back; null where there is none. Pure. */
export function takeBackUntil({ region }: AbuseCase, steps: readonly Step[]): { until: Date; hours: number; post: string | null } | null {
  const last = steps.at(-1)
  if (last?.step !== 'dismiss' && last?.step !== 'confirm') return null
  const hours = policy(region, 'review.takeback.hours', dayOf(last.at))
  return { until: new Date(last.at.getTime() + hours * HOUR), hours, post: last.byPost }
}

/** 收回决定: by the same post, within the pack's hours, with a reason; the case waits again. (settled: clerks) */
export async function takeCaseBack(work: Work, at: At, { version, reason }: { version: number; reason: string }) {
  const found = await seenHere(work, at, 'takeBack', version)
  if (isRefused(found)) return found
  const decision = takeBackUntil(found, await selectSteps(work, found))!
  if (decision.post !== work.by.post) return refuse('abuse-other-post', { post: decision.post && decision.post in posts ? posts[decision.post as PostName].zh : '' })
  if (work.now > decision.until) return refuse('abuse-too-late', { hours: decision.hours })
  return take(work, found, 'takeBack', reason)
}

async function take(work: Work, found: AbuseCase, step: CaseStep, reason: string): Promise<AbuseCase> {
  const state = caseLife[step].to
  if (!await saveState(work, found, state)) throw new Error('a locked case moved')
  await insertStep(work, found, found.version + 1, step, reason)
  await note(work, { verb: `supervision.${step}`, ...onRecord(found), facts: { rule: found.rule } })
  return { ...found, state, claimedBy: null, claimedUntil: null, version: found.version + 1 }
}

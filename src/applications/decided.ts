import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { getPerson, maskName } from '#holders'
import { policy } from '#regions'
import { organisationById } from '#staff'
import { countDecisions, decisionsOf, lastDecision, type Decision } from './decision-store.ts'
import { applicationLife, applicationWord, type ApplicationState } from './life.ts'
import type { DecidedRow, Words } from './shared.ts'
import { selectApplication } from './store.ts'
import { reasonPlace, takeBackUntil } from './take-back.ts'

/** 我审的: what I decided within the pack's hours, newest first, each with whether and until when I can take it back. (settled: clerks) */
export async function decidedByMe(work: Work, asked: { after: Id | null; limit: number }) {
  const office = work.by.organisation!
  const region = (await organisationById(work, office))!.region
  const hours = policy(region, 'review.takeback.hours', dayOf(work.now))
  const since = new Date(work.now.getTime() - hours * 3_600_000)
  const decisions = await decisionsOf(work, office, work.by.id, since, asked.after, asked.limit)
  const rows: DecidedRow[] = []
  for (const each of decisions) rows.push(await lineOf(work, each))
  return { rows, next: decisions.length === asked.limit ? decisions.at(-1)!.id : null, count: await countDecisions(work, office, work.by.id, since), hours }
}

async function lineOf(work: Work, decision: Decision & { reasonSealed: Buffer | null }): Promise<DecidedRow> {
  const { id, bucket, what, at } = decision
  const application = (await selectApplication(work, bucket, decision.application))!
  const person = (await getPerson(work, { bucket, id: decision.person }))!
  const until = takeBackUntil(application.region, decision)
  const taken = decision.takenBackAt && { at: decision.takenBackAt.toISOString(), reason: work.vault.openText(decision.reasonSealed!, reasonPlace(id)) }
  const last = await lastDecision(work, bucket, application.id)
  return {
    id, person: person.id, application: application.id, version: application.version, name: maskName(person.name), number: application.number, what, at: at.toISOString(), until: until.toISOString(),
    now: application.state, taken, why: taken ? null : whyNot(application.state, last?.id === id),
  }
}

/** Why a decision cannot be taken back any more; null when it can: what is listed is within its hours. */
function whyNot(state: ApplicationState, isLast: boolean): Words | null {
  if (isLast && (applicationLife.takeBack.from as readonly ApplicationState[]).includes(state)) return null
  const { zh, en } = applicationWord[state]
  return { zh: `现在${zh}，收不回了`, en: `It is now ${en} and cannot be taken back` }
}

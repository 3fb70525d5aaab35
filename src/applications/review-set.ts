import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { maskName, peopleOf } from '#holders'
import { sendAll } from '#notices'
import { noteAll } from '#record'
import { organisationById } from '#staff'
import { onRecord, type Application } from './application.ts'
import { promisedOn, promiseWords } from './promise.ts'
import { cannotDecide, heldByOther } from './claim.ts'
import type { Decided } from './decide.ts'
import { deleteItems, lockItems, selectItems, selectWaitingRosters, type Item } from './queue-store.ts'
import { refuse, sentencesOf } from './refusals.ts'
import type { ReviewLeft, ReviewSet, ReviewSetDone, WaitingRoster } from './shared.ts'
import { keepDecisions } from './review.ts'
import { ready } from './step.ts'
import { lockApplications, saveApproved, selectApplications } from './store.ts'
import { selectRoster } from './roster-store.ts'
import { findingsOf } from './submit.ts'

/** The rosters that wait for this office: whose, since when, how many the register knows. */
export async function waitingRosters(work: Work): Promise<{ rows: WaitingRoster[] }> {
  const waiting = await selectWaitingRosters(work, work.by.organisation!)
  const rows: WaitingRoster[] = []
  for (const { roster, count, same, since } of waiting) rows.push({ roster, unit: await unitOf(work, roster), count, same, since: since.toISOString() })
  return { rows }
}

/** One roster as a set of photos: those whose identity the register confirms, a screen at a time. Each photo opened is on record by itself. (APP-07) */
export async function reviewSet(work: Work, roster: Id, asked: { after: Id | null; limit: number }): Promise<ReviewSet> {
  const office = work.by.organisation!
  const items = await selectItems(work, office, { ...asked, finding: 'same', roster })
  const applications = await selectApplications(work, items.map(item => ({ bucket: item.bucket, id: item.application })))
  const people = await peopleOf(work, items.map(item => ({ bucket: item.bucket, id: item.person })))
  const waiting = (await selectWaitingRosters(work, office)).find(each => each.roster === roster)
  return {
    roster, unit: await unitOf(work, roster), count: waiting?.count ?? 0, same: waiting?.same ?? 0, next: items.length === asked.limit ? items.at(-1)!.id : null,
    rows: items.map(item => {
      const application = applications.get(item.application)!
      const person = people.get(item.person)!
      return { id: item.id, version: application.version, person: item.person, name: maskName(person.name), birthYear: person.birthYear, photo: application.photo, held: heldByOther(work, item) }
    }),
  }
}

/**
 * 批准 all rows of a roster that were looked at, in a few statements: each row is decided by itself, under the version that was on the
 * screen. Rows that cannot go on stay in the queue and come back with the reason. Refused `tick-bareheaded`. (APP-07, BATCH-02)
 */
export async function approveSet(work: Work, roster: Id, asked: readonly Decided[], bareheaded: boolean): Promise<ReviewSetDone | Refusal> {
  if (!bareheaded) return refuse('tick-bareheaded')
  const office = work.by.organisation!
  const items = new Map((await lockItems(work, office, asked.map(each => each.id))).filter(item => item.roster === roster).map(item => [item.id, item]))
  const applications = new Map((await lockApplications(work, [...items.values()].map(item => ({ bucket: item.bucket, id: item.application })))).map(each => [each.id, each]))
  const findings = await findingsOf(work, [...applications.values()])
  const people = await peopleOf(work, [...items.values()].map(item => ({ bucket: item.bucket, id: item.person })))
  const good: { item: Item; application: Application }[] = []
  const left: ReviewLeft[] = []
  for (const [id, version] of new Map(asked.map(each => [each.id, each.version]))) {
    const item = items.get(id)
    const application = item && applications.get(item.application)
    const no = !item || !application ? refuse('review-gone') : cannotDecide(work, item, findings.get(application.id)!)
      ?? (application.version === version && application.state === 'submitted' ? null : await ready(work, { bucket: item.bucket, id: item.application }, 'approve', version))
    if (no && isRefused(no)) left.push({ id, name: item ? maskName(people.get(item.person)!.name) : null, ...sentencesOf(no) })
    else good.push({ item: item!, application: application! })
  }
  await approveAll(work, good.map(each => each.application))
  await deleteItems(work, office, good.map(each => each.item.id))
  return { approved: good.length, left }
}

/** Approves, puts each on record and tells each applicant. */
async function approveAll(work: Work, applications: readonly Application[]): Promise<void> {
  if (!applications.length) return
  const day = dayOf(work.now)
  const approved = applications.map(each => ({ ...each, promisedOn: promisedOn(each.region, 'approval', day, each.promisedOn) }))
  if (await saveApproved(work, approved) !== approved.length) throw new Error('a locked application was changed')
  await noteAll(work, approved.map(each => ({ verb: 'applications.approve', ...onRecord(each), facts: { from: 'submitted', to: 'approved' } })))
  await keepDecisions(work, approved, 'approved')
  const people = await peopleOf(work, approved.map(each => ({ bucket: each.bucket, id: each.person })))
  await sendAll(work, approved.map(each => {
    const person = people.get(each.person) ?? null
    return { region: each.region, person, phone: person?.phone ?? null, template: 'application-approved', facts: { number: each.number, promised: each.promisedOn ?? promiseWords(each.region, day).zh } }
  }))
}

async function unitOf(work: Work, roster: Id): Promise<string> {
  const sent = await selectRoster(work.sql, roster)
  return (sent && (await organisationById(work, sent.organisation))?.name) ?? ''
}

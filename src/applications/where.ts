import { cardsOf, collectPapers } from '#cards'
import { addDays, dayOf, type Day } from '#kit/day'
import { bucketOfNumber } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, maskName } from '#holders'
import { note } from '#record'
import { policy } from '#regions'
import { checkSlow, countFailure } from '#staff'
import { holderOf, onRecord, type Application } from './application.ts'
import { refuse } from './refusals.ts'
import { selectByNumber } from './store.ts'
import { applicationView } from './view.ts'

/** Where an application is, by its number, without signing in; wrong numbers from one place are slowed down. The refusal must be kept. (APP-10) */
export async function whereIs(work: Work, number: string, address: string) {
  const knock = { kind: 'holder', name: `application ${number}`, address } as const
  const slow = await checkSlow(work, knock)
  if (slow && isRefused(slow)) return refuse('too-many-misses', { minutes: slow.facts['minutes'] as number })
  const bucket = bucketOfNumber(number)
  const application = bucket === null ? null : await selectByNumber(work, bucket, number)
  if (!application) {
    await countFailure(work, knock)
    return refuse('application-unknown')
  }
  const person = await getPerson(work, holderOf(application))
  await note(work, { verb: 'applications.see-where', ...onRecord(application) })
  const { state, place, promisedOn, promiseNote, steps, kind } = await applicationView(work, application)
  return { number: application.number, name: maskName(person?.name ?? ''), kind, state, place, promisedOn, promiseNote, steps,
    papers: collectPapers(work, application.region), until: await keptUntil(work, application) }
}

/** The last day on which the card waits at its place; null before it lies there and where the policy names no time. (COLL-02) */
async function keptUntil(work: Work, application: Application): Promise<Day | null> {
  const card = (await cardsOf(work, holderOf(application))).find(one => one.application === application.id && !one.closedAs)
  const days = policy(application.region, 'collect.days', dayOf(work.now))
  return card?.state === 'at-site' && days !== null ? addDays(dayOf(card.stateSince), days) : null
}

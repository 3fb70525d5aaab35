import { cardsOf, collectPapers } from '#cards'
import { addDays, dayOf, type Day } from '#kit/day'
import { bucketOfNumber } from '#kit/ids'
import { invalid, isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, maskName } from '#holders'
import { note } from '#record'
import { policy } from '#regions'
import { countFailure, takeTurn } from '#staff'
import { holderOf, onRecord, type Application } from './application.ts'
import { refuse } from './refusals.ts'
import { selectByNumber } from './store.ts'
import { applicationView } from './view.ts'

/**
 * Where an application is, by its number and the last four characters of its applicant's number, without signing in; a signed-in holder's own by its number. A number that is
 * none and an ending that does not fit are answered alike, and wrong ones from one place or for one application are slowed down. The refusal must be kept. (APP-10)
 */
export async function whereIs(work: Work, number: string, ending: string | undefined, address: string) {
  const holder = work.by.kind === 'holder' ? work.by.id : null
  if (!ending && !holder) return invalid([{ field: 'ending', zh: '没有填证件号码后四位', en: 'The last four of the ID number are missing' }])
  const knock = { kind: 'holder', name: `application ${number}`, address } as const
  const slow = await takeTurn(work, knock)
  if (slow && isRefused(slow)) return refuse('too-many-misses', { minutes: slow.facts['minutes'] as number })
  const bucket = bucketOfNumber(number)
  const application = bucket === null ? null : await selectByNumber(work, bucket, number)
  const person = application && await getPerson(work, holderOf(application))
  if (!application || (application.person !== holder && person?.number.slice(-4) !== ending?.toUpperCase())) {
    await countFailure(work, knock)
    return refuse('application-unknown')
  }
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

import { dayOf, isDay, type Day } from '#kit/day'
import { bucketOf, type Id } from '#kit/ids'
import { invalid, isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { onRecord } from './application.ts'
import { sentencesOf } from './refusals.ts'
import { tell } from './review.ts'
import type { Left } from './shared.ts'
import { ready, type At } from './step.ts'
import { saveApplication } from './store.ts'

const aheadOf = (work: Pick<Work, 'now'>, day: Day) => isDay(day) && day > dayOf(work.now)
const notAhead = () => invalid([{ field: 'day', zh: '新的日期要在今天以后，写成 2026-12-31', en: 'The new day lies ahead of today, written 2026-12-31' }])

/**
 * 通知新的日期: the day told to an applicant whose card is being made replaces the promised one, in every place it is shown and in the list of late ones;
 * the applicant is told. A day that is not ahead is no promise. Refused `application-elsewhere`, `stale`. (APP-11)
 */
export async function notifyDate(work: Work, at: At, given: { day: Day; version?: number | undefined }) {
  if (!aheadOf(work, given.day)) return notAhead()
  const approved = await ready(work, at, 'in-production', given.version)
  const found = isRefused(approved) && approved.refused === 'application-elsewhere' ? await ready(work, at, 'at-site', given.version) : approved
  if (isRefused(found)) return found
  const next = { ...found, promisedOn: given.day }
  if (!await saveApplication(work, next)) throw new Error('a locked application was changed')
  await note(work, { verb: 'applications.notify-date', ...onRecord(found), facts: { before: found.promisedOn ?? '', day: given.day } })
  await tell(work, next, 'application-date', { number: found.number, day: given.day })
  return { ...next, movedAt: work.now, version: found.version + 1 }
}

/** The same for many that are late for one reason: whoever cannot be told stays with the reason, the others are told. (APP-11) */
export async function notifyDates(work: Work, items: readonly { person: Id; application: Id; version: number }[], day: Day) {
  if (!aheadOf(work, day)) return notAhead()
  const told: Id[] = [], left: Left[] = []
  for (const { person, application, version } of items.toSorted((a, b) => a.application.localeCompare(b.application))) {
    const done = await notifyDate(work, { bucket: bucketOf(person), id: application }, { day, version })
    if (!isRefused(done)) told.push(done.id)
    else if (items.length === 1) return done
    else left.push({ id: application, refused: done.refused, ...sentencesOf(done as Parameters<typeof sentencesOf>[0]) })
  }
  return { told, left }
}

import { dayOf, isDay, type Day } from '#kit/day'
import { invalid, isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { onRecord } from './application.ts'
import { tell } from './review.ts'
import { ready, type At } from './step.ts'
import { saveApplication } from './store.ts'

/**
 * 通知新的日期: the day told to an applicant whose card is being made replaces the promised one, in every place it is shown and in the list of late ones;
 * the applicant is told. A day that is not ahead is no promise. Refused `application-elsewhere`, `stale`. (APP-11)
 */
export async function notifyDate(work: Work, at: At, given: { day: Day; version?: number | undefined }) {
  if (!isDay(given.day) || given.day <= dayOf(work.now)) return invalid([{ field: 'day', zh: '新的日期要在今天以后，写成 2026-12-31', en: 'The new day lies ahead of today, written 2026-12-31' }])
  const approved = await ready(work, at, 'in-production', given.version)
  const found = isRefused(approved) && approved.refused === 'application-elsewhere' ? await ready(work, at, 'at-site', given.version) : approved
  if (isRefused(found)) return found
  const next = { ...found, promisedOn: given.day }
  if (!await saveApplication(work, next)) throw new Error('a locked application was changed')
  await note(work, { verb: 'applications.notify-date', ...onRecord(found), facts: { before: found.promisedOn ?? '', day: given.day } })
  await tell(work, next, 'application-date', { number: found.number, day: given.day })
  return { ...next, movedAt: work.now, version: found.version + 1 }
}

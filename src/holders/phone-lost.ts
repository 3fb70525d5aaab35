import { newId, type PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { silence, unsilence } from '#notices'
import { note } from '#record'
import { closeSessionsOf } from '#staff'
import { getPerson } from './find.ts'
import { refuse } from './refusals.ts'
import { deletePhoneChange, endPhoneLost, insertPhoneLost, lockPerson, selectPhoneLost } from './store-contact.ts'
import { maskPhone } from './words.ts'

export type PhoneLost = { id: string; since: Date }
/** The report that stands on a person's phone; null when none does. */
export const phoneLostOf = (work: Work, key: PersonKey): Promise<PhoneLost | null> => selectPhoneLost(work, key)

/**
 * 手机丢了: from this answer on the number gets no codes and no messages, a code under way is void, and the holder's sessions end. The holder proves
 * identity and does everything else as before, until another number takes its place or this one is back. Said again it is answered as before. `guardian`: the id
 * of who acts for a minor. Refused `phone-none`. (HOLD-09)
 */
export async function reportPhoneLost(work: Work, key: PersonKey, channel: 'counter' | 'phone', by: { guardian?: string | undefined } = {}) {
  await lockPerson(work, key)
  const person = await getPerson(work, key)
  if (!person) return refuse('person-unknown')
  if (!person.phone) return refuse('phone-none')
  const before = await selectPhoneLost(work, key)
  if (before) return { phone: maskPhone(person.phone), since: before.since.toISOString(), sessions: 0 }
  const id = newId(work.now, work.random)
  await insertPhoneLost(work, key, id, channel)
  await silence(work, person.phone, id)
  await deletePhoneChange(work, key)
  const sessions = await closeSessionsOf(work, key)
  await note(work, { verb: 'holders.report-phone-lost', person: key, subject: { kind: 'phone-report', id }, facts: { channel, sessions, ...by.guardian ? { guardian: by.guardian } : {} } })
  return { phone: maskPhone(person.phone), since: work.now.toISOString(), sessions }
}

/** 手机找回了, or the number has a new SIM: messages go to it again. Refused `phone-not-lost`. (HOLD-09) */
export async function phoneIsBack(work: Work, key: PersonKey, by: { guardian?: string | undefined } = {}) {
  await lockPerson(work, key)
  const person = await getPerson(work, key)
  const ended = person && await endReport(work, key, person.phone, 'found', by)
  if (!person || !ended) return refuse(person ? 'phone-not-lost' : 'person-unknown')
  return { phone: person.phone && maskPhone(person.phone), since: null }
}

/** Ends the report that stands, if any: the number in force before is silent no longer for its sake. */
export async function endReport(work: Work, key: PersonKey, phone: string | null, why: 'new-phone' | 'found', by: { guardian?: string | undefined } = {}): Promise<boolean> {
  const report = await selectPhoneLost(work, key)
  if (!report || !await endPhoneLost(work, key, report.id, why)) return false
  if (phone) await unsilence(work, phone, report.id)
  await note(work, { verb: 'holders.end-phone-lost', person: key, subject: { kind: 'phone-report', id: report.id }, facts: { why, ...by.guardian ? { guardian: by.guardian } : {} } })
  return true
}

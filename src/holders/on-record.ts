import type { Work } from '#kit/work'
import { note } from '#record'
import { findByNumber } from './find.ts'
import { refuse } from './refusals.ts'

/** The id under which somebody stands on record, for the audit administrator whom they asked who looked; name and number are not shown. (TRUST-02) */
export async function personOnRecord(work: Work, number: string) {
  const person = await findByNumber(work, number)
  if (!person) return refuse('person-unknown')
  await note(work, { verb: 'holders.see-on-record', person })
  return { id: person.id }
}

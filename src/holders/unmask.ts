import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { getPerson } from './find.ts'
import { refuse } from './refusals.ts'

/** 看完整号码: the whole number, name and phone, on record with who looked. (TRUST-03) */
export async function unmask(work: Work, key: PersonKey) {
  const person = await getPerson(work, key)
  if (!person) return refuse('person-unknown')
  await note(work, { verb: 'holders.unmask', person: key })
  return { number: person.number, name: person.name, phone: person.phone, address: person.address, birth: person.birth }
}

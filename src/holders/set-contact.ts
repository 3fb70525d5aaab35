import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { searchRows } from './enter-person.ts'
import { getPerson } from './find.ts'
import { place } from './person.ts'
import { refuse } from './refusals.ts'
import { deleteSearch, insertSearch, updateContact } from './store.ts'

/** Phone and address as given with an application; what is left out stays. The phone finds the person from now on. */
export async function setContact(work: Work, key: PersonKey, given: { phone?: string | undefined; address?: string | undefined }) {
  const person = await getPerson(work, key)
  if (!person) return refuse('person-unknown')
  const next = { ...person, phone: given.phone ?? person.phone, address: given.address ?? person.address }
  if (next.phone === person.phone && next.address === person.address) return person
  const seal = (column: 'phone' | 'address', value: string | null) => value ? work.vault.seal(value, place(column, key.id)) : null
  if (!await updateContact(work, key, person.version, seal('phone', next.phone), seal('address', next.address))) throw new Error('the person was changed meanwhile')
  if (next.phone !== person.phone) {
    await deleteSearch(work, key, 'phone')
    await insertSearch(work, searchRows(work, { bucket: key.bucket, person: key.id, name: person.name, phone: next.phone, birthYear: String(person.birthYear) }))
  }
  await note(work, { verb: 'holders.set-contact', person: key, facts: { phone: next.phone !== person.phone, address: next.address !== person.address } })
  return { ...next, version: person.version + 1 }
}

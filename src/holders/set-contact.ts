import { newId, type PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { send } from '#notices'
import { note } from '#record'
import { searchRows } from './enter-person.ts'
import { getPerson } from './find.ts'
import { recordChange } from './mend-identity.ts'
import { place } from './person.ts'
import { endReport } from './phone-lost.ts'
import { refuse } from './refusals.ts'
import { insertBefore, lockPerson } from './store-contact.ts'
import { deleteSearch, insertSearch, updateContact } from './store.ts'
import { maskPhone } from './words.ts'

/**
 * Phone and address as they are from now on; what is left out stays. What was is kept, the phone finds the person, and an old phone is told that it gets
 * no more messages; one reported lost is told nothing, and its report ends. `guardian`: the id of who acts for a minor. `version`: the record as it was seen,
 * else `contact-stale`. (HOLD-04, HOLD-05, HOLD-09, settled: clerks)
 */
export async function setContact(work: Work, key: PersonKey, given: { phone?: string | undefined; address?: string | undefined }, by: { guardian?: string | undefined } = {}, version?: number) {
  await lockPerson(work, key)
  const person = await getPerson(work, key)
  if (!person) return refuse('person-unknown')
  if (version !== undefined && version !== person.version) return refuse('contact-stale', await recordChange(work, key))
  const next = { ...person, phone: given.phone ?? person.phone, address: given.address ?? person.address }
  const [phone, address] = [next.phone !== person.phone, next.address !== person.address]
  if (!phone && !address) return person
  const seal = (column: 'phone' | 'address', value: string | null) => value ? work.vault.seal(value, place(column, key.id)) : null
  const before = newId(work.now, work.random)
  const former = (column: 'phone' | 'address') => person[column] ? work.vault.seal(person[column], `holders.contact_before.${column}|${before}`) : null
  await insertBefore(work, key, { id: before, phoneSealed: former('phone'), addressSealed: former('address') })
  if (!await updateContact(work, key, person.version, seal('phone', next.phone), seal('address', next.address))) throw new Error('the person was changed meanwhile')
  let told = false
  if (phone) {
    await deleteSearch(work, key, 'phone')
    await insertSearch(work, searchRows(work, { bucket: key.bucket, person: key.id, name: person.name, phone: next.phone, birthYear: String(person.birthYear) }))
    told = await send(work, null, key, person.phone, 'phone-changed', { ending: next.phone!.slice(-4) })
    await endReport(work, key, person.phone, 'new-phone', by)
  }
  await note(work, { verb: 'holders.set-contact', person: key, subject: { kind: 'contact', id: before }, facts: { phone, address, ...by.guardian ? { guardian: by.guardian } : {} } })
  return { ...next, version: person.version + 1, told: told ? maskPhone(person.phone!) : null }
}

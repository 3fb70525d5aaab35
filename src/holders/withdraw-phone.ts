import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { searchRows } from './enter-person.ts'
import { getPerson } from './find.ts'
import { place } from './person.ts'
import { lockPerson } from './store-contact.ts'
import { deleteSearch, insertSearch, selectPerson, updateContact } from './store.ts'

/** The phone of somebody who is no more leaves the record, so that nothing is sent to it in their name; whoever else has that phone is not touched. Answers it. (REPL-05) */
export async function withdrawPhone(work: Work, key: PersonKey): Promise<string | null> {
  await lockPerson(work, key)
  const [person, row] = [await getPerson(work, key), await selectPerson(work, key)]
  if (!person?.phone || !row) return null
  await updateContact(work, key, row.version, null, row.addressSealed)
  await deleteSearch(work, key, 'phone')
  await note(work, { verb: 'holders.withdraw-phone', person: key })
  return person.phone
}

/** It stands there again, unless another was entered meanwhile. */
export async function putBackPhone(work: Work, key: PersonKey, phone: string): Promise<void> {
  await lockPerson(work, key)
  const [person, row] = [await getPerson(work, key), await selectPerson(work, key)]
  if (!person || !row || person.phone) return
  await updateContact(work, key, row.version, work.vault.seal(phone, place('phone', key.id)), row.addressSealed)
  await insertSearch(work, searchRows(work, { bucket: key.bucket, person: key.id, name: person.name, phone, birthYear: String(person.birthYear) }).filter(each => each.kind === 'phone'))
  await note(work, { verb: 'holders.put-back-phone', person: key })
}

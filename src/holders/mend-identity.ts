import { newId, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { lastChange, note } from '#record'
import { searchRows } from './enter-person.ts'
import { getPerson } from './find.ts'
import { checkNumber } from './number.ts'
import { place, sealIdentity, type Person } from './person.ts'
import { fieldsDiffering, type Said } from './read-document.ts'
import { refuse } from './refusals.ts'
import type { IdentityField, MendGround } from './shared.ts'
import { lockPerson } from './store-contact.ts'
import { deleteAliases, insertFormer, updateIdentity } from './store-identity.ts'
import { deleteSearch, insertSearch, selectAlias, takeAliases } from './store.ts'

/**
 * Makes the record say who the document says somebody is: number, name, sex and birth, in every place where they stand and by which they are found. Id,
 * bucket and psn_no stay, so money, history and cards stay with their person; what stood before is kept sealed. Refused `number-of-other` where the
 * number is another person's, `identity-stale` where the record is no longer the one seen. (IDFIX-01, IDFIX-03, HOLD-01)
 */
export async function mendIdentity(work: Work, key: PersonKey, said: Said, by: { version: number; ground: MendGround; difference: Id }) {
  await lockPerson(work, key)
  const before = await getPerson(work, key)
  if (!before) return refuse('person-unknown')
  if (before.version !== by.version) return refuse('identity-stale', await recordChange(work, key))
  const fields = fieldsDiffering(before, said)
  const person: Person = { ...before, number: said.number ?? before.number, name: fields.includes('name') ? said.name : before.name, sex: said.sex, birth: said.birth,
    birthYear: Number(said.birth.slice(0, 4)), area: said.area }
  if (person.number !== before.number) {
    const taken = await takeNumber(work, before, person.number)
    if (isRefused(taken)) return taken
  }
  await keepFormer(work, before, by)
  const sealed = (column: 'number' | 'name' | 'birth', value: string) => work.vault.seal(value, place(column, key.id))
  const written = await updateIdentity(work, key, by.version, { sex: person.sex, birthYear: person.birthYear, area: person.area, numberSealed: sealed('number', person.number),
    nameSealed: sealed('name', person.name), birthSealed: sealed('birth', person.birth), identitySealed: sealIdentity(work.vault, key.id, person) })
  if (!written) throw new Error('the person was changed while locked')
  await deleteSearch(work, key, 'name')
  await insertSearch(work, searchRows(work, { bucket: key.bucket, person: key.id, name: person.name, phone: null, birthYear: String(person.birthYear) }))
  await note(work, { verb: 'holders.mend-identity', person: { bucket: key.bucket, id: key.id }, subject: { kind: 'difference', id: by.difference }, facts: { fields, ground: by.ground } })
  return { person: { ...person, version: before.version + 1 }, before, fields } satisfies { person: Person; before: Person; fields: IdentityField[] }
}

/** Every verb that makes a person's record another than it was seen. */
const changing = ['holders.enter-person', 'holders.set-contact', 'holders.mend-identity', 'holders.withdraw-phone', 'holders.put-back-phone', 'holders.merge'] as const
/** Who changed a person's record last, and what, for who saw it before. A merge changes the one that went, not the one that stays. */
export const recordChange = (work: Work, person: PersonKey) => lastChange(work, { person, verbs: changing, counts: ({ verb, facts }) => verb !== 'holders.merge' || facts['from'] === person.id })

const numberDigest = (work: Pick<Work, 'vault'>, number: string) => work.vault.digest('person-number', number)
/** Every form of a number by which somebody may be found: as it stands, and 15 digits as 18. */
const forms = (number: string) => { const checked = checkNumber(number); return [...new Set([number, isRefused(checked) ? number : checked.number])] }

/** The new number finds this person and no other; the former is free for whom it belongs to. */
async function takeNumber(work: Work, before: Person, number: string) {
  const digest = numberDigest(work, number)
  const [taken] = await takeAliases(work, [{ digest, bucket: before.bucket, person: before.id }])
  if (!taken && (await selectAlias(work, digest))?.id !== before.id) return refuse('number-of-other')
  await deleteAliases(work, before, forms(before.number).filter(form => form !== number).map(form => numberDigest(work, form)))
  return { digest }
}

async function keepFormer(work: Work, before: Person, { ground, difference }: { ground: MendGround; difference: Id }) {
  const id = newId(work.now, work.random)
  const sealed = (column: 'number' | 'name' | 'birth') => work.vault.seal(before[column], `holders.identity_before.${column}|${id}`)
  await insertFormer(work, before, { id, difference, ground, sex: before.sex, numberDigest: numberDigest(work, before.number), numberSealed: sealed('number'), nameSealed: sealed('name'), birthSealed: sealed('birth') })
}

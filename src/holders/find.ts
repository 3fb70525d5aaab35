import { bucketOfNumber, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { bareNumber, checkNumber } from './number.ts'
import { openIdentity, openPerson, place, type Person } from './person.ts'
import { nameAsked } from './pinyin.ts'
import { refuse } from './refusals.ts'
import { selectFormerOwner } from './store-identity.ts'
import { selectAlias, selectAliases, selectByAliases, selectPeople, selectByPsnNo, selectByPsnNos, selectMergedInto, selectPerson, selectSearch } from './store.ts'

const MOST = 20

/** The person, opened; null when there is none. */
export async function getPerson(work: Work, key: PersonKey): Promise<Person | null> {
  const row = await selectPerson(work, key)
  return row && openPerson(work.vault, row)
}

/** Many people, opened, by id. */
export async function peopleOf(work: Work, keys: readonly PersonKey[]): Promise<Map<Id, Person>> {
  return new Map((keys.length ? await selectPeople(work, keys) : []).map(row => [row.id, openPerson(work.vault, row)]))
}

/** A number in the form it is kept in: 15 digits are upgraded, an assigned number stays as it is. */
export const keptNumber = (text: string) => { const checked = checkNumber(text); return isRefused(checked) ? bareNumber(text) : checked.number }

/** Who has this social security number, of 18 or 15 characters, or assigned. */
export const findByNumber = (work: Work, number: string): Promise<PersonKey | null> => selectAlias(work, work.vault.digest('person-number', keptNumber(number)))

/** Who stands for somebody today: they themselves, or whom they were merged into, however often. (READ-04) */
export async function standing(work: Work, key: PersonKey): Promise<PersonKey> {
  for (let at = key, steps = 0; steps < 20; steps++) {
    const into = await selectMergedInto(work, at)
    if (!into) return at
    at = into
  }
  throw new Error('people are merged in a circle')
}

/** The person of a psn_no, which begins with the bucket. */
export async function personByPsnNo(work: Work, psnNo: string): Promise<Person | null> {
  const bucket = bucketOfNumber(psnNo)
  const id = bucket === null ? null : await selectByPsnNo(work, bucket, psnNo)
  return id && bucket !== null ? getPerson(work, await standing(work, { bucket, id })) : null
}

/** A person without phone and address. */
export type Identified = Omit<Person, 'phone' | 'address'>
/** Many people at once by psn_no, without phone and address; who is not known is left out. For a settlement's batch. */
export async function peopleByPsnNos(work: Work, psnNos: readonly string[]): Promise<Map<string, Identified>> {
  const asked = psnNos.flatMap(psnNo => { const bucket = bucketOfNumber(psnNo); return bucket === null ? [] : [{ bucket, psnNo }] })
  const rows = asked.length ? await selectByPsnNos(work, asked.map(one => one.bucket), asked.map(one => one.psnNo)) : []
  const before = await peopleOf(work, rows.filter(row => !row.identitySealed))
  const found = new Map<string, Identified>(rows.map(({ identitySealed, mergedInto: _merged, ...row }) => [row.psnNo, identitySealed ? { ...row, ...openIdentity(work.vault, row.id, identitySealed) } : before.get(row.id)!]))
  for (const row of rows) if (row.mergedInto) found.set(row.psnNo, (await getPerson(work, await standing(work, row)))!)
  return found
}

/** Many people at once by number: whose name is on record. For a roster's chunk. */
export async function peopleByNumbers(work: Work, numbers: readonly string[]): Promise<Map<string, PersonKey & { name: string; number: string }>> {
  const rows = numbers.length ? await selectByAliases(work, numbers.map(number => work.vault.digest('person-number', number))) : []
  return new Map(rows.map(({ bucket, id, numberSealed, nameSealed }) => {
    const number = work.vault.openText(numberSealed, place('number', id))
    return [number, { bucket, id, number, name: work.vault.openText(nameSealed, place('name', id)) }]
  }))
}

/** Whose these numbers are, in the form they are kept in, without opening anybody: for a file of many. */
export async function peopleHaving(work: Work, numbers: readonly string[]): Promise<Map<string, Id>> {
  const digests = new Map(numbers.map(number => [work.vault.digest('person-number', number).toString('hex'), number]))
  const rows = numbers.length ? await selectAliases(work, [...digests.keys()].map(hex => Buffer.from(hex, 'hex'))) : []
  return new Map(rows.map(({ digest, person }) => [digests.get(digest.toString('hex'))!, person]))
}

export type Asked = { number: string } | { phone: string } | { name: string; birthYear: number }

/** People of an exact number or phone, or a full name (characters or pinyin) with the year of birth. A number that a mend took from somebody finds them while nobody else has it. Above 20 the clerk is asked for more. (settled: trust) */
export async function findPeople(work: Work, asked: Asked) {
  const digest = 'phone' in asked ? work.vault.digest('person-phone', bareNumber(asked.phone)) : 'name' in asked ? work.vault.digest('person-name', `${nameAsked(asked.name)}|${asked.birthYear}`) : null
  const known = 'number' in asked ? await findByNumber(work, asked.number) ?? await selectFormerOwner(work, work.vault.digest('person-number', keptNumber(asked.number))) : null
  const keys = digest ? await selectSearch(work, digest, MOST + 1) : known ? [known] : []
  if (keys.length > MOST) return refuse('too-many-found', { most: MOST })
  const people: Person[] = []
  for (const key of keys) people.push((await getPerson(work, key))!)
  for (const person of people) await note(work, { verb: 'holders.see-found', person, facts: { by: Object.keys(asked)[0]! } })
  return people
}

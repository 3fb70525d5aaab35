import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { lockPerson } from './store-contact.ts'
import { deleteSearch, moveAliases, selectMergedInto, setMergedInto } from './store.ts'

/** Holds two people until the Work ends, in one order whoever asks; whether both still stand by themselves. */
export async function holdBoth(work: Work, one: PersonKey, two: PersonKey): Promise<boolean> {
  for (const key of [one, two].toSorted((a, b) => a.bucket - b.bucket || (a.id < b.id ? -1 : 1))) await lockPerson(work, key)
  return !await selectMergedInto(work, one) && !await selectMergedInto(work, two)
}

/**
 * The merged one stays on record as an alias, in the bucket where they are: every number of theirs finds who stays, and so does their psn_no. Both are held.
 * (READ-04, settled: a person never changes bucket)
 */
export async function mergePerson(work: Work, from: PersonKey, into: PersonKey, cause: string): Promise<void> {
  if (!await setMergedInto(work, from, into)) throw new Error('somebody was merged while held')
  await moveAliases(work, from, into)
  for (const kind of ['name', 'phone'] as const) await deleteSearch(work, from, kind)
  for (const person of [from, into]) await note(work, { verb: 'holders.merge', person, subject: { kind: 'merge', id: cause }, facts: { from: from.id, into: into.id } })
}

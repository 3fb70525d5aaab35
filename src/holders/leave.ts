import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { assignNumber } from './assigned.ts'
import type { Person } from './person.ts'
import { selectDocuments } from './store-leave.ts'
import { documents, type DocumentKind } from './words.ts'
export { selectPeoplePage as peoplePage } from './store-leave.ts'

/** A document as it stands on record, whole; `country` where the number was made from it. */
export type OnRecord = { kind: DocumentKind; number: string; validUntil: string | null; country: string | null }

/**
 * One document of each of these people, whole, for a file that another system reads: of those without a citizen number the one their number was made from,
 * else the newest that fits. Who has none is left out. (HOLD-03)
 */
export async function documentsOf(work: Work, people: readonly Person[]): Promise<Map<Id, OnRecord>> {
  const rows = people.length ? await selectDocuments(work, people) : []
  const byPerson = Map.groupBy(rows, row => row.person)
  return new Map(people.flatMap(person => {
    const own = (byPerson.get(person.id) ?? []).filter(({ kind }) => documents[kind].of.includes(person.category))
      .map(({ id, kind, numberSealed, validUntil }) => ({ kind, number: work.vault.openText(numberSealed, `holders.document.number|${id}`), validUntil }))
    const country = /^[A-Z]{3}(?=0)/.exec(person.number)?.[0] ?? null
    const source = own.find(({ kind, number }) => assignNumber(person.category, { kind, number, country: country ?? '' }) === person.number)
    const found = person.category === 'resident' ? own.find(({ kind }) => kind === 'resident-card') ?? own[0] : source ?? own[0]
    return found ? [[person.id, { ...found, country }] as const] : []
  }))
}

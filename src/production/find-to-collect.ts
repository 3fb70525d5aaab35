import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { cardsAt } from '#cards'
import { foldName, peopleOf, type Person } from '#holders'
import { note } from '#record'
import { toCollectRow } from './lists.ts'
import type { ToCollectRow } from './shared.ts'

const PAGE = 1_000, MOST = 20

/**
 * Finds who stands here among the cards that lie at this office: by full name, or by the end of the social security number (four
 * characters or more). Nobody else is found; that somebody searched, and how many were shown, is on record. (BATCH-05, COLL-01)
 */
export async function findToCollect(work: Work, place: Id, text: string): Promise<{ rows: ToCollectRow[]; more: boolean }> {
  const fits = looksFor(text)
  const found: { bucket: number; id: Id }[] = []
  for (let after: Id | null = null; found.length <= MOST;) {
    const cards: Awaited<ReturnType<typeof cardsAt>> = await cardsAt(work, place, 'at-site', after, PAGE)
    const people = await peopleOf(work, cards.map(card => ({ bucket: card.bucket, id: card.person })))
    found.push(...cards.filter(card => fits(people.get(card.person)!)))
    if (cards.length < PAGE) break
    after = cards.at(-1)!.id
  }
  const rows: ToCollectRow[] = []
  for (const card of found.slice(0, MOST)) rows.push(await toCollectRow(work, card))
  await note(work, { verb: 'production.see-waiting', person: null, subject: { kind: 'organisation', id: place }, facts: { found: rows.length } })
  return { rows, more: found.length > MOST }
}

function looksFor(text: string): (person: Person) => boolean {
  const ending = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (/^\d{3,17}[\dX]$/.test(ending)) return person => person.number.endsWith(ending)
  const name = foldName(text)
  return person => foldName(person.name) === name
}

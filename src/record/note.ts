import { wallClock } from '#kit/day'
import { bucketOf, newId, type Id, type PersonKey } from '#kit/ids'
import type { Facts } from '#kit/refusal'
import type { Work } from '#kit/work'
import { noteOf } from './facts-words.ts'
import { insertEntries, insertEntry, selectEntries, selectEntry, selectTied } from './store.ts'
import { eventOf, happened } from './words.ts'

/** What goes on record. `facts` hold no personal data: ids, states, amounts in fen, counts. `person` is whom it is about. */
export type Noted = {
  /** `room.verb`, the file that did it: `cards.hand-over`. A look is `room.see-…`. */
  verb: string
  person: PersonKey | null
  subject?: { kind: string; id: Id }
  facts?: Facts
}

export type Entry = {
  bucket: number; id: Id; at: Date; verb: string
  byKind: string; byId: Id | null; byPost: string | null; byOrganisation: Id | null; authority: string
  person: Id | null; subjectKind: string | null; subject: Id | null; facts: Facts
}

/** Puts one thing on record, in the transaction that does it. Nothing on record can be altered or removed by the application. (TRUST-02) */
export async function note(work: Work, noted: Noted): Promise<Id> {
  const entry = entryOf(work, noted)
  await insertEntry(work, entry)
  return entry.id
}

/** The same for many things done in one transaction, in one statement: a roster's chunk, a batch. */
export async function noteAll(work: Work, noted: readonly Noted[]): Promise<void> {
  if (noted.length) await insertEntries(work, noted.map(each => entryOf(work, each)))
}

function entryOf({ now, random, by }: Work, noted: Noted): Entry {
  const id = newId(now, random)
  return {
    bucket: noted.person?.bucket ?? bucketOf(noted.subject?.id ?? id), id, at: now, verb: noted.verb,
    byKind: by.kind, byId: by.id, byPost: by.post, byOrganisation: by.organisation, authority: by.authority,
    person: noted.person?.id ?? null, subjectKind: noted.subject?.kind ?? null, subject: noted.subject?.id ?? null, facts: noted.facts ?? {},
  }
}

/** The history of a person, or of things of a person, newest first, a page at a time. `looks` adds who merely looked; `at`: only of these moments. */
export async function entriesOf(work: Work, of: { person: PersonKey; subject?: Id; subjects?: readonly Id[]; at?: readonly Date[]; looks?: boolean; after?: { at: Date; id: Id } | null; limit?: number }): Promise<Entry[]> {
  return selectEntries(work, of)
}

/** What left everything as it was, though it is no look: a print, a document or a number shown. */
const changesNothing = (verb: string) => /\.(print|unmask|present-)/.test(verb)
/** Entries looked back on for the last change: prints and the like stand between. */
const BACK = 50

/**
 * Who changed it last, when and what, in the words a stale save is answered with: of a person, of one of their things, of these verbs alone. `counts` leaves out
 * what did not make what was seen stale. The same person is told so: it was another window of theirs. (settled: clerks)
 */
export async function lastChange(work: Work, of: { person: PersonKey; subject?: Id; verbs?: readonly string[]; counts?: (entry: Entry) => boolean }): Promise<{ by: string; byEn: string; at: string; what: string; whatEn: string }> {
  const { counts = () => true, ...asked } = of
  const last = (await selectEntries(work, { ...asked, limit: BACK })).find(entry => !changesNothing(entry.verb) && counts(entry))
  const own = last && last.byKind === work.by.kind && last.byId !== null && last.byId === work.by.id
  const who = own ? ['您自己（另一个窗口）', 'you yourself, in another window,'] : last?.byKind === 'holder' ? ['持卡人', 'the holder'] : last?.byKind === 'staff' ? ['同事', 'a colleague'] : ['后台', 'a job']
  const said = wallClock(last?.at ?? work.now).slice(0, 16)
  const event = last ? eventOf(last) : null
  const is = event && event !== 'look' ? happened[event]! : { zh: '内容有变化', en: 'something changed' }
  const part = last && event ? noteOf(event, last.facts, null) : null
  return { by: who[0]!, byEn: who[1]!, at: said.startsWith(wallClock(work.now).slice(0, 10)) ? said.slice(11) : said, what: is.zh + (part ? `（${part.zh}）` : ''), whatEn: is.en + (part ? ` (${part.en})` : '') }
}

/** What of a person's is tied to one of their things by the record: a card's application, the one that replaces it, its identity cases. */
export const tiedTo = (work: Work, person: PersonKey, thing: Id): Promise<Id[]> => selectTied(work, person, thing)

/** What was noted under this id, of nobody and of no thing: what a later step stands on. */
export const entryNoted = (work: Work, id: Id): Promise<Entry | null> => selectEntry(work, id)

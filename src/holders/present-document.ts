import { dayOf, type Day } from '#kit/day'
import { newId, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { getPerson } from './find.ts'
import { fittingDocument } from './fitting-document.ts'
import { bareNumber, checkNumber } from './number.ts'
import type { Person } from './person.ts'
import { refuse } from './refusals.ts'
import { hasDocument, insertUse, keepDocument } from './store.ts'
import { documents, foldName, type DocumentKind } from './words.ts'

/** `name`: as it stands on the document, where a reader or the clerk gives it. */
export type Shown = { kind: string; number: string; validUntil: Day | 'long-term' | null; name?: string | undefined; for: string }
export type Presented = { kind: DocumentKind; validUntil: Day | 'long-term' | null }

/**
 * An identity document is shown for a piece of business: kind for the person's category and age, not expired, matching the record;
 * the use is recorded with its validity. Refused `document-kind-wrong`, `-expired`, `-validity-missing`, `-validity-unreadable`, `-differs`; then nothing is recorded. (HOLD-10)
 */
export async function presentDocument(work: Work, key: PersonKey, shown: Shown) {
  const person = await getPerson(work, key)
  if (!person) return refuse('person-unknown')
  const kind = fittingDocument(person, shown, dayOf(work.now))
  if (isRefused(kind)) return kind
  const number = bareNumber(shown.number)
  if (documents[kind].ownNumber) {
    const checked = checkNumber(number)
    if (isRefused(checked) || checked.number !== person.number) return refuse('document-differs', { what: '号码', whatEn: 'number' })
  } else if (!await hasDocument(work, key, kind, digestOf(work, person, kind, number))) return refuse('document-differs', { what: '号码', whatEn: 'number' })
  if (shown.name !== undefined && foldName(shown.name) !== foldName(person.name)) return refuse('document-differs', { what: '姓名', whatEn: 'name' })
  return keepShown(work, person, kind, shown)
}

/** Puts a document that was looked at on record, with this use of it. */
export async function keepShown(work: Work, person: Person, kind: DocumentKind, shown: Shown): Promise<Presented> {
  const id = newId(work.now, work.random)
  const number = bareNumber(shown.number)
  const document = await keepDocument(work, { bucket: person.bucket, id, person: person.id, kind, numberDigest: digestOf(work, person, kind, number), validUntil: shown.validUntil,
    numberSealed: work.vault.seal(number, `holders.document.number|${id}`) })
  await insertUse(work, person, { id: newId(work.now, work.random), document, validUntil: shown.validUntil, business: shown.for })
  await note(work, { verb: 'holders.present-document', person: { bucket: person.bucket, id: person.id }, subject: { kind: 'document', id: document }, facts: { kind, validUntil: shown.validUntil ?? 'none', for: shown.for } })
  return { kind, validUntil: shown.validUntil }
}

const digestOf = (work: Pick<Work, 'vault'>, person: Pick<Person, 'number'>, kind: DocumentKind, number: string) =>
  work.vault.digest('document-number', documents[kind].ownNumber ? person.number : number)

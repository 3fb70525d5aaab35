import { ageOn, dayOf, isDay, type Day } from '#kit/day'
import { newId, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { getPerson } from './find.ts'
import { bareNumber, checkNumber } from './number.ts'
import { refuse } from './refusals.ts'
import { hasDocument, insertUse, keepDocument } from './store.ts'
import { documents, documentsFor, type DocumentKind } from './words.ts'

export type Shown = { kind: string; number: string; validUntil: Day | 'long-term' | null; for: string }
export type Presented = { kind: DocumentKind; validUntil: Day | 'long-term' | null }

/**
 * An identity document is shown for a piece of business: kind for the person's category and age, not expired, matching the record;
 * the use is recorded with its validity. Refused `document-kind-wrong`, `-expired`, `-validity-missing`, `-validity-unreadable`, `-differs`; then nothing is recorded. (HOLD-10)
 */
export async function presentDocument(work: Work, key: PersonKey, shown: Shown) {
  const person = await getPerson(work, key)
  if (!person) return refuse('person-unknown')
  const today = dayOf(work.now)
  const age = ageOn(person.birth, today)
  const fitting = documentsFor(person.category, age)
  const kind = fitting.find(each => each === shown.kind)
  if (!kind) {
    const known = documents[shown.kind as DocumentKind]
    return refuse('document-kind-wrong', { kind: known?.zh ?? '这种证件', kindEn: known?.en ?? 'document of this kind',
      needed: fitting.map(each => documents[each].zh).join('或'), neededEn: fitting.map(each => documents[each].en).join(' or ') })
  }
  const dated = validity(shown.validUntil, today, age, documents[kind].undated ?? false)
  if (dated) return dated
  const number = bareNumber(shown.number)
  const digest = work.vault.digest('document-number', documents[kind].ownNumber ? person.number : number)
  if (documents[kind].ownNumber) {
    const checked = checkNumber(number)
    if (isRefused(checked) || checked.number !== person.number) return refuse('document-differs', { what: '号码', whatEn: 'number' })
  } else if (!await hasDocument(work, key, kind, digest)) return refuse('document-differs', { what: '号码', whatEn: 'number' })
  const id = newId(work.now, work.random)
  const document = await keepDocument(work, { bucket: key.bucket, id, person: key.id, kind, numberDigest: digest, validUntil: shown.validUntil,
    numberSealed: work.vault.seal(number, `holders.document.number|${id}`) })
  await insertUse(work, key, { id: newId(work.now, work.random), document, validUntil: shown.validUntil, business: shown.for })
  await note(work, { verb: 'holders.present-document', person: key, subject: { kind: 'document', id: document }, facts: { kind, validUntil: shown.validUntil ?? 'none', for: shown.for } })
  return { kind, validUntil: shown.validUntil } satisfies Presented
}

function validity(until: Day | 'long-term' | null, today: Day, age: number, undated: boolean) {
  if (until === 'long-term') return null
  if (until === null) return undated || age < 16 ? null : refuse('document-validity-missing')
  if (!isDay(until)) return refuse('document-validity-unreadable')
  return until < today ? refuse('document-expired', { until }) : null
}

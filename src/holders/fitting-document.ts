import { ageOn, isDay, type Day } from '#kit/day'
import { refuse } from './refusals.ts'
import { documents, documentsFor, type Category, type DocumentKind } from './words.ts'

type Until = Day | 'long-term' | null

/**
 * The kind of a document, if it proves somebody of this category and birth and has not expired. Refused `document-kind-wrong`, `-expired`,
 * `-validity-missing`, `-validity-unreadable`. (HOLD-10)
 */
export function fittingDocument(person: { category: Category; birth: Day }, shown: { kind: string; validUntil: Until }, today: Day) {
  const age = ageOn(person.birth, today)
  const fitting = documentsFor(person.category, age)
  const kind = fitting.find(each => each === shown.kind)
  if (!kind) {
    const known = documents[shown.kind as DocumentKind]
    return refuse('document-kind-wrong', { kind: known?.zh ?? '这种证件', kindEn: known?.en ?? 'document of this kind',
      needed: fitting.map(each => documents[each].zh).join('或'), neededEn: fitting.map(each => documents[each].en).join(' or ') })
  }
  return validity(shown.validUntil, today, age, documents[kind].undated ?? false) ?? kind
}

function validity(until: Until, today: Day, age: number, undated: boolean) {
  if (until === 'long-term') return null
  if (until === null) return undated || age < 16 ? null : refuse('document-validity-missing')
  if (!isDay(until)) return refuse('document-validity-unreadable')
  return until < today ? refuse('document-expired', { until }) : null
}

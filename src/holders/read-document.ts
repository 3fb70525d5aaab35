import { isDay, type Day } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { fittingDocument } from './fitting-document.ts'
import { checkNumber } from './number.ts'
import type { Person } from './person.ts'
import { refuse } from './refusals.ts'
import type { IdentityDocument, IdentityField } from './shared.ts'
import { foldName, type DocumentKind } from './words.ts'

/** Who somebody is by their document; `number` is null where it does not carry the social security number. */
export type Said = { kind: DocumentKind; number: string | null; name: string; sex: '1' | '2'; birth: Day; area: string }

/**
 * What an identity document says of its holder, checked in itself and not against the record: a citizen number says sex and birth. Refused by the
 * number's fault or as `fittingDocument` says. (IDFIX-01)
 */
export function readDocument(person: Pick<Person, 'category' | 'sex' | 'birth' | 'area'>, shown: IdentityDocument, today: Day) {
  const said = person.category === 'resident' ? ofCitizen(shown, today) : ofOther(person, shown, today)
  if (isRefused(said)) return said
  const kind = fittingDocument({ category: person.category, birth: said.birth }, shown, today)
  return isRefused(kind) ? kind : { ...said, kind } satisfies Said
}

const named = (shown: IdentityDocument) => shown.name.normalize('NFC').trim()

function ofCitizen(shown: IdentityDocument, today: Day) {
  const checked = checkNumber(shown.number, today)
  if (isRefused(checked)) return checked
  const { number, sex, birth, area } = checked
  return /^8[1-3]/.test(area) ? refuse('number-not-citizen') : { number, name: named(shown), sex, birth, area }
}

function ofOther(person: Pick<Person, 'sex' | 'birth' | 'area'>, shown: IdentityDocument, today: Day) {
  const birth = shown.birth ?? person.birth
  if (!isDay(birth) || birth > today) return refuse('number-future', { birth })
  return { number: null, name: named(shown), sex: shown.sex ?? person.sex, birth, area: person.area }
}

/** In what the record differs from the document. */
export function fieldsDiffering(person: Pick<Person, 'number' | 'name' | 'sex' | 'birth'>, said: Omit<Said, 'kind' | 'area'>): IdentityField[] {
  const differs: [IdentityField, boolean][] = [
    ['number', said.number !== null && said.number !== person.number], ['name', foldName(said.name) !== foldName(person.name)],
    ['sex', said.sex !== person.sex], ['birth', said.birth !== person.birth],
  ]
  return differs.filter(([, differ]) => differ).map(([field]) => field)
}

/** Whether the record lacks nothing but the step from 15 digits to 18, which needs no proof. (HOLD-02, IDFIX-01) */
export function isUpgrade(person: Pick<Person, 'number' | 'name' | 'sex' | 'birth'>, said: Omit<Said, 'kind' | 'area'>): boolean {
  if (person.number.length !== 15 || said.number === null || foldName(said.name) !== foldName(person.name)) return false
  const upgraded = checkNumber(person.number)
  return !isRefused(upgraded) && upgraded.number === said.number
}

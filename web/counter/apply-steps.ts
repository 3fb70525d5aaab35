import type { Place } from '#shared/applications'
import type { Refused } from '../api/call.ts'
import type { T } from '../i18n.ts'
import type { Wrong } from '../ui/form.tsx'
import type { Answers } from './apply-draft.ts'
import type { text } from './apply-text.ts'
import { wrongIn } from './document-fields.tsx'
import type { text as counterText } from './text.ts'

type Words = { zh: string; en: string }
/** GET /api/people/:person/apply: what the policy of today allows this person; `why` when nothing. */
export type Choices = {
  why: (Words & { refused: string }) | null
  phone: string | null
  address: string | null
  banks: readonly (Words & { code: string })[]
  places: readonly (Place & { bank: string | null })[]
  photo: { width: number; height: number; minBytes: number; maxBytes: number; ground: 'white' | 'blue' | 'red'; onTheSpot?: boolean }
  materials: readonly (Words & { key: string })[]
  fee: number | null
  promise: Words
  source: string
}
export const stages = ['contact', 'photo', 'document', 'check'] as const
export type Stage = (typeof stages)[number]
export type Contact = Pick<Answers, 'phone' | 'address' | 'bank' | 'place'>

/** Where the card can be collected with this bank, and the place chosen: the first while none is. */
export function placesOf(choices: Choices, { bank, place }: Pick<Contact, 'bank' | 'place'>) {
  const places = choices.places.filter(one => !one.bank || one.bank === bank)
  return { places, place: places.find(one => one.organisation === place) ?? places[0] }
}

/** What is wrong in phone and address, each in its own sentence; what is on record may stay. (APP-02.b) */
export function wrongContact({ phone, address }: Contact, onRecord: { phone: string | null }, t: T<(typeof text)['zh']>): Wrong {
  const bare = phone.replace(/\s/g, '')
  return {
    ...(onRecord.phone
      ? {}
      : !bare
        ? { phone: t('phoneMissing') }
        : /^1[3-9]\d{9}$/.test(bare)
          ? {}
          : { phone: t(/^\d+$/.test(bare) && bare.length !== 11 ? 'phoneLength' : 'phoneWrong', { n: bare.length }) }),
    ...(address.trim() ? {} : { address: t('addressMissing') }),
  }
}

/** What is wrong in one step, field by field; the check has nothing of its own. */
export function wrongAt(
  stage: Stage,
  answers: Answers,
  choices: Choices,
  t: T<(typeof text)['zh']>,
  says: T<(typeof counterText)['zh']>,
  lang: 'zh' | 'en',
): Wrong {
  if (stage === 'contact') return wrongContact(answers, choices, t)
  if (stage === 'document') return wrongIn(answers.document, null, says)
  if (stage === 'check') return {}
  return {
    ...(answers.photo ? {} : { photo: t('missingPhoto') }),
    ...Object.fromEntries(
      choices.materials.filter(each => !answers.papers.includes(each.key)).map(each => [each.key, t('missingPaper', { name: each[lang] })]),
    ),
  }
}

/** A field of the server as it is called on the page. */
const named = (field: string) =>
  field === 'document' ? 'document.number' : field.startsWith('delivery') ? 'delivery' : field.startsWith('papers') ? 'photo' : field
const stepOf = (field: string): Stage => (field.startsWith('document') ? 'document' : field === 'photo' ? 'photo' : 'contact')

/** Where a refusal is mended and what it says over which field; without fields the whole refusal is shown there. */
export function placeOf(refused: Refused, lang: 'zh' | 'en'): { stage: Stage; wrong: Wrong } {
  if (refused.fields?.length) {
    const wrong = Object.fromEntries(refused.fields.map(fault => [named(fault.field), fault[lang]]))
    return { wrong, stage: stages.find(stage => Object.keys(wrong).some(field => stepOf(field) === stage)) ?? 'check' }
  }
  const code = refused.refused
  return {
    wrong: {},
    stage: code.startsWith('document-')
      ? 'document'
      : code === 'material-missing'
        ? 'photo'
        : code === 'bank-not-here' || code === 'delivery-not-here'
          ? 'contact'
          : 'check',
  }
}

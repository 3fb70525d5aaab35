import { ageOn, dayOf, type Day } from '#kit/day'
import type { Work } from '#kit/work'
import { categories, type Person } from '#holders'
import { insuredWords, relationsOf } from '#insurance'
import { openPaper } from '#papers'
import { isRefused } from '#kit/refusal'
import { policy } from '#regions'
import { organisationById } from '#staff'
import type { Application, Delivery } from './application.ts'
import { materialsFor } from './apply-alone.ts'
import { materialWords, singleMaterials } from './materials.ts'
import { promiseWords } from './promise.ts'
import { kindWords, type Paper, type Words } from './shared.ts'

/** What stands on a form: the texts of its fields, empty ones to be written by hand. */
export type FormSheet = {
  title: Words; issuer: string; number: string; day: string; kind: Words; photoPrint: '1-inch' | '2-inch'; photo: Buffer | null
  fields: Record<'name' | 'sex' | 'birth' | 'category' | 'socialNumber' | 'phone' | 'address' | 'bank' | 'place' | 'insured' | 'unit', string>
  /** Whether who acts for a minor writes and signs too, by hand: the form shows nobody's data but the applicant's. (APP-13.c) */
  guardian: boolean
  materials: readonly (Words & { handed: boolean })[]
  promise: Words
}
/** What an applicant entered, before or after it was sent. */
export type Entered = { phone?: string | null | undefined; address?: string | null | undefined; bank?: string | undefined; delivery?: Delivery | undefined; photo?: string | null | undefined; papers?: readonly Paper[] | undefined }

const empty = { name: '', sex: '', birth: '', category: '', socialNumber: '', phone: '', address: '', bank: '', place: '', insured: '', unit: '' }
const head = (region: string, day: Day) => ({
  title: policy(region, 'apply.form', day), issuer: policy(region, 'issuer.name', day).zh, photoPrint: policy(region, 'photo', day).print, promise: promiseWords(region, day),
})

/** The form to be filled in by hand. */
export function blankSheet(region: string, day: Day): FormSheet {
  const materials = [...new Set(singleMaterials([...policy(region, 'materials.adult', day), ...policy(region, 'materials.minor', day)]))]
  return { ...head(region, day), number: '', day: '', kind: { zh: '', en: '' }, photo: null, fields: empty, guardian: true, materials: materials.filter(each => each !== 'form').map(each => ({ ...materialWords[each]!, handed: false })) }
}

/** The form with what this person entered; `application` once it was sent. Numbers stand whole: it is signed by whom they belong to. (APP-13) */
export async function filledSheet(work: Work, person: Person, region: string, entered: Entered, application: Application | null): Promise<FormSheet> {
  const day = dayOf(work.now)
  const bank = policy(region, 'banks', day).find(each => each.code === entered.bank)
  const place = entered.delivery ? await organisationById(work, entered.delivery.organisation) : null
  const relations = await relationsOf(work, person, day)
  const minor = ageOn(person.birth, day) < policy(region, 'minor.age', day)
  const photo = entered.photo ? await openPaper(work, person, entered.photo) : null
  const handed = new Set([...entered.papers ?? []].map(each => each.material).concat(entered.photo ? ['photo'] : []))
  return {
    ...head(region, day), number: application?.number ?? '', day: application ? dayOf(application.submittedOn) : day, kind: kindWords[application?.kind ?? 'first'],
    photo: photo && !isRefused(photo) && photo.kind === 'photo' ? photo.bytes : null,
    fields: {
      name: person.name, sex: person.sex === '1' ? '男 male' : '女 female', birth: person.birth, category: `${categories[person.category].zh} ${categories[person.category].en}`, socialNumber: person.number,
      phone: entered.phone ?? person.phone ?? '', address: entered.address ?? person.address ?? '', bank: bank?.zh ?? '',
      place: entered.delivery?.kind === 'post' ? '邮寄到通讯地址 by post' : [place?.name, place?.address].filter(Boolean).join('，'), insured: insuredWords(relations, day)?.zh ?? '', unit: relations.find(each => each.state === '1' && each.employer)?.employerName ?? '',
    },
    guardian: minor,
    materials: (application?.replaces ? ['photo'] : materialsFor(work, person, region)).filter(each => each !== 'form').map(each => ({ ...materialWords[each]!, handed: handed.has(each) })),
  }
}
export const enteredIn = (application: Application): Entered => ({ bank: application.bank, delivery: application.delivery, photo: application.photo, papers: application.papers })

import { ageOn, dayOf, turnsOn } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { invalid, isRefused, type FieldFault } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, presentDocument, refuseHolder, setContact, type Person } from '#holders'
import { relationsOf } from '#insurance'
import { papersOf } from '#papers'
import { policy } from '#regions'
import type { Delivery } from './application.ts'
import { mayApplyHere, notInsuredHere, regionFor } from './ground.ts'
import { materialWords, singleMaterials } from './materials.ts'
import { refuse } from './refusals.ts'
import type { Paper } from './shared.ts'
import { livingCard, openApplication, submit } from './submit.ts'
import { joined } from './words.ts'

/** What an applicant or a clerk sends. A clerk may say of a material that the original was seen (`paper` null); an applicant uploads. */
export type Form = {
  person: PersonKey; phone?: string | undefined; address?: string | undefined; bank?: string | undefined; delivery?: Delivery | undefined
  photo?: Id | undefined; papers?: Paper[] | undefined; document?: { kind: string; number: string; validUntil: string | null } | undefined
}

/**
 * 申领: one person alone, at a counter or on the web. The pack says who, where, from what age, insured or not, with what materials;
 * fields that are missing or malformed are told all at once. (APP-01, APP-02, APP-03, APP-05, APP-06, APP-08)
 */
export async function applyAlone(work: Work, form: Form) {
  const person = await getPerson(work, form.person)
  if (!person) return refuseHolder('person-unknown')
  const region = await regionFor(work, form.person)
  const barred = await barredFrom(work, person, region)
  if (barred) return barred
  const wrong = wrongFields(work, form, person)
  if (wrong.length) return invalid(wrong)
  const lacking = await lackingMaterials(work, form, person, region)
  if (lacking.length) { const said = joined(lacking.map(each => materialWords[each])); return refuse('material-missing', { materials: said.zh, materialsEn: said.en, keys: lacking }) }
  if (work.by.kind === 'staff') {
    const document = await presentDocument(work, form.person, { ...form.document!, for: 'applications.submit' })
    if (isRefused(document)) return document
  }
  await setContact(work, form.person, { phone: form.phone?.replace(/\s/g, ''), address: form.address?.trim() })
  return submit(work, { person: form.person, region, bank: form.bank!, delivery: form.delivery!, channel: work.by.kind === 'holder' ? 'online' : 'counter', photo: form.photo ?? null, papers: form.papers ?? [] })
}

/** Why this person cannot apply here today, whatever the form says; null when they can. */
export async function barredFrom(work: Work, person: Person, region: string) {
  const day = dayOf(work.now)
  const held = await livingCard(work, person) ?? await openApplication(work, person) ?? await mayApplyHere(work, person, region)
  if (held) return held
  const least = policy(region, 'apply.age.least', day)
  const age = ageOn(person.birth, day)
  if (least !== null && age < least) return refuse('apply-too-young', { age: least, from: turnsOn(person.birth, least) })
  const minor = policy(region, 'minor.age', day)
  if (age < minor && work.by.kind === 'holder') return refuse('guardian-needed', { age: minor })
  return policy(region, 'apply.insurance.first', day) === 'relation' ? notInsuredHere(await relationsOf(work, person, day), region, day) : null
}

function wrongFields(work: Work, form: Form, person: Person): FieldFault[] {
  const faults: FieldFault[] = []
  const add = (field: string, zh: string, en: string) => { faults.push({ field, zh, en }) }
  const other = otherPhone(person, form.phone)
  if (other) faults.push(other)
  const phone = other ? person.phone : form.phone?.replace(/\s/g, '') ?? person.phone
  if (!phone) add('phone', '没有填手机号，领卡通知发到这里', 'The mobile phone is missing; the notice to collect goes there')
  else if (!/^1[3-9]\d{9}$/.test(phone)) add('phone', `手机号应当是 1 开头的 11 位，现在是 ${phone.length} 位`, `A mobile number has 11 digits and begins with 1; this one has ${phone.length}`)
  const address = form.address?.trim() ?? person.address
  if (!address) add('address', '没有填地址', 'The address is missing')
  else if (address.length > 100) add('address', `地址有 ${address.length} 个字，最多 100 个`, `The address has ${address.length} characters; at most 100`)
  if (!form.bank) add('bank', '没有选发卡银行', 'No issuing bank is chosen')
  if (!form.delivery) add('delivery', '没有选领卡的地方', 'No place of collection is chosen')
  if (!form.photo) add('photo', '没有照片', 'The photo is missing')
  if (work.by.kind === 'staff' && !form.document) add('document', '没有出示身份证件', 'No identity document was shown')
  return faults
}

/** An application gives a person the first phone; one on record is changed by the code that goes to the new one, nowhere else. (HOLD-05) */
export function otherPhone(person: Pick<Person, 'phone'>, given: string | undefined): FieldFault | null {
  if (given === undefined || person.phone === null || given.replace(/\s/g, '') === person.phone) return null
  return { field: 'phone', zh: '登记的手机号在这里改不了。先改手机号（新号码收到验证码才算），再来申领', en: 'The phone on record is not changed here. Change it first, with the code sent to the new number, then go on' }
}

/** The materials of the pack for this person that the form does not hold. */
async function lackingMaterials(work: Work, form: Form, person: Person, region: string): Promise<string[]> {
  const sent = [...form.photo ? [{ material: 'photo', paper: form.photo }] : [], ...form.papers ?? []]
  const kept = new Map((await papersOf(work, form.person, sent.flatMap(each => each.paper ?? []))).map(paper => [paper.id, paper]))
  const good = sent.filter(each => each.paper ? kept.has(each.paper) && (each.material !== 'photo' || (kept.get(each.paper)!.kind === 'photo' && kept.get(each.paper)!.good)) : work.by.kind === 'staff')
  return materialsFor(work, person, region).filter(each => !good.some(one => one.material === each))
}

/** The materials this person hands in, single things. (APP-03) */
export function materialsFor(work: Pick<Work, 'now'>, person: Person, region: string): string[] {
  const day = dayOf(work.now)
  return singleMaterials(policy(region, ageOn(person.birth, day) < policy(region, 'minor.age', day) ? 'materials.minor' : 'materials.adult', day))
}

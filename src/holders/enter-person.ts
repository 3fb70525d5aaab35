import { dayOf, type Day } from '#kit/day'
import { bucketOf, newId, publicNumber } from '#kit/ids'
import { invalid, isRefused, type FieldFault } from '#kit/refusal'
import type { Work } from '#kit/work'
import { noteAll } from '#record'
import { assignNumber, countryOf } from './assigned.ts'
import { bareNumber, checkNumber, type CheckedNumber } from './number.ts'
import { place, sealIdentity, type Person } from './person.ts'
import { namesOf } from './pinyin.ts'
import { refuse } from './refusals.ts'
import { insertPeople, insertSearch, insertDocuments, takeAliases, type IdentityRow, type PersonRow } from './store.ts'
import { documents, type Category, type DocumentKind } from './words.ts'

export type Newcomer = {
  /** A citizen number of 18 or 15; others leave it out and show a document. */
  number?: string | null; name: string; phone?: string | null; address?: string | null; category?: Category
  documents?: readonly { kind: DocumentKind; number: string; validUntil: Day | 'long-term' | null }[]
  sex?: '1' | '2'; birth?: Day; country?: string
}

/** 登记: a person enters the register once. Refused by the number's fault, `person-known`, or field by field. (HOLD-01, HOLD-02, HOLD-03) */
export async function enterPerson(work: Work, given: Newcomer) {
  const person = checkNewcomer(given, dayOf(work.now))
  if (isRefused(person)) return person
  const [entered] = await enterChecked(work, [{ ...given, ...person, category: given.category ?? 'resident' }])
  return entered ?? refuse('person-known')
}

export type Checked = Omit<Newcomer, 'number' | 'sex' | 'birth'> & Omit<CheckedNumber, 'upgraded'> & { category: Category }

/**
 * Enters many people whose numbers were checked, in a few statements; those whose number was taken meanwhile come back as null. `noted: false`: the verb that
 * enters them puts them on record itself. (BATCH-01)
 */
export async function enterChecked(work: Work, given: readonly Checked[], { noted = true } = {}): Promise<(Person | null)[]> {
  if (!given.length) return []
  const { vault, random, now } = work
  const rows = given.map(each => {
    const id = newId(now, random)
    const bucket = bucketOf(id)
    const row: PersonRow & IdentityRow = {
      bucket, id, psnNo: publicNumber(bucket, random), category: each.category, sex: each.sex, birthYear: Number(each.birth.slice(0, 4)), area: each.area, version: 1,
      numberSealed: vault.seal(each.number, place('number', id)), nameSealed: vault.seal(each.name.normalize('NFC').trim(), place('name', id)),
      birthSealed: vault.seal(each.birth, place('birth', id)), phoneSealed: each.phone ? vault.seal(each.phone, place('phone', id)) : null,
      addressSealed: each.address ? vault.seal(each.address, place('address', id)) : null,
      identitySealed: sealIdentity(vault, id, { number: each.number, name: each.name.normalize('NFC').trim(), birth: each.birth }),
    }
    return { each, row, alias: { digest: vault.digest('person-number', each.number), bucket, person: id } }
  })
  const free = new Set((await takeAliases(work, rows.map(row => row.alias))).map(digest => digest.toString('hex')))
  const taken = new Set<string>()
  const mine = rows.map(row => {
    const key = row.alias.digest.toString('hex')
    if (!free.has(key) || taken.has(key)) return null
    taken.add(key)
    return row
  })
  const entered = mine.filter(row => row !== null)
  if (!entered.length) return mine.map(() => null)
  await insertPeople(work, entered.map(({ row }) => row))
  await insertSearch(work, entered.flatMap(({ each, alias }) => searchRows(work, { ...alias, name: each.name, phone: each.phone ?? null, birthYear: each.birth.slice(0, 4) })))
  const shown = entered.flatMap(({ each, row }) => (each.documents ?? []).map(document => ({ document, row })))
  if (shown.length) await insertDocuments(work, shown.map(({ document, row }) => {
    const id = newId(now, random)
    return { bucket: row.bucket, id, person: row.id, kind: document.kind, validUntil: document.validUntil,
      numberSealed: vault.seal(bareNumber(document.number), `holders.document.number|${id}`), numberDigest: vault.digest('document-number', bareNumber(document.number)) }
  }))
  if (noted) await noteAll(work, entered.map(({ row }) => ({ verb: 'holders.enter-person', person: { bucket: row.bucket, id: row.id }, facts: { category: row.category } })))
  return mine.map(row => row && personOf(row))
}

/** A newcomer as entered; nothing is opened again. */
function personOf({ each, row: { numberSealed: _1, nameSealed: _2, birthSealed: _3, phoneSealed: _4, addressSealed: _5, identitySealed: _6, ...row } }: { each: Checked; row: PersonRow & IdentityRow }): Person {
  return { ...row, number: each.number, name: each.name.normalize('NFC').trim(), birth: each.birth, phone: each.phone || null, address: each.address || null }
}

/** The digests someone is found by. */
export function searchRows({ vault }: Pick<Work, 'vault'>, of: { bucket: number; person: string; name: string; phone: string | null; birthYear: string }) {
  const at = { bucket: of.bucket, person: of.person }
  return [
    ...namesOf(of.name).map(name => ({ ...at, kind: 'name' as const, digest: vault.digest('person-name', `${name}|${of.birthYear}`) })),
    ...of.phone ? [{ ...at, kind: 'phone' as const, digest: vault.digest('person-phone', of.phone) }] : [],
  ]
}

/** Who a newcomer is by number and documents: refused by the number's fault or field by field; nothing is looked up. (HOLD-01, HOLD-02, HOLD-03) */
export function checkNewcomer(given: Newcomer, today: Day) {
  const faults: FieldFault[] = []
  const add = (field: string, zh: string, en: string) => { faults.push({ field, zh, en }) }
  if (!given.name.trim()) add('name', '没有填姓名，照证件填写', 'The name is missing; copy it from the document')
  if (given.phone && !/^1[3-9]\d{9}$/.test(given.phone)) add('phone', `手机号应当是 1 开头的 11 位，现在是 ${given.phone.length} 位`, `A mobile number has 11 digits and begins with 1; this one has ${given.phone.length}`)
  const category = given.category ?? 'resident'
  if (category === 'resident') {
    if (!given.number?.trim()) add('number', '没有填社会保障号码，照身份证填 18 位', 'The social security number is missing; copy the 18 digits of the ID card')
    if (faults.length) return invalid(faults)
    const checked = checkNumber(given.number!, today)
    return !isRefused(checked) && /^8[1-3]/.test(checked.area) ? refuse('number-not-citizen') : checked
  }
  const document = given.documents?.find(each => documents[each.kind]?.of.includes(category))
  if (!document) add('documents', `没有能证明身份的证件：${namesFor(category, 'zh')}`, `A document is missing: ${namesFor(category, 'en')}`)
  if (!given.sex) add('sex', '没有选性别，照证件选', 'The sex is missing; copy it from the document')
  if (!given.birth || given.birth > today) add('birth', '没有填出生日期，照证件填', 'The birth date is missing; copy it from the document')
  const country = given.country ?? countryOf[category] ?? ''
  const number = document ? assignNumber(category, { kind: document.kind, number: document.number, country }) : null
  if (document && !number) add(/^[A-Z]{3}$/.test(country) || document.kind === 'residence-permit' ? 'documents' : 'country', '证件号码或国家（地区）不对，照证件填写', 'The document number or country is wrong; copy it from the document')
  if (faults.length || !number || !given.sex || !given.birth) return invalid(faults)
  return { number, upgraded: false, birth: given.birth, sex: given.sex, area: /^\d{6}/.test(number) ? number.slice(0, 6) : '000000' } satisfies CheckedNumber
}

const namesFor = (category: Category, lang: 'zh' | 'en') => Object.values(documents).filter(each => each.of.includes(category)).map(each => each[lang]).join(lang === 'zh' ? '、' : ', ')

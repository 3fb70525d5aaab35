import { getPerson, maskName, maskNumber, peopleOf, refuseHolder } from '#holders'
import { dayOf } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import type { Work } from '#kit/work'
import { note } from '#record'
import { packOf, policy } from '#regions'
import { organisationById, serves } from '#staff'
import { fundPays } from './arrears.ts'
import { keeperOf, kindsOf, regionsHere, regionWords } from './office.ts'
import { monthsOf } from './see.ts'
import { pensionOf } from './see-pension.ts'
import { everyRegion, transferViews } from './see-transfers.ts'
import { isBasic, psnTypes, schemeWords, type InsuredPage, type InsuredView, type StaffRow } from './shared.ts'
import { selectAll, selectStaff, type Relation } from './store.ts'
import { selectMoving, selectTime } from './store-transfer.ts'

/** Whether the fund pays under a medical record today; null for other insurances. (MED-10) */
export const fundToday = (work: Pick<Work, 'now'>, relation: Relation): boolean | null =>
  !isBasic(relation) ? null : fundPays(relation, relation.paidUntil, dayOf(work.now), policy(packOf(relation.region) ?? relation.region, 'arrears.grace.months', dayOf(work.now)))

/** A person's records with their newest months, ended ones too. `here`: region codes whose records this office keeps. */
export async function recordsOf(work: Work, person: PersonKey, here: ReadonlySet<string> = new Set()): Promise<InsuredView[]> {
  const rows: InsuredView[] = []
  const all = await selectAll(work, person)
  const [times, moving] = [await selectTime(work, all), await selectMoving(work, all)]
  for (const each of all) {
    rows.push({ id: each.id, region: each.region, regionName: regionWords(work, each.region), insutype: each.insutype, scheme: schemeWords(each.insutype), psnType: each.psnType, psnTypeName: psnTypes[each.psnType] ?? { zh: each.psnType, en: each.psnType },
      state: each.state, since: each.since, until: each.until, pausedOn: each.pausedOn, employer: each.employerName, base: fenNumber(each.base), paidUntil: each.paidUntil, fund: fundToday(work, each), time: times.get(each.id) ?? 0, moving: moving.get(each.id) ?? null,
      here: here.has(each.region), office: (await keeperOf(work, each.region))?.name ?? null, months: await monthsOf(work, each), version: each.version })
  }
  return rows
}

/** 参保信息 at the insurance office: every record of the city, and where this office enrols what; the look is on record. (INS-01) */
export async function insuredPage(work: Work, key: PersonKey) {
  const person = await getPerson(work, key)
  if (!person) return refuseHolder('person-unknown')
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const regions = office ? await regionsHere(work, office) : []
  const here = new Set(regions.map(each => each.code))
  const own = office ? await serves(work, office) : () => false
  await note(work, { verb: 'insurance.see-relations', person: key })
  return { person: key.id, name: maskName(person.name), number: maskNumber(person.number), rows: (await recordsOf(work, key, here)).filter(each => own(each.region)), pension: (await pensionOf(work, key)).filter(each => own(each.region)),
    transfers: (await transferViews(work, key, here)).filter(each => each.here !== null), elsewhere: everyRegion(work), regions,
    kinds: regions[0] ? kindsOf(regions[0].code, dayOf(work.now)) : [] } satisfies InsuredPage
}

const PAGE = 50
/** Whom an employer insures, by key; those of this year who left too. */
export async function staffOf(work: Work, employer: Id, after: { bucket: Bucket; id: Id } | null): Promise<{ rows: StaffRow[]; next: string | null }> {
  const found = await selectStaff(work, employer, `${dayOf(work.now).slice(0, 4)}-01-01`, after, PAGE)
  const people = await peopleOf(work, found.map(each => ({ bucket: each.bucket, id: each.person })))
  await note(work, { verb: 'insurance.see-staff', person: null, facts: { rows: found.length } })
  return { next: found.length === PAGE ? `${found.at(-1)!.bucket}.${found.at(-1)!.id}` : null, rows: found.map(each => {
    const person = people.get(each.person)
    return { person: each.person, name: maskName(person?.name ?? ''), number: maskNumber(person?.number ?? ''), id: each.id, insutype: each.insutype, scheme: schemeWords(each.insutype), state: each.state, since: each.since,
      pausedOn: each.pausedOn, base: fenNumber(each.base), paidUntil: each.paidUntil, version: each.version }
  }) }
}

import { peopleOf, getPerson, maskName, maskNumber, refuseHolder } from '#holders'
import { addDays, addMonths, dayOf, type Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { organisationById, serves } from '#staff'
import { contributionOf, totalOf, type Contribution } from './contribution.ts'
import { regionWords } from './office.ts'
import { psnTypes, schemeWords, type BillLine, type PersonBill, type UnitBill } from './shared.ts'
import { selectAll, selectStaff, type Relation } from './store.ts'
import { selectMonthsOf } from './store-months.ts'

/** The first and last day of a month `yyyyMM`. */
const daysOf = (month: string): { first: Day; last: Day } => { const first = `${month.slice(0, 4)}-${month.slice(4)}-01`; return { first, last: addDays(addMonths(first, 1), -1) } }
/** The month that is running. */
export const thisMonth = (now: Date): string => dayOf(now).slice(0, 7).replace('-', '')

/** Whether a record owes for a month: it had begun, and neither paused nor ended before the month did. */
function owes({ since, until, pausedOn, state }: Relation, { first, last }: { first: Day; last: Day }): boolean {
  if (since > last || (until !== null && until < first)) return false
  return state !== '2' || pausedOn === null || pausedOn >= first
}

export type Owed = { relation: Relation; contribution: Contribution; paid: boolean | null }
/** What records owe for a month by the policy of its first day, and whether it is paid where months are kept. (INS-08) */
export async function owedOf(work: Work, relations: readonly Relation[], month: string): Promise<Owed[]> {
  const days = daysOf(month)
  const owing = relations.flatMap(relation => {
    if (!owes(relation, days)) return []
    const read = <Key extends 'contributions.base' | 'contributions.rates' | 'contributions.round'>(key: Key) => policy(relation.region, key, days.first)
    const contribution = contributionOf(relation, { bases: read('contributions.base'), rates: read('contributions.rates'), round: read('contributions.round') })
    return contribution ? [{ relation, contribution }] : []
  })
  const kept = new Map((await selectMonthsOf(work, owing.map(({ relation }) => ({ bucket: relation.bucket, relation: relation.id, month })))).map(row => [row.relation, row.paid]))
  return owing.map(each => ({ ...each, paid: kept.get(each.relation.id) ?? null }))
}

const n = fenNumber
const percent = (rate: bigint | null) => rate === null ? null : Number(rate) / 100
const lineOf = (work: Work, { relation: r, contribution: c, paid }: Owed): BillLine => ({
  id: r.id, region: r.region, regionName: regionWords(work, r.region), insutype: r.insutype, scheme: schemeWords(r.insutype), psnType: r.psnType, psnTypeName: psnTypes[r.psnType] ?? { zh: r.psnType, en: r.psnType }, employer: r.employerName, yearly: c.yearly, declared: n(c.declared), base: n(c.base), held: c.held,
  personRate: percent(c.personRate), unitRate: percent(c.unitRate), person: n(c.person), unit: n(c.unit), sum: n(c.sum), paid,
})
const sums = (all: readonly Owed[]) => { const { person, unit, sum } = totalOf(all.map(each => each.contribution)); return { person: n(person), unit: n(unit), sum: n(sum) } }

/** 应缴账单 of one person for a month: each insurance with the base that counts, both shares and their sum. `own`: regions whose records may be shown, null for the holder. (INS-08.a) */
export async function personBill(work: Work, key: PersonKey, month: string, who: 'holder' | 'office') {
  const person = await getPerson(work, key)
  if (!person) return refuseHolder('person-unknown')
  const office = who === 'office' && work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const own = who === 'holder' ? () => true : office ? await serves(work, office) : () => false
  const owed = await owedOf(work, (await selectAll(work, key)).filter(each => own(each.region)), month)
  await note(work, { verb: 'insurance.see-bill', person: key, facts: { month } })
  return { month, who: key.id, name: maskName(person.name), number: maskNumber(person.number), lines: owed.map(each => lineOf(work, each)), ...sums(owed) } satisfies PersonBill
}

const PAGE = 50, CHUNK = 500
/** 单位账单 for a month: what an employer owes for those it insures, a page of them, with sums by insurance over all of them. (INS-08.a) */
export async function unitBill(work: Work, employer: Id, month: string, after: { bucket: Bucket; id: Id } | null): Promise<UnitBill> {
  const { first } = daysOf(month)
  const found = await selectStaff(work, employer, first, after, PAGE)
  const people = await peopleOf(work, found.map(each => ({ bucket: each.bucket, id: each.person })))
  const rows = (await owedOf(work, found, month)).map(each => ({ ...lineOf(work, each), who: each.relation.person, name: maskName(people.get(each.relation.person)?.name ?? ''), number: maskNumber(people.get(each.relation.person)?.number ?? '') }))
  await note(work, { verb: 'insurance.see-unit-bill', person: null, facts: { month, rows: rows.length } })
  return {
    month, rows, next: found.length === PAGE ? `${found.at(-1)!.bucket}.${found.at(-1)!.id}` : null, all: after ? null : summed(await everyone(work, employer, month)),
  }
}
const summed = (all: readonly Owed[]): UnitBill['all'] => ({
  people: new Set(all.map(each => each.relation.person)).size, ...sums(all),
  kinds: [...Map.groupBy(all, each => each.relation.insutype)].toSorted(([a], [b]) => a.localeCompare(b)).map(([insutype, each]) => ({ insutype, scheme: schemeWords(insutype), count: each.length, ...sums(each) })),
})

/** What an employer owes for everybody, read some hundred at a time. */
export async function everyone(work: Work, employer: Id, month: string): Promise<Owed[]> {
  const all: Owed[] = []
  for (let after: { bucket: Bucket; id: Id } | null = null; ;) {
    const some = await selectStaff(work, employer, daysOf(month).first, after, CHUNK)
    all.push(...await owedOf(work, some, month))
    if (some.length < CHUNK) return all
    after = { bucket: some.at(-1)!.bucket, id: some.at(-1)!.id }
  }
}

import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import { isBasic, schemeWords, type MonthView } from './shared.ts'
import { selectDue, selectRelations, selectRelationsOfMany, type Relation } from './store.ts'
import { selectMonths, type Month } from './store-months.ts'

/** The insurance records of a person on a day: valid, stopped, and those that ended that day or later. (READ-03, READ-04) */
export const relationsOf = (work: Work, person: PersonKey, day: Day): Promise<Relation[]> => selectRelations(work, person, day)

/** The insurance records of many people on a day, by person. */
export async function relationsOfMany(work: Work, people: readonly PersonKey[], day: Day): Promise<Map<Id, Relation[]>> {
  const found = people.length ? await selectRelationsOfMany(work, people, day) : []
  return Map.groupBy(found, relation => relation.person)
}

/** Valid records of a region for a monthly run, by key; none is ended or goes over to another person before the run's piece is done. */
export const relationsDue = (work: Work, region: string, insutype: string, after: { bucket: Bucket; id: Id } | null, limit: number): Promise<Relation[]> =>
  selectDue(work, region, insutype, after, limit)

export const monthView = ({ month, paid, base, person, unit, receivedOn, booked }: Month): MonthView =>
  ({ month, paid, base: fenNumber(base), person: fenNumber(person), unit: fenNumber(unit), receivedOn, booked, late: booked !== null && booked > month })

/** The newest months of a record: paid or owed. */
export const monthsOf = async (work: Work, relation: Pick<Relation, 'bucket' | 'id'>, limit = 24): Promise<MonthView[]> => (await selectMonths(work, relation, limit)).map(monthView)

const short: Record<string, { zh: string; en: string }> = { 310: { zh: '职工', en: 'employees' }, 390: { zh: '居民', en: 'residents' } }

/** Where someone has medical insurance, in words: 合肥市本级 职工; whoever has none, what else there is. Null when nowhere. */
export function insuredWords(relations: readonly Relation[], day: Day): { zh: string; en: string } | null {
  const all = relations.filter(each => each.state === '1')
  const valid = all.some(isBasic) ? all.filter(isBasic) : all
  if (!valid.length) return null
  const said = valid.map(each => {
    const region = policy(each.region, 'insured.regions', day).find(one => one.code === each.region)
    const scheme = short[each.insutype] ?? schemeWords(each.insutype)
    return { zh: `${region?.zh ?? each.region}${scheme.zh}`, en: `${region?.en ?? each.region}, ${scheme.en}` }
  })
  return { zh: said.map(each => each.zh).join('、'), en: said.map(each => each.en).join('; ') }
}

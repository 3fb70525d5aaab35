import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { saveMonth, selectDue, selectMonths, selectRelations, selectRelationsOfMany, type Relation } from './store.ts'

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

/** The newest months of a record: paid or owed. */
export const monthsOf = (work: Work, relation: Pick<Relation, 'bucket' | 'id'>, limit = 24) => selectMonths(work, relation, limit)

/** Writes a month's contribution, paid or owed (`yyyyMM`). */
export async function recordMonth(work: Work, relation: Relation, month: string, paid: boolean) {
  await saveMonth(work, relation, month, paid)
  await note(work, { verb: 'insurance.record-month', person: { bucket: relation.bucket, id: relation.person }, subject: { kind: 'relation', id: relation.id }, facts: { month, paid } })
  return { month, paid }
}

const schemes: Record<string, { zh: string; en: string }> = { 310: { zh: '职工', en: 'employees' }, 390: { zh: '居民', en: 'residents' } }

/** Where someone is insured, in words: 合肥市本级 职工医保. Null when nowhere. */
export function insuredWords(relations: readonly Relation[], day: Day): { zh: string; en: string } | null {
  const valid = relations.filter(each => each.state === '1')
  if (!valid.length) return null
  const said = valid.map(each => {
    const region = policy(each.region, 'insured.regions', day).find(one => one.code === each.region)
    const scheme = schemes[each.insutype] ?? { zh: each.insutype, en: each.insutype }
    return { zh: `${region?.zh ?? each.region}${scheme.zh}`, en: `${region?.en ?? each.region}, ${scheme.en}` }
  })
  return { zh: said.map(each => each.zh).join('、'), en: said.map(each => each.en).join('; ') }
}

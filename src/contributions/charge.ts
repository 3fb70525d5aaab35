import { isResidents, recordMonths, type Owed } from '#insurance'
import { dayOf } from '#kit/day'
import { newId, publicNumber, type Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { dueOn, monthsOf, nextDay, type Period } from './period.ts'
import { rulesOf } from './region.ts'
import type { DeclaredHow } from './shared.ts'
import { insertDues, insertShares, type NewDue, type Share } from './store.ts'

/** Digits of a payment number behind its bucket: as many random bits as every number that people see. */
const DIGITS = 16
type Asked = { owed: Owed; period: Period }
/** What an insurance owes for a period: who pays alone owes both shares, a resident their own; what is given to a resident stands beside it. */
const amountOf = ({ contribution }: Owed, alone: boolean) => alone && contribution.yearly ? contribution.person : contribution.sum

/**
 * 核定: charges each record for its period once, whoever asks and however often, and writes the month down as owed: from then on arrears follow from it. A person's record is a due of its own, a unit's are one
 * for each insurance. `mandated`: whether a mandate covers a person's insurance. Answers the dues. (INS-02.a, INS-03.b, MED-10)
 */
export async function charge(work: Work, asked: readonly Asked[], how: DeclaredHow, payer: { unit: { bucket: number; id: Id } } | { mandated(relation: Owed['relation']): boolean }): Promise<NewDue[]> {
  const unit = 'unit' in payer ? payer.unit : null
  const drafts = [...Map.groupBy(asked.flatMap(each => { const months = monthsOf(each.period, each.owed.relation.since); return months ? [{ ...each, months }] : [] }),
    ({ owed: { relation: r }, period }) => unit ? `${r.region} ${r.insutype} ${period}` : `${r.id} ${period}`).values()].map(lines => ({ id: newId(work.now, work.random), bucket: unit?.bucket ?? lines[0]!.owed.relation.bucket, lines }))
  const shares = drafts.flatMap(({ id, bucket, lines }) => lines.map(({ owed: { relation, contribution }, period, months }): Share => ({
    bucket: relation.bucket, relation: relation.id, period, person: relation.person, dueBucket: bucket, due: id, month: months.first, months: months.count, base: contribution.base, personFen: contribution.person, unitFen: contribution.unit,
  })))
  const fresh = await insertShares(work, shares)
  const dues = drafts.flatMap(({ id, bucket, lines: all }): NewDue[] => {
    const lines = all.filter(({ owed, period }) => fresh.has(`${owed.relation.id} ${period}`))
    if (!lines.length) return []
    const [{ owed: { relation }, period, months }] = lines as [typeof lines[number]]
    const { due, deduct } = rulesOf(work, relation.region)
    const kind = unit ? 'unit' as const : 'person' as const
    return [{
      bucket, id, reference: publicNumber(bucket, work.random, DIGITS), payerKind: kind, payer: unit?.id ?? relation.person, region: relation.region, insutype: relation.insutype, period, relation: unit ? null : relation.id, month: unit ? null : months.first,
      amount: lines.reduce((sum, { owed }) => sum + amountOf(owed, !unit), 0n), people: lines.length, dueOn: dueOn(period, kind, due), declaredHow: how, nextOn: 'mandated' in payer && payer.mandated(relation) ? nextDay(dayOf(work.now), deduct) : null,
    }]
  })
  await insertDues(work, dues)
  await recordMonths(work, shares.filter(share => fresh.has(`${share.relation} ${share.period}`)).map(({ bucket, relation, month, base, personFen, unitFen }) => ({ bucket, relation, month, paid: false, base, person: personFen, unit: unitFen })))
  return dues
}
/** Whether somebody pays an insurance alone: residents, and who works flexibly without an employer. */
export const paysAlone = ({ employer, insutype, psnType }: Owed['relation']): boolean => isResidents({ insutype }) || (employer === null && psnType.startsWith('1103'))

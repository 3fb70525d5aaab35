import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import { basisPoints, packOf, policyRow, type PolicyKey } from '#regions'
import type { Provider } from '#clinics'
import type { ItemClass } from '../clinics/shared.ts'
import type { Rates } from './split.ts'

/** What the visit is judged by: the rates, the shares of the classes, the rows of the policy they come from. */
export type Ground = { rates: Rates; shares: Record<ItemClass, bigint>; policies: Id[]; retired: boolean }

/** Employees' insurance and its kin; all else is the residents'. */
const employee = new Set(['310', '340', '350', '360', '370'])

/** The city whose pack governs an area: a district belongs to the city of its first four digits. */
export const cityOf = (area: string) => packOf(area) ? area : `${area.slice(0, 4)}00`

/**
 * The rates of a visit: benefits by the insured region, prices by the region that treats, on the visit's day. A level the policy does not list pays
 * nothing from the fund; a pharmacy only where the policy lets the fund pay there. (MED-03, settled: policy truth)
 */
export function groundOf(of: { provider: Provider; region: string; insutype: string; psnType: string; day: Day; fundPays: boolean }): Ground {
  const policies: Id[] = []
  const read = <Key extends PolicyKey>(region: string, key: Key) => {
    const row = policyRow(region, key, of.day)
    policies.push(row.id)
    return row.value
  }
  const retired = of.psnType.startsWith('12') || of.psnType.startsWith('13')
  const standing = retired ? 'retired' : 'active'
  const classes = read(cityOf(of.provider.admvs), 'catalogue.rates')
  const shares = { '01': basisPoints(classes['01']), '02': basisPoints(classes['02']), '03': basisPoints(classes['03']) }
  const selfpaidFromAccount = read(of.region, 'selfpaid.from.account')
  const none: Rates = { pool: false, deductible: 0n, percent: 0n, cap: 0n, selfpaidFromAccount }
  const shut = !of.fundPays || (of.provider.kind === 'pharmacy' && !read(of.region, 'pharmacy.pool'))
  if (shut) return { rates: none, shares, policies, retired }
  if (employee.has(of.insutype)) {
    const { levels, cap } = read(of.region, 'benefits.employee.outpatient')
    const level = levels[of.provider.level]
    const rates = level ? { pool: true, deductible: level.deductible, percent: basisPoints(level.percent[standing]), cap: cap[standing], selfpaidFromAccount } : none
    return { rates, shares, policies, retired }
  }
  const { levels, cap } = read(of.region, 'benefits.resident.outpatient')
  const level = levels[of.provider.level]
  return { rates: level ? { pool: true, deductible: level.deductible, percent: basisPoints(level.percent), cap, selfpaidFromAccount } : none, shares, policies, retired }
}

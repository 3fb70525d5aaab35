import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import { isEmployee } from '#insurance'
import { basisPoints, cityOf, policyRow, type PolicyKey, type PolicyValue } from '#regions'
import type { Level, Provider } from '#clinics'
import type { ItemClass } from '../clinics/shared.ts'
import type { Rates, Supplements } from './split.ts'
import type { Track } from './track.ts'

/** What the visit is judged by: the rates, the shares of the classes, the rows of the policy they come from; `remote`: how care elsewhere was filed. */
export type Ground = { rates: Rates; shares: Record<ItemClass, bigint>; policies: Id[]; retired: boolean }
/** How care outside the insured region's province was filed; `home` needs no filing. (MED-06) */
export type Remote = 'home' | 'filed' | 'transferred' | 'unfiled'
/** Whom and what the rates are asked for. `stays`: how many stays of the year came before this one. */
export type Asked = {
  provider: Pick<Provider, 'kind' | 'level' | 'admvs'>; region: string; insutype: string; psnType: string; day: Day; fundPays: (graceMonths: number) => boolean; track?: Track; stays?: number; remote?: Remote
}
/** Where values are read: what is in force, or a draft laid over it. */
export type RowOf = <Key extends PolicyKey>(region: string, key: Key, day: Day) => { id: Id; value: PolicyValue<Key> }
type Read = <Key extends PolicyKey>(region: string, key: Key) => PolicyValue<Key>

/** 公务员: 1102 in office, 1202 retired. */
const isCivil = (psnType: string) => psnType.startsWith('1102') || psnType.startsWith('1202')

/**
 * The rates of a visit: benefits by the insured region, prices by the region that treats, on the visit's day. A level the policy does not list pays
 * nothing from the fund; a pharmacy only where the policy lets the fund pay there. (MED-03, MED-06, settled: policy truth)
 */
export function groundOf(of: Asked, rowOf: RowOf = policyRow): Ground {
  const policies: Id[] = []
  const read: Read = (region, key) => {
    const row = rowOf(region, key, of.day)
    policies.push(row.id)
    return row.value
  }
  const retired = of.psnType.startsWith('12') || of.psnType.startsWith('13')
  const classes = read(cityOf(of.provider.admvs), 'catalogue.rates')
  const shares = { '01': basisPoints(classes['01']), '02': basisPoints(classes['02']), '03': basisPoints(classes['03']) }
  const selfpaidFromAccount = read(of.region, 'selfpaid.from.account')
  const none: Rates = { pool: false, deductible: 0n, percent: 0n, cap: 0n, selfpaidFromAccount }
  const shut = !of.fundPays(read(of.region, 'arrears.grace.months')) || (of.provider.kind === 'pharmacy' && !read(of.region, 'pharmacy.pool'))
  const base = shut ? null : isEmployee(of.insutype) ? employeeRates(of, read, retired) : residentRates(of, read)
  if (!base) return { rates: none, shares, policies, retired }
  const more = supplements(of, read)
  return { rates: { pool: true, ...base, selfpaidFromAccount, ...factorOf(of, read), ...more ? { more } : {} }, shares, policies, retired }
}

/** A level the policy does not name has the next one's rates: a province's hospital those of level 3, a station below level 1 those of level 1. */
const levelIn = <Row>(levels: Partial<Record<Level, Row>>, level: Level): Row | undefined =>
  levels[level] ?? (level === '3-province' ? levels['3'] : level === 'primary' ? levels['1'] : undefined)

type Base = Pick<Rates, 'deductible' | 'later' | 'percent' | 'cap'>

function employeeRates({ region, track = 'outpatient', stays = 0, ...of }: Asked, read: Read, retired: boolean): Base | null {
  const standing = retired ? 'retired' : 'active'
  if (track === 'maternity') return maternity(read(region, 'benefits.maternity'), 'employee')
  if (track === 'inpatient') {
    const { levels, laterStays, cap } = read(region, 'benefits.employee.inpatient')
    const level = levelIn(levels, of.provider.level)
    return level ? { ...stays ? { deductible: level.deductible * basisPoints(laterStays) / 10_000n, later: basisPoints(laterStays) } : { deductible: level.deductible }, percent: basisPoints(level.percent[standing]), cap } : null
  }
  const { levels, cap } = read(region, track === 'chronic' ? 'benefits.employee.chronic' : 'benefits.employee.outpatient')
  const level = levelIn(levels, of.provider.level)
  return level ? { deductible: level.deductible, percent: basisPoints(level.percent[standing]), cap: cap[standing] } : null
}

function residentRates({ region, track = 'outpatient', ...of }: Asked, read: Read): Base | null {
  if (track === 'maternity') return maternity(read(region, 'benefits.maternity'), 'resident')
  const { levels, cap } = read(region, track === 'chronic' ? 'benefits.resident.chronic' : track === 'inpatient' ? 'benefits.resident.inpatient' : 'benefits.resident.outpatient')
  const level = levelIn(levels, of.provider.level)
  return level ? { deductible: level.deductible, percent: basisPoints(level.percent), cap } : null
}

const maternity = (value: PolicyValue<'benefits.maternity'>, kind: 'employee' | 'resident'): Base => ({ deductible: 0n, percent: basisPoints(value.percent[kind]), cap: value.cap[kind] })

/** What of the home rate is paid elsewhere. */
function factorOf({ region, insutype, remote = 'home' }: Asked, read: Read): Pick<Rates, 'factor'> {
  if (remote === 'home') return {}
  const { filed, transferred, unfiled } = read(region, 'benefits.remote')
  const kind = isEmployee(insutype) ? 'employee' : 'resident'
  return { factor: basisPoints(remote === 'filed' ? filed : remote === 'transferred' ? transferred[kind] : unfiled[kind]) }
}

/** What pays beside the pooling fund: above its ceiling and on serious illness for stays and chronic care, the supplement for civil servants. */
function supplements({ region, insutype, psnType, track = 'outpatient' }: Asked, read: Read): Supplements | null {
  const wide = track === 'inpatient' || track === 'chronic'
  const civil = isCivil(psnType) ? read(region, 'benefits.civil') : null
  if (!wide && !civil) return null
  const large = wide && isEmployee(insutype) ? read(region, 'benefits.employee.large') : null
  const serious = wide && !isEmployee(insutype) ? read(region, 'benefits.resident.serious') : null
  return {
    large: large && { percent: basisPoints(large.percent), cap: large.cap },
    serious: serious && { deductible: serious.deductible, tiers: serious.tiers.map(({ upTo, percent }) => ({ upTo, percent: basisPoints(percent) })) },
    civil: civil && { percent: basisPoints(civil.percent) },
  }
}

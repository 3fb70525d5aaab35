import { lastItems, type Provider } from '#clinics'
import type { ChargedLine } from '#care'
import type { Day } from '#kit/day'
import type { Work } from '#kit/work'
import { basisPoints, cityOf, policy } from '#regions'
import type { SettledLine } from './detail.ts'
import { splitLine } from './split.ts'

/**
 * How charged lines fall to the insurance, by the catalogue and the shares of the area that treats, on a day: what 2204 and 2301 answer. What a line gives back
 * falls as the line did, negative. A settlement decides anew by its own day. (MED-03.d)
 */
export async function cutLines(work: Work, provider: Provider, lines: readonly ChargedLine[], day: Day): Promise<SettledLine[]> {
  const items = await lastItems(work, [...new Set(lines.map(line => line.code))], day)
  const shares = policy(cityOf(provider.admvs), 'catalogue.rates', day)
  return lines.flatMap(line => {
    const item = items.get(line.code)
    if (!item) return []
    const kind = line.approval === '2' ? '03' : item.class
    const selfpay = item.selfpay === null ? basisPoints(shares[kind]) : BigInt(item.selfpay)
    const sign = line.amount < 0n ? -1n : 1n
    const part = splitLine({ amount: sign * line.amount, count: sign * line.count, ceiling: item.ceiling, class: kind, selfpay })
    return [{ sn: line.sn, code: line.code, own: line.own, name: item.name, spec: item.spec, class: kind, charge: item.charge, amount: line.amount, count: line.count, price: line.price, ceiling: item.ceiling, selfpay,
      selfPart: { own: sign * part.own, over: sign * part.over, first: sign * part.first, scope: sign * part.scope } }]
  })
}

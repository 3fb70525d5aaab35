import type { PolicyValue } from './schema.ts'
import type { Mistake, PackValue } from './parse-pack.ts'

type Wrong = Omit<Mistake, 'line'>
const wrong = (key: string, zh: string, en: string): Wrong => ({ path: `values › ${key}`, zh, en })
const twice = (codes: readonly string[]) => codes.filter((code, i) => codes.indexOf(code) !== i)

/** What the shape alone cannot tell: values of one pack that contradict each other. Each value is already well formed. (POL-02) */
export function checkSense(values: readonly PackValue[]): Mistake[] {
  const of = (key: PackValue['key']) => values.filter(value => value.key === key)
  const banks = new Set(of('banks').flatMap(value => (value.value as PolicyValue<'banks'>).map(bank => bank.code)))
  const regions = new Set(of('insured.regions').flatMap(value => (value.value as PolicyValue<'insured.regions'>).map(region => region.code)))
  const named = (value: PackValue, all: Wrong[]): Mistake[] => all.map(one => ({ line: value.line, ...one }))

  return values.flatMap(value => named(value, (() => {
    switch (value.key) {
      case 'banks': return twice((value.value as PolicyValue<'banks'>).map(bank => bank.code))
        .map(code => wrong('banks', `银行代码 ${code} 写了两次`, `bank code ${code} stands twice`))
      case 'insured.regions': return twice((value.value as PolicyValue<'insured.regions'>).map(region => region.code))
        .map(code => wrong('insured.regions', `参保地 ${code} 写了两次`, `insured region ${code} stands twice`))
      case 'branches': {
        const branches = value.value as PolicyValue<'branches'>
        return [
          ...twice(branches.map(branch => branch.code)).map(code => wrong('branches', `网点代码 ${code} 写了两次`, `branch code ${code} stands twice`)),
          ...branches.filter(branch => !banks.has(branch.bank)).map(branch => wrong('branches', `网点 ${branch.code} 的银行 ${branch.bank} 不在 banks 中`, `branch ${branch.code} names bank ${branch.bank}, which banks lacks`)),
          ...branches.filter(branch => !regions.has(branch.region)).map(branch => wrong('branches', `网点 ${branch.code} 的地区 ${branch.region} 不在 insured.regions 中`, `branch ${branch.code} names region ${branch.region}, which insured.regions lacks`)),
        ]
      }
      case 'photo': {
        const photo = value.value as PolicyValue<'photo'>
        return photo.minBytes < photo.maxBytes ? [] : [wrong('photo', 'minBytes 应小于 maxBytes', 'minBytes must be less than maxBytes')]
      }
      case 'collect.place': {
        const place = value.value as PolicyValue<'collect.place'>
        return place.allowed.includes(place.usual) ? [] : [wrong('collect.place', `usual 的 ${place.usual} 不在 allowed 中`, `usual is ${place.usual}, which allowed lacks`)]
      }
      default: return []
    }
  })()))
}

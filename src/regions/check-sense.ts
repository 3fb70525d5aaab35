import type { PolicyValue } from './schema.ts'
import type { Mistake, PackValue } from './parse-pack.ts'

type Wrong = Omit<Mistake, 'line'>
const wrong = (key: string, zh: string, en: string): Wrong => ({ path: `values › ${key}`, zh, en })
const twice = (codes: readonly string[]) => codes.filter((code, i) => codes.indexOf(code) !== i)

/** What the shape alone cannot tell: values of one pack that contradict each other. Each value is already well formed. (POL-02) */
export function checkSense(values: readonly PackValue[]): Mistake[] {
  const of = (key: PackValue['key']) => values.filter(value => value.key === key)
  const banks = new Set(of('banks').flatMap(value => (value.value as PolicyValue<'banks'>).map(bank => bank.code)))
  // a pack that is silent has banks only, as generic has
  const payment = of('institutions').some(value => (value.value as PolicyValue<'institutions'>).includes('payment'))
  const regions = new Set(of('insured.regions').flatMap(value => (value.value as PolicyValue<'insured.regions'>).map(region => region.code)))
  const named = (value: PackValue, all: Wrong[]): Mistake[] => all.map(one => ({ line: value.line, ...one }))

  return values.flatMap(value => named(value, (() => {
    switch (value.key) {
      case 'banks': {
        const listed = value.value as PolicyValue<'banks'>
        return [
          ...twice(listed.map(bank => bank.code)).map(code => wrong('banks', `银行代码 ${code} 写了两次`, `bank code ${code} stands twice`)),
          ...listed.filter(bank => bank.kind === 'payment' && !payment).map(bank => wrong('banks', `${bank.code} 是支付机构，institutions 没有列 payment`, `${bank.code} is a payment institution, which institutions does not list`)),
          ...listed.filter((bank, i) => listed.some((other, k) => k < i && other.code !== bank.code && other.length === bank.length && (other.prefix.startsWith(bank.prefix) || bank.prefix.startsWith(other.prefix))))
            .map(bank => wrong('banks', `${bank.code} 的卡号段 ${bank.prefix} 和别的银行重叠`, `the range ${bank.prefix} of ${bank.code} overlaps another bank’s`)),
        ]
      }
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
      case 'pacc.passbook': {
        const book = value.value as PolicyValue<'pacc.passbook'>
        return !book || !banks.size || banks.has(book.bank) ? [] : [wrong('pacc.passbook', `存折的银行 ${book.bank} 不在 banks 中`, `the passbook is of bank ${book.bank}, which banks lacks`)]
      }
      case 'renewal': {
        const renewal = value.value as PolicyValue<'renewal'>
        return [
          ...renewal.reminders.filter(before => before > renewal.days).map(before => wrong('renewal', `到期前 ${before} 天提醒，那天还不能换领（days 是 ${renewal.days}）`, `a reminder ${before} days before the end comes before the card can be renewed (days is ${renewal.days})`)),
          ...twice(renewal.reminders.map(String)).map(before => wrong('renewal', `到期前 ${before} 天写了两次`, `the reminder ${before} days before the end stands twice`)),
        ]
      }
      default: return []
    }
  })()))
}

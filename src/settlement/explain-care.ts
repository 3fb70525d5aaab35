import { fenNumber, yuan, type Fen } from '#kit/money'
import { isEmployee } from '#insurance'
import type { CareDetail, Detail } from './detail.ts'
import type { Explained } from './shared.ts'

export const said = (zh: string, en: string, fen: Fen): Explained => ({ zh, en, fen: fenNumber(fen) })
const percentOf = (share: bigint) => Number(share) / 100

/** How much of the deductible was left before, and whose deductible it is. (MED-03.b) */
export function deductibleOf({ yearDeductible, deductibleBefore, deductible, care }: Detail): Explained {
  const left = yearDeductible > deductibleBefore ? yearDeductible - deductibleBefore : 0n
  if (care?.track === 'chronic') return said(`门诊慢特病今年的起付线 ${yuan(yearDeductible)} 元还剩 ${yuan(left)} 元，这次用掉`, `Of this year’s deductible for chronic disease ${yuan(yearDeductible)}, ${yuan(left)} was left; used now`, deductible)
  if (care?.track !== 'inpatient') return said(`今年的起付线 ${yuan(yearDeductible)} 元还剩 ${yuan(left)} 元，这次用掉`, `Of this year’s deductible ${yuan(yearDeductible)}, ${yuan(left)} was left; used now`, deductible)
  const whole = deductibleBefore > 0n ? { zh: `还剩 ${yuan(left)} 元，这次用掉`, en: `${yuan(left)} was left; used now` } : { zh: '这次用掉', en: 'used now' }
  return care.later === undefined
    ? said(`这次住院的起付线 ${yuan(yearDeductible)} 元，${whole.zh}`, `The stay’s deductible is ${yuan(yearDeductible)}; ${whole.en}`, deductible)
    : said(`今年不是第一次住院，起付线按 ${percentOf(care.later)}% 算，是 ${yuan(yearDeductible)} 元，${whole.zh}`, `A later stay of the year has ${percentOf(care.later)}% of the deductible, ${yuan(yearDeductible)}; ${whole.en}`, deductible)
}

const elsewhere = {
  home: null, filed: { zh: '已备案的异地就医', en: 'care elsewhere, filed' }, transferred: { zh: '已备案的转外就医', en: 'a referral elsewhere, filed' }, unfiled: { zh: '没有备案的异地就医', en: 'care elsewhere, not filed' },
} as const satisfies Record<CareDetail['remote'], { zh: string; en: string } | null>

/** What the pooling fund paid: the rate at home, and what of it is paid elsewhere. (MED-06) */
export function poolOf({ percent, care }: Detail, pool: Fen): Explained {
  const rate = percentOf(percent)
  const away = care && elsewhere[care.remote]
  const base = care?.track === 'maternity' ? { zh: '生育医疗费', en: 'Of maternity care' } : { zh: '起付线以上', en: 'Above the deductible' }
  return away
    ? said(`${base.zh}按 ${rate}% 由统筹基金付，${away.zh}付其中的 ${percentOf(care.factor)}%`, `${base.en} the pooling fund pays ${rate}%, and of that ${percentOf(care.factor)}% for ${away.en}`, pool)
    : said(`${base.zh}按 ${rate}% 由统筹基金付`, `${base.en} the pooling fund pays ${rate}%`, pool)
}

const beside: Record<string, { of: { zh: string; en: string }; why: { zh: string; en: string } }> = {
  330100: { of: { zh: '大额医疗费用补助', en: 'Large-amount fund' }, why: { zh: '统筹基金一年封顶，超过的部分由大额医疗费用补助付', en: 'Above the pooling fund’s ceiling of the year the large-amount fund pays' } },
  390200: { of: { zh: '大病保险', en: 'Serious-illness insurance' }, why: { zh: '今年累计自付超过大病保险起付线，超过的部分由大病保险付', en: 'What was borne this year above the serious-illness deductible is shared by that insurance' } },
  320100: { of: { zh: '公务员医疗补助', en: 'Civil servants’ supplement' }, why: { zh: '剩下的范围内自付，公务员医疗补助付一部分', en: 'Of what is left within the scope the civil servants’ supplement pays a part' } },
}
/** The sentences of the funds that paid beside the pooling fund. */
export const othersOf = (care: CareDetail, sign: bigint): Explained[] => care.funds.map(({ fund, amount }) => said(beside[fund]!.why.zh, beside[fund]!.why.en, sign * amount))

/** Each fund that paid, by its name; `sign` −1 where it was given back. */
export function fundsOf({ insutype, care }: Detail, fund: Fen, sign: bigint): Explained[] {
  const pool = care ? sign * care.pool : fund
  return [...pool === 0n ? [] : [said('统筹基金', isEmployee(insutype) ? 'Pooling fund, employees' : 'Pooling fund, residents', pool)], ...(care?.funds ?? []).map(each => said(beside[each.fund]!.of.zh, beside[each.fund]!.of.en, sign * each.amount))]
}

import type { Provider } from '#clinics'
import { newId } from '#kit/ids'
import { yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { certifyDays } from './certify.ts'
import { periodFit } from './period.ts'
import { sumsOf, type Asked } from './store.ts'
import { insertStatement, type Figures, type Statement } from './store-statement.ts'

export type Total = Omit<Asked, 'provider' | 'optins'> & { optins: string; theirs: Figures }

export const agree = (a: Figures, b: Figures): boolean => a.count === b.count && a.total === b.total && a.fund === b.fund && a.account === b.account

/** 3201 对总账: a provider's figures of a period beside ours; flat when all four agree to the cent. Of an open day ours are one snapshot. (MED-08.a) */
export async function compareTotals(work: Work, provider: Provider, { theirs, ...of }: Total) {
  const unfit = periodFit(work, of)
  if (unfit) return unfit
  const { open, count, total, fund, account } = await sumsOf(work, { ...of, provider: provider.organisation })
  const ours = { count, total, fund, account }
  const statement: Statement = {
    id: newId(work.now, work.random), provider: provider.organisation, kind: 'total', from: of.from, last: of.until, insutype: of.insutype, clearing: of.clearing, optins: of.optins, refunded: of.refunded, theirs, ours,
    flat: agree(theirs, ours), open, file: null, until: null, at: work.now,
  }
  await insertStatement(work, statement, work.by)
  await certifyDays(work, provider, of.from, of.until)
  await note(work, { verb: 'clearing.compare-totals', person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { from: of.from, until: of.until, flat: statement.flat } })
  return statement
}

/** What a comparison of totals says, in at most 200 characters, with our figures. */
export function describeTotal({ ours, flat, open, last }: Pick<Statement, 'ours' | 'flat' | 'open' | 'last'>): string {
  const figures = `中心 ${ours.count} 笔，总额 ${yuan(ours.total)}，基金 ${yuan(ours.fund)}，个人账户 ${yuan(ours.account)}`
  return `${flat ? '平' : '不平'}：${figures}${open ? `；${last} 还没有日结，是此刻的数` : ''}${flat ? '' : '；用 3202 对明细'}`
}
export const isStatement = (result: object): result is Statement => !isRefused(result)

import { bucketOfNumber } from '#kit/ids'
import { yuan, type Fen } from '#kit/money'
import type { Work } from '#kit/work'
import { journalByNumber } from '#ledger'
import { undoneBy } from '#settlement'
import { fundWords } from './funds.ts'
import { clearingType } from './kinds.ts'
import { refuse } from './refusals.ts'
import { daysOfClaim, fundsOfClaim, type Claim } from './store-claim.ts'

/** 扣款 as the first reviewer writes it: from which fund, how much, why, for which settlement. */
export type Deducting = { fund: string; amount: Fen; reason: string; settlement: string | null }

/** Whether each deduction can be made: no fund gives more than it is asked for, no settlement more than it was paid, one given back nothing. */
export async function deductionsFit(work: Work, claim: Claim, asked: readonly Deducting[]) {
  const left = new Map((await fundsOfClaim(work, claim.number)).map(each => [each.fund, each.amount]))
  const days = new Set(await daysOfClaim(work, claim.number))
  const worth = new Map<string, Fen>()
  for (const [i, { fund, amount, settlement }] of asked.entries()) {
    const nth = i + 1
    const free = left.get(fund)
    if (free === undefined) return refuse('deduction-fund', { nth })
    if (amount > free) return refuse('deduction-too-much', { nth, of: fundWords(fund).zh, ofEn: fundWords(fund).en, left: yuan(free > 0n ? free : 0n) })
    left.set(fund, free - amount)
    if (settlement === null) continue
    const rest = worth.get(settlement) ?? await paidFor(work, claim, days, settlement, nth)
    if (typeof rest !== 'bigint') return rest
    if (amount > rest) return refuse('deduction-too-much', { nth, of: `结算 ${settlement} `, ofEn: `settlement ${settlement}`, left: yuan(rest) })
    worth.set(settlement, rest - amount)
  }
  return null
}

/** What funds and account paid for a settlement of this claim. */
async function paidFor(work: Work, claim: Claim, days: ReadonlySet<string>, settlement: string, nth: number) {
  const no = (why: string, whyEn: string) => refuse('deduction-settlement', { nth, why, whyEn })
  const bucket = bucketOfNumber(settlement)
  const row = bucket === null ? null : await journalByNumber(work, bucket, settlement)
  if (row?.what !== 'settlement' || row.provider !== claim.provider || !row.region.startsWith(claim.area) || clearingType(row.business?.split(' ')[1] ?? '') !== claim.clearing || !days.has(row.day)) {
    return no('不是这份申请里的结算', 'it is no settlement of this claim')
  }
  return await undoneBy(work, row.bucket, row.number) === null ? row.fund - row.account + row.income : no('这一笔已经退回了，退回的那天已经减掉', 'it was given back, and the day it was given back bears that')
}

import type { Provider } from '#clinics'
import { publicNumber } from '#kit/ids'
import { fenNumber, yuan, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { Overtaken, type Work } from '#kit/work'
import { mayTake } from './claim-life.ts'
import { noteClaim, refuseStep, staleClaim } from './claiming.ts'
import { drawUp, type Asking, type Drawn } from './draw-claim.ts'
import { refuse } from './refusals.ts'
import { claimAsked, freeDays, heldDays, holdDays, insertClaim, insertFunds, saveClaim, selectClaim, type Claim } from './store-claim.ts'
import { insertDeductions } from './store-deduction.ts'

/** What a provider says its claim comes to. `recognised` is its own to say: it is kept, not checked. */
export type Said = { count: number; total: Fen; fund: Fen; account: Fen; cash: Fen; recognised: Fen | null }

/**
 * 3203 清算申请: claims of a city's funds what they owe for closed days that agree; the days are the claim's until it is withdrawn or returned, and of two claims of the same day one wins. What was
 * given back after its settlement was claimed stands in the days on which it was given back. `request` names a press: once, however often it is sent. (MED-08.a, MED-08.b)
 */
export async function claimDays(work: Work, provider: Provider, of: Asking & { said: Said; request: string | null }) {
  const asked = async () => of.request === null ? null : claimAsked(work, provider.organisation, of.request)
  const before = await asked()
  if (before) return before
  const up = await drawUp(work, provider, of)
  if (isRefused(up)) return up
  const { drawn, why } = up
  // the days may be held by the same press, carried out between the two looks
  if (why) return await asked() ?? why
  const differs = saidOtherwise(drawn, of.said)
  if (differs) return differs
  const returned = drawn.returned.reduce((all, each) => all + each.amount, 0n)
  const claim: Claim = {
    number: publicNumber(0, work.random, 16), provider: provider.organisation, area: drawn.area, clearing: of.clearing, month: of.month, from: of.from, until: of.until, count: drawn.count, total: drawn.total, recognised: of.said.recognised, fund: drawn.fund,
    account: drawn.account, cash: drawn.cash, hospital: drawn.hospital, deducted: -returned, payable: drawn.payable, state: 'claimed', round: 0, version: 1, request: of.request, claimedAt: work.now, claimedKind: work.by.kind, claimedBy: work.by.id,
    proposedBy: null, proposedAt: null, decidedBy: null, decidedAt: null, reasonSealed: null,
  }
  if (!await insertClaim(work, claim)) throw new Overtaken('the same press was carried out meanwhile')
  if (await holdDays(work, claim, drawn.days) !== drawn.days.length) {
    const held = (await heldDays(work, claim, of.from, of.until)).find(each => each.claim !== claim.number)
    return held ? refuse('claim-taken', held) : Promise.reject(new Overtaken('a day was claimed and freed meanwhile'))
  }
  await insertFunds(work, claim.number, drawn.funds)
  await insertDeductions(work, drawn.returned.map((each, i) => ({ claim: claim.number, round: 0, nth: i + 1, fund: each.fund, amount: -each.amount, settlement: each.settlement, reasonSealed: null })))
  await noteClaim(work, 'clearing.claim', claim, { month: of.month, kind: of.clearing, from: of.from, until: of.until, days: drawn.days.length, payable: fenNumber(claim.payable) })
  return claim
}

/** The first figure on which a provider's claim and ours part. */
function saidOtherwise(ours: Drawn, said: Said) {
  const no = (what: string, whatEn: string, a: string, b: string) => refuse('claim-differs', { what, whatEn, ours: a, said: b })
  if (ours.count !== said.count) return no('清算人次', 'number of settlements', String(ours.count), String(said.count))
  const [other] = ([['total', '医疗费总额', 'total'], ['fund', '基金申报总额', 'part of the funds'], ['account', '个人账户支出', 'part of accounts'], ['cash', '现金支付金额', 'cash']] as const).filter(([of]) => ours[of] !== said[of])
  return other ? no(other[1], other[2], yuan(ours[other[0]]), yuan(said[other[0]])) : null
}

/** 3204 清算申请撤销: the provider takes its claim back before it is approved, and the days are free again. `version` as the page showed it. (MED-08.a) */
export async function withdrawClaim(work: Work, provider: Provider, number: string, version: number | null = null) {
  const claim = await selectClaim(work, number, true)
  if (claim?.provider !== provider.organisation) return refuse('claim-unknown')
  if (!mayTake(claim.state, 'withdraw')) return refuseStep(claim)
  if (version !== null && claim.version !== version) return staleClaim(claim)
  const done: Claim = { ...claim, state: 'withdrawn', decidedAt: work.now }
  await saveClaim(work, done)
  await freeDays(work, number)
  await noteClaim(work, 'clearing.withdraw-claim', claim, { month: claim.month, kind: claim.clearing })
  return { ...done, version: claim.version + 1 }
}

import { liveCardOf, ofOtherCity, secondReport } from '#cards'
import { reportPhoneLost } from '#holders'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { reportOwnLossAndStop } from '#terminals'
import { provenCaller } from './call.ts'
import { seeCaller } from './see-caller.ts'

/**
 * 电话挂失社保账户 for a proven caller: at once everywhere; it lapses at the end of the policy's last day unless written, if the policy names any. The bank's own report is offered
 * with the answer. Refused as `reportOwnLoss` says, `card-other-city`, `caller-not-proven`. (LOSS-01, LOSS-02, LOSS-05)
 */
export async function reportLossByPhone(work: Work, number: string) {
  const proven = await provenCaller(work, number)
  if (isRefused(proven)) return proven
  const card = await liveCardOf(work, proven.person)
  const elsewhere = card && await ofOtherCity(work, card)
  if (elsewhere) return elsewhere
  const lost = await reportOwnLossAndStop(work, proven.person, 'phone')
  if (isRefused(lost)) return lost
  const view = await seeCaller(work, proven.call, proven.person)
  const second = secondReport(work, lost)
  return isRefused(view) ? view : { lastDay: view.card?.lost?.lastDay ?? null, second: second && { bank: second.bank, phone: second.phone }, view }
}

/** 手机丢了 for a proven caller: the number is cut off at once. (HOLD-09) */
export async function cutPhoneOff(work: Work, number: string) {
  const proven = await provenCaller(work, number)
  if (isRefused(proven)) return proven
  const cut = await reportPhoneLost(work, proven.person, 'phone')
  return isRefused(cut) ? cut : seeCaller(work, proven.call, proven.person)
}

import { liveCardOf, ofOtherCity, secondReport } from '#cards'
import { reportPhoneLost } from '#holders'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { bankTakes, reportOwnLosses, type Said } from '#losses'
import { provenCaller } from './call.ts'
import { seeCaller } from './see-caller.ts'

/**
 * 电话挂失 for a proven caller: the social account at once everywhere, where the caller says so; it lapses at the end of the policy's last day unless written, if the policy names any. With a
 * word for the financial account its report goes to the bank; without one it is offered with the answer. Refused as `reportOwnLosses` says, `card-other-city`, `caller-not-proven`. (LOSS-01, LOSS-02, LOSS-05)
 */
export async function reportLossByPhone(house: House, by: By, number: string, said: Said) {
  const caller = await inWork(house, by, async work => {
    const proven = await provenCaller(work, number)
    if (isRefused(proven)) return proven
    const card = await liveCardOf(work, proven.person)
    const elsewhere = card && await ofOtherCity(work, card)
    return elsewhere || proven
  })
  if (isRefused(caller)) return caller
  const done = await reportOwnLosses(house, by, caller.person, 'phone', said)
  if (isRefused(done)) return done
  return inWork(house, by, async work => {
    const view = await seeCaller(work, caller.call, caller.person)
    const second = done.report.financial === 'not-asked' ? secondReport(work, done.card) : null
    return isRefused(view) ? view : { lastDay: view.card?.lost?.lastDay ?? null, second: second && { bank: second.bank, phone: second.phone, passable: bankTakes(work, house, done.card, 'phone') }, report: done.report, view }
  })
}

/** 手机丢了 for a proven caller: the number is cut off at once. (HOLD-09) */
export async function cutPhoneOff(work: Work, number: string) {
  const proven = await provenCaller(work, number)
  if (isRefused(proven)) return proven
  const cut = await reportPhoneLost(work, proven.person, 'phone')
  return isRefused(cut) ? cut : seeCaller(work, proven.call, proven.person)
}

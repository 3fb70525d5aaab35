import { providerOf } from '#clinics'
import type { Day } from '#kit/day'
import { wallClock } from '#kit/day'
import type { Id } from '#kit/ids'
import { yuan } from '#kit/money'
import { slipPdf } from '#kit/pdf'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { note } from '#record'
import { refuse } from './refusals.ts'
import { certificatesOf } from './store-certificate.ts'
import { differencesOf } from './store-difference.ts'
import { isCleared } from './store.ts'

/** 对账凭证 on paper: number, both sums, digest of the day's rows. A day with open differences has none. */
export async function certificatePdf(work: Work, provider: Id, day: Day) {
  const made = (await certificatesOf(work, provider, day, day)).get(day)
  if (!made) {
    const open = (await differencesOf(work, provider, day, day)).filter(each => each.how === null).length
    if (open) return refuse('certificate-none', { day, why: `还有 ${open} 处差异没有办`, whyEn: `${open} differences are open` })
    return refuse('certificate-none', { day, ...await isCleared(work, day) ? { why: '还没有对账，或者总账不平', whyEn: 'it was not compared, or its totals differ' } : { why: '还没有日结', whyEn: 'it is not closed' } })
  }
  const { name, code } = (await providerOf(work, provider))!
  await note(work, { verb: 'clearing.print-certificate', person: null, subject: { kind: 'provider', id: provider }, facts: { day, number: made.number } })
  const pair = (ours: bigint, theirs: bigint) => `中心 ${yuan(ours)}　机构 ${yuan(theirs)}`
  const bytes = await slipPdf({ name: `对账凭证 ${day}`, made: work.now, title: '医保对账凭证', subtitle: 'Certificate of agreement', foot: made.ourTotal === made.theirTotal ? '两边一致。' : '两边的差额都是已经办结的差异。',
    lines: [['凭证编号', made.number], ['定点机构', `${name} ${code}`], ['业务日', day], ['笔数', String(made.count)], ['总额（元）', pair(made.ourTotal, made.theirTotal)], ['基金（元）', pair(made.ourFund, made.theirFund)],
      ['个人账户（元）', pair(made.ourAccount, made.theirAccount)], ['现金（元）', yuan(made.ourCash)], ['摘要 SM3', made.digest.toString('hex').replace(/(.{32})/, '$1 ')], ['出具时间', wallClock(made.at)]] }, 'a4')
  return new FileAnswer(`对账凭证-${code}-${day}.pdf`, 'application/pdf', bytes)
}

import { refuseFee } from '#fees'
import { getPerson, refuseHolder } from '#holders'
import { wallClock } from '#kit/day'
import { unprintable } from '#kit/font'
import { yuan } from '#kit/money'
import { slipPdf, type Paper, type Slip } from '#kit/pdf'
import type { Work } from '#kit/work'
import { note } from '#record'
import { organisationById } from '#staff'
import { areaWords } from './check.ts'
import { holderOf, onRecord } from './claim.ts'
import type { At } from './decide.ts'
import { refuse } from './refusals.ts'
import { careWords, claimWord, groundWords, wayWords } from './shared.ts'
import { bankWords } from './see.ts'
import { paymentsOf, selectClaim, selectSteps } from './store.ts'
import { dayOf } from '#kit/day'

/**
 * 报销受理单, 报销决定书: what whoever claimed takes away: what was claimed, and once it is decided what the funds pay and why, or why nothing, and where the money goes. The look is
 * on record. (MED-09.a)
 */
export async function printClaim(work: Work, at: At, paper: Paper) {
  const claim = await selectClaim(work, at)
  if (claim?.person !== at.person) return refuse('reimbursement-unknown')
  if (claim.state === 'withdrawn') return refuse('reimbursement-print-early')
  const person = await getPerson(work, holderOf(claim))
  if (!person) return refuseHolder('person-unknown')
  const decided = claim.state === 'approved' || claim.state === 'refused'
  const [office, steps, payment] = [claim.office ? await organisationById(work, claim.office) : null, (await selectSteps(work, claim.bucket, [claim.id])).get(claim.id) ?? [], (await paymentsOf(work, claim.bucket, [claim.id])).get(claim.id)]
  const last = steps.at(-1)!
  const { details } = claim
  const name = `BX-${claim.id.slice(-12).toUpperCase()}`
  const slip: Slip = {
    name, made: work.now, title: decided ? '医疗费用报销决定书' : '医疗费用报销受理单', subtitle: decided ? 'Decision on a claim for care paid out of pocket' : 'Receipt of a claim for care paid out of pocket',
    lines: [
      ['编号 No.', claim.number], ['参保人 Insured', person.name], ['就医 Care', `${careWords[claim.medType].zh} ${claim.first === claim.last ? claim.last : `${claim.first} 至 ${claim.last}`}`], ['机构 Provider', `${details.provider.name}（${areaWords(claim.area).zh}${details.provider.designated ? '' : '，非定点'}）`],
      ['原因 Ground', groundWords[claim.ground].zh], ['发票 Invoices', details.invoices.map(each => `${each.number} ¥${yuan(BigInt(each.amount))}`).join('；')], ['费用合计 Bill', `¥${yuan(claim.total)}`], ['状态 State', `${claimWord[claim.state].zh} ${claimWord[claim.state].en}`],
      ...claim.state === 'approved' && details.result ? details.result.explained.map(each => [each.zh, `¥${yuan(BigInt(each.fen))}`] as const) : [],
      ...claim.state === 'approved' ? [['基金支付 Funds pay', `¥${yuan(claim.fund!)}`] as const] : [],
      ...payment ? [['付到 Paid to', `${bankWords(claim.region, payment.bank, dayOf(payment.at)).zh} ${wayWords[payment.way].zh}${payment.account ? ` 尾号 ${payment.account.slice(-4)}` : ''}`] as const] : [],
      ...last.reason && (claim.state === 'refused' || claim.state === 'returned') ? [['原因 Reason', last.reason] as const] : [],
      [decided ? '决定 Decided' : '受理 Received', wallClock(decided ? last.at : claim.filedAt).slice(0, 16)], ['单位 At', office?.name ?? ''], ...decided ? [] : [['应办结 Decided by', claim.due] as const],
    ],
    foot: claim.state === 'approved' ? '基金支付的钱由银行转入上面的账户，同一张发票不能再报销。对数额有疑问的，凭本单到医保经办机构查询，或打 12393。' : claim.state === 'refused' ? '不同意本决定的，可以在收到之日起六十日内申请行政复议，或打 12393 咨询。' : '请收好发票原件和本单。结果发短信，也可以登录网页查看。',
  }
  const lacking = unprintable(slip.lines.flat().join(''))
  if (lacking) return refuseFee('print-character-missing', { character: lacking })
  await note(work, { verb: 'reimbursement.print', ...onRecord(claim), facts: { paper } })
  return { name: `${name}.pdf`, bytes: await slipPdf(slip, paper) }
}

import { refuseFee } from '#fees'
import { getPerson, refuseHolder } from '#holders'
import { wallClock } from '#kit/day'
import { unprintable } from '#kit/font'
import { yuan } from '#kit/money'
import { slipPdf, type Paper, type Slip } from '#kit/pdf'
import type { Work } from '#kit/work'
import { note } from '#record'
import { memberNames, organisationById } from '#staff'
import { applicantOf, heirPlace, holderOf, onRecord } from './cancelling.ts'
import { refuse } from './refusals.ts'
import { namesOf } from './request.ts'
import { groundWords, payoutWords } from './shared.ts'
import { cancelView } from './see.ts'
import { beneficiariesOf, payoutsOf, selectCancelling, type Key } from './store.ts'

const stands = { 'done': '卡已注销，任何终端都不能用。', 'waiting': '还在等第二人批准，卡没有停。', 'refused': '没有批准，卡照常使用。', 'taken-back': '注销已撤回，卡恢复使用。' } as const

/** 注销告知单: what whoever came takes away: what ended, and to whom how much goes by which way. The look is on record. (REPL-05) */
export async function printCancellation(work: Work, at: Key & { person: string }, paper: Paper) {
  const found = await selectCancelling(work, at)
  if (!found || found.person !== at.person) return refuse('cancel-unknown')
  const person = await getPerson(work, holderOf(found))
  if (!person) return refuseHolder('person-unknown')
  const [view, applicant, office, names] = [await cancelView(work, found), applicantOf(work, found), await organisationById(work, found.office), await memberNames(work, [found.firstBy, ...found.secondBy ? [found.secondBy] : []])]
  const to = await beneficiariesOf(work, found)
  const parts = to.reduce((sum, each) => sum + each.parts, 0)
  const payouts = await payoutsOf(work, found)
  const name = `ZX-${found.id.slice(-12).toUpperCase()}`
  const slip: Slip = {
    name, made: work.now, title: '社会保障卡注销告知单', subtitle: 'Notice of a cancelled social security card',
    lines: [
      ['编号 No.', name], ['持卡人 Holder', person.name], ['原因 Ground', `${groundWords[found.ground].zh} ${groundWords[found.ground].en}`], ['日期 Day', found.day], ['办理 State', stands[found.state]],
      ...applicant ? [['来办的人 Applicant', `${applicant.name}（${applicant.relation}）`] as const] : [],
      ...to.map(each => [`余款给 To${to.length > 1 ? ` ${each.place + 1}` : ''}`, `${work.vault.openText(each.nameSealed, heirPlace('name', found.id, each.place))}（${each.relation}）${each.parts}/${parts}，${each.way === 'bank' ? `${each.bank} 尾号 ${work.vault.openText(each.bankAccountSealed!, heirPlace('bank_account', found.id, each.place)).slice(-4)}` : '本人医保个人账户'}`] as const),
      ...payouts.map((each, n) => [`${namesOf(work, each.region).region}账户`, `¥${yuan(each.amount)} ${payoutWords[view.payouts[n]!.state].zh}`] as const),
      ...found.leavesAt && !found.settledAt && found.state === 'done' ? [['余款转出时间 Leaves', wallClock(found.leavesAt).slice(0, 16)] as const] : [],
      ['经办 Clerks', [found.firstBy, found.secondBy].flatMap(id => id ? names.get(id) ?? '' : []).join('、')], ['单位 At', office?.name ?? ''],
    ],
    foot: found.money === 'stays' ? '个人账户的钱和记录都保留，办新卡后接着用。' : '个人账户的余款按上面转出，不付现金。金融账户里的存款请到发卡银行办理。办错了的，在余款转出以前凭本单到窗口撤回。',
  }
  const lacking = unprintable(slip.lines.flat().join(''))
  if (lacking) return refuseFee('print-character-missing', { character: lacking })
  await note(work, { verb: 'cancellation.print', ...onRecord(found), facts: { paper } })
  return { name: `${name}.pdf`, bytes: await slipPdf(slip, paper) }
}

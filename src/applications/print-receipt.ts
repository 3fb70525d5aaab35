import { dayOf } from '#kit/day'
import { unprintable } from '#kit/font'
import { yuan } from '#kit/money'
import { slipPdf, type Paper } from '#kit/pdf'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { getPerson, maskName, maskNumber, refuseHolder } from '#holders'
import { note } from '#record'
import { policy } from '#regions'
import { holderOf, onRecord, type Application } from './application.ts'
import { promiseWords } from './promise.ts'
import { refuse } from './refusals.ts'
import { kindWords } from './shared.ts'
import { applicationView } from './view.ts'

/** 申领回执, 补换卡回执: the applicant's paper, on a sheet or a slip: the number to follow it by, when and where to collect, what was paid. Masked as on the page. (APP-09, REPL-01) */
export async function printReceipt(work: Work, application: Application, paper: Paper) {
  const person = await getPerson(work, holderOf(application))
  if (!person) return refuseHolder('person-unknown')
  const view = await applicationView(work, application)
  const region = policy(application.region, 'region.name', dayOf(work.now)).zh
  const posted = view.place.kind === 'post'
  const lines = [
    ['申请号 Application', view.number.replace(/(.{4})(?=.)/g, '$1 ')], ['办什么 For', kindWords[view.kind].zh], ['姓名 Name', maskName(person.name)], ['社会保障号码 Number', maskNumber(person.number)], ['交来 Received', view.submittedOn],
    ...(view.reason ? [['原因 Reason', view.reason.zh] as const] : []), ['银行 Bank', view.bank.zh], [posted ? '怎么给本人 Delivery' : '在哪里领 Collect at', [view.place.name, view.place.address, view.place.hours, view.place.phone].filter(Boolean).join('，')],
    ['工本费 Fee', view.fee ? `¥${yuan(BigInt(view.fee))}` : '不收费'], ['预计 Expected', view.promisedOn ? `${view.promisedOn} 前${view.promiseNote ? `（${view.promiseNote.zh}）` : ''}` : promiseWords(application.region, view.submittedOn).zh],
    ...(posted ? [['收到以后 Then', '本人在网上用验证码和卡号后四位确认，或带身份证到窗口确认；确认后才能启用'] as const] : [['谁来领 Who', '本人，带身份证原件'] as const]),
  ] as const
  const lacking = unprintable(lines.flat().join(''))
  if (lacking) return refuse('form-character-missing', { character: lacking })
  await note(work, { verb: 'applications.print-receipt', ...onRecord(application), facts: { paper } })
  const bytes = await slipPdf({ name: view.number, made: work.now, title: `${region}社会保障卡${view.kind === 'first' ? '申领' : kindWords[view.kind].zh}回执`, subtitle: 'Receipt of an application', lines, foot: posted ? '凭申请号和证件号码后四位在网上查进度，或打 12333。寄出时发短信，写明快递单号。' : '凭申请号和证件号码后四位在网上查进度，或打 12333。卡到了会发短信。' }, paper)
  return new FileAnswer(`${view.number}.pdf`, 'application/pdf', bytes)
}

import { timingSafeEqual } from 'node:crypto'
import { getPerson, maskName, maskNumber } from '#holders'
import { regionWords, schemeWords } from '#insurance'
import { wallClock } from '#kit/day'
import { unprintable } from '#kit/font'
import { fenNumber, yuan } from '#kit/money'
import { slipPdf } from '#kit/pdf'
import { isRefused } from '#kit/refusal'
import { FileAnswer } from '#kit/route'
import type { Work } from '#kit/work'
import { note } from '#record'
import { countFailure, organisationById, takeTurn } from '#staff'
import { dueOf } from './payments.ts'
import { refuse } from './refusals.ts'
import { channelWords, type ReceiptView } from './shared.ts'
import type { Due } from './store.ts'
import { selectPaymentsOf } from './store-payment.ts'

/** 核验码: a keyed digest of what a receipt says, sixteen hexadecimal digits; whoever has the paper has what was paid confirmed or denied by it. */
const codeOf = (work: Pick<Work, 'vault'>, { reference, settled, paidOn }: Due): string => work.vault.digest('contribution-receipt', `${reference}|${settled}|${paidOn}`).subarray(0, 8).toString('hex').toUpperCase()

/** 缴费凭证 on paper: number, insurance, period, what was paid, when and how, and the code by which it is verified. */
export async function receiptPdf(work: Work, due: Due) {
  if (due.state !== 'paid') return refuse('receipt-none')
  const person = due.payerKind === 'person' ? await getPerson(work, { bucket: due.bucket, id: due.payer }) : null
  const payer = person ? `${person.name} ${maskNumber(person.number)}` : (await organisationById(work, due.payer))?.name ?? ''
  const numbers = (await selectPaymentsOf(work, due)).map(each => `${channelWords[each.channel].zh} ${each.number}`)
  const lines: (readonly [string, string])[] = [
    ['缴费编号 No.', spaced(due.reference)], ['缴费人 Payer', payer], ['险种 For', schemeWords(due.insutype).zh], ['参保地 Region', regionWords(work, due.region).zh], ['费款所属期 Period', due.period], ['人数 People', String(due.people)],
    ['应缴 Owed', `¥${yuan(due.amount)}`], ...due.late > 0n ? [['滞纳金 Late fee', `¥${yuan(due.late)}`] as const] : [], ['实缴 Paid', `¥${yuan(due.settled)}`], ['缴费日期 On', due.paidOn!], ['方式 By', channelWords[due.paidHow!].zh], ['银行流水号 Bank’s No.', numbers.join('、')],
    ['核验码 Code', codeOf(work, due).replace(/(.{4})(?!$)/g, '$1 ')], ['打印时间 Printed', wallClock(work.now).slice(0, 16)],
  ]
  const lacking = unprintable(lines.flat().join(''))
  if (lacking) return refuse('print-lacks', { character: lacking })
  await note(work, { verb: 'contributions.print-receipt', person, subject: { kind: 'due', id: due.id }, facts: { period: due.period } })
  return new FileAnswer(`缴费凭证-${due.reference}.pdf`, 'application/pdf', await slipPdf({ name: `缴费凭证 ${due.reference}`, made: work.now, title: '社会保险费缴费凭证', subtitle: 'Receipt for contributions', lines, foot: '真伪用缴费编号和核验码在社保网页“核验缴费凭证”查对。' }, 'a4'))
}
export const spaced = (reference: string): string => reference.replace(/(\d{4})(?=\d)/g, '$1 ')

/** 核验: whether a receipt is ours, and what it is for; of its payer no more than a mask. Refused alike where number or code is another, and wrong ones from one place or for one receipt are slowed down: the refusal must be kept. */
export async function verifyReceipt(work: Work, { reference, code }: { reference: string; code: string }, address: string) {
  const knock = { kind: 'holder', name: `receipt ${reference.replace(/[\s-]/g, '')}`, address } as const
  const slow = await takeTurn(work, knock)
  if (slow && isRefused(slow)) return refuse('receipt-misses', { minutes: slow.facts['minutes'] as number })
  const due = await dueOf(work, reference)
  const [shown, ours] = [Buffer.from(code.replace(/\s/g, '').toUpperCase()), Buffer.from(due?.state === 'paid' ? codeOf(work, due) : '')]
  if (!due || shown.length !== ours.length || !timingSafeEqual(shown, ours)) {
    await countFailure(work, knock)
    return refuse('receipt-strange')
  }
  const payer = due.payerKind === 'person' ? maskName((await getPerson(work, { bucket: due.bucket, id: due.payer }))?.name ?? '') : (await organisationById(work, due.payer))?.name ?? ''
  return { reference: due.reference, payer, scheme: schemeWords(due.insutype), region: regionWords(work, due.region), period: due.period, amount: fenNumber(due.settled), paidOn: due.paidOn!, how: channelWords[due.paidHow!] } satisfies ReceiptView
}

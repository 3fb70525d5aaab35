import type { Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import type { Paper } from '#kit/pdf'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, maskName, peopleOf } from '#holders'
import { note } from '#record'
import { memberNames, organisationById } from '#staff'
import { refuse } from './refusals.ts'
import { printReceipt } from './print-receipt.ts'
import { paymentView } from './pay-from-account.ts'
import { capitals, type OwedRow, type PaymentView, type ReceiptView } from './shared.ts'
import { selectOfPerson, selectOwed, selectReceipt, type Receipt } from './store.ts'
import { paymentsOf } from './store-payment.ts'

/** A receipt in words: the amount in figures and capitals, the document that approves the fee, who took it where. */
export async function receiptView(work: Work, r: Receipt): Promise<ReceiptView> {
  const [office, names] = [await organisationById(work, r.office), await memberNames(work, [r.by])]
  return {
    id: r.id, application: r.application, what: r.what, reason: r.reason, number: r.number, amount: fenNumber(r.amount), capitals: capitals(r.amount),
    source: { authority: r.authority, number: r.document, date: r.documentDate }, office: office?.name ?? '', by: r.by ? maskName(names.get(r.by) ?? '') : '', at: r.at.toISOString(), day: r.day,
    way: r.way, reference: r.reference, tail: r.tail,
  }
}

/** A person's receipts, newest first, and what was asked of the financial account; the look is on record. */
export async function seeReceipts(work: Work, person: PersonKey): Promise<{ rows: ReceiptView[]; payments: PaymentView[] }> {
  await note(work, { verb: 'fees.see-receipts', person })
  const rows: ReceiptView[] = []
  for (const each of await selectOfPerson(work, person)) rows.push(await receiptView(work, each))
  return { rows, payments: (await paymentsOf(work, person)).map(each => paymentView(each)) }
}

/** A receipt as a PDF, on A4 or an 80 mm roll; printed again it says so nowhere, it is the same receipt. */
export async function receiptFile(work: Work, person: PersonKey, id: Id, paper: Paper) {
  const receipt = await selectReceipt(work, person, id)
  const holder = receipt && await getPerson(work, person)
  if (!receipt || !holder) return refuse('receipt-unknown')
  const names = await memberNames(work, [receipt.by])
  const printed = await printReceipt({ ...await receiptView(work, receipt), payer: holder.name, clerk: (receipt.by && names.get(receipt.by)) ?? '' }, paper)
  if (isRefused(printed)) return printed
  await note(work, { verb: 'fees.print-receipt', person, subject: { kind: 'receipt', id }, facts: { paper } })
  return { name: `${receipt.number}.pdf`, bytes: printed }
}

/** What this office still has to give back to people whose application ended without a card, the longest waiting first. */
export async function owedHere(work: Work): Promise<{ rows: OwedRow[] }> {
  const rows = work.by.organisation ? await selectOwed(work, work.by.organisation, 200) : []
  const people = await peopleOf(work, rows.map(each => ({ bucket: each.bucket, id: each.person })))
  return { rows: rows.map(each => ({ person: each.person, application: each.application, name: maskName(people.get(each.person)?.name ?? ''), amount: fenNumber(each.amount), since: each.at.toISOString() })) }
}

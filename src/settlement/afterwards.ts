import { filingsOf, type Entitlement } from '#filings'
import { getPerson, refuseHolder } from '#holders'
import { relationsOf } from '#insurance'
import { addDays, type Day } from '#kit/day'
import { publicNumber, type Id, type PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { holdAccounts, journalByNumbers, post, settledAfter, type JournalRow } from '#ledger'
import { providerOf } from '#clinics'
import type { ItemClass } from '../clinics/shared.ts'
import { detailOf, growthOf } from './batch.ts'
import { policyName, price, type Decision, type Insured, type Priced, type Treats } from './decide.ts'
import { detailPlace, packDetail, type Detail } from './detail.ts'
import { payInvoices } from './store-invoice.ts'
import { foldedName, type Invoice } from './invoices.ts'
import { recordOf } from './prepare.ts'
import type { Purchase } from './purchase.ts'
import { refuse } from './refusals.ts'
import { fundsOf } from './explain-care.ts'
import { explain } from './view.ts'
import { openSettled } from './settled.ts'
import { sharesIn } from './shares.ts'
import { grow, insertShares, useYear, yearsOf, type Growth } from './store.ts'
import { emptyYear, type Year } from './track.ts'

/**
 * A bill that somebody paid out of pocket: `day` is the one it is judged by, of a stay the discharge. A line is of a class of the catalogue; `asFiled`: care elsewhere counts as filed.
 * `claim` is what it is claimed with, and what it is paid for once.
 */
export type PaidBill = {
  claim: Id; region: string; medType: string; first: Day; day: Day; provider: Treats; disease: string | null; asFiled: boolean
  lines: readonly { name: string; class: ItemClass; amount: Fen }[]; invoices: readonly Invoice[]
}
/** What a bill comes to as things stand: the decision, the bill as it would be kept, what the year grows by. */
export type Judged = { insured: Insured; decision: Decision; detail: Detail; growth: Growth }

/**
 * 手工报销的计算: what a bill paid out of pocket comes to, by the one split, the policy of its day and what is used of that day's year, as if it had been settled with the card. Posts
 * nothing. Refused where somebody was not insured then, where no filing covers it, where it was settled on the spot. (MED-09.a)
 */
export async function judgeBill(work: Work, key: PersonKey, bill: PaidBill) {
  const person = await getPerson(work, key)
  if (!person) return refuseHolder('person-unknown')
  const then = (await relationsOf(work, key, bill.day)).map(relation => ({ ...relation, ...asOf(relation, bill.day) }))
  const insured = recordOf(then, bill.region, bill.day)
  if (!insured) return refuse('record-not-then', { day: bill.day, region: policyName(bill.region, bill.day), regionEn: bill.region })
  const settled = await settledBefore(work, key, bill)
  if (settled) return settled
  const year = await yearOf(work, key, { region: bill.region, insutype: insured.insutype, year: Number(bill.day.slice(0, 4)) })
  const filings: readonly Entitlement[] = (await filingsOf(work, [key], bill.day)).get(key.id) ?? []
  const purchase = purchaseOf(bill, { psnNo: person.psnNo, insutype: insured.insutype })
  const items = new Map(bill.lines.map((line, i): [string, Priced] => [String(i + 1), { name: line.name, spec: '', class: line.class, charge: '14', ceiling: null, selfpay: null }]))
  const stay = bill.medType.startsWith('2')
  const decision = price(purchase, { provider: bill.provider, insured, items, balance: 0n, year, filings }, { disease: bill.disease, first: stay, stays: stay ? Number(year.stays) : 0, used: 0n, asFiled: bill.asFiled })
  if (isRefused(decision)) return decision
  const item = { msgid: '', purchase }
  const detail = detailOf(work, { item, person, provider: bill.provider, insured, items, year, decision })
  return { insured, decision, detail, growth: growthOf({ item, person, decision }) } satisfies Judged
}

/**
 * 手工报销的入账: judged anew while the account is held, as a settlement is; the funds' share goes to what the bank has to pay out, the year grows by what it used, the invoices are paid for ever.
 * `number` of the posting, null where the funds pay nothing. Once a claim: the caller holds it. (MED-09, PACC-03)
 */
export async function payBill(work: Work, key: PersonKey, bill: PaidBill) {
  const account = { bucket: key.bucket, person: key.id, region: bill.region }
  const [held] = await holdAccounts(work, [account])
  const judged = await judgeBill(work, key, bill)
  if (isRefused(judged)) return judged
  if (!await payInvoices(work, bill.claim)) throw new Error('a claim is paid whose invoices it does not hold')
  const { decision: { split, ground }, detail, growth, insured } = judged
  // nothing moves in the personal account, but a settlement decided on the year as it was finds that the account moved
  await post(work, 'reimbursement', [{ ...row(work, key, account), version: held!, policies: ground.policies }])
  if (!split.fund) {
    await useYear(work, growth)
    return { ...judged, number: null }
  }
  const [version] = await holdAccounts(work, [account], 'payable')
  const posting = row(work, key, account)
  const { number } = posting
  await post(work, 'reimbursement', [{
    ...posting, version: version!, account: split.fund, fund: split.fund, policies: ground.policies, business: `${insured.insutype} ${bill.medType}`, detail: work.vault.seal(packDetail(detail), detailPlace(number)),
  }], grow([growth]), 'payable')
  await insertShares(work, sharesIn({ bucket: key.bucket, number, care: detail.care }))
  return { ...judged, number: number as string | null }
}

const row = (work: Work, { bucket }: PersonKey, account: { bucket: number; person: Id; region: string }) => ({
  ...account, number: publicNumber(bucket, work.random, 20), account: 0n, fund: 0n, cash: 0n, hospital: 0n, income: 0n, total: 0n, undoes: null, provider: null, terminal: null, operator: null, session: null, business: null, detail: null,
})

/** The steps from a bill paid out of pocket to what the funds pay of it, in sentences, and each fund's part. */
export const explainBill = ({ decision: { split }, detail }: Pick<Judged, 'decision' | 'detail'>) =>
  ({ explained: explain({ row: { total: split.total, fund: split.fund, account: 0n, income: 0n, cash: split.cash }, detail }), funds: fundsOf(detail, split.fund, 1n) })

/** How a record stood on a day: one that ended or stopped later was valid then. */
const asOf = ({ state, until, pausedOn }: { state: '1' | '2' | '4'; until: Day | null; pausedOn: Day | null }, day: Day): { state: '1' | '2' | '4' } =>
  ({ state: (state === '4' && until !== null && until >= day && (pausedOn === null || pausedOn > day)) || (state === '2' && pausedOn !== null && pausedOn > day) ? '1' : state })

async function yearOf(work: Work, key: PersonKey, of: { region: string; insutype: string; year: number }): Promise<Year> {
  const found = (await yearsOf(work, key)).find(each => each.region === of.region && each.insutype === of.insutype && each.year === of.year)
  return found ? { ...emptyYear, deductible: found.deductible, fund: found.fund, ...found.more } : emptyYear
}

/** The bill as a purchase: a line is one of its class, at its amount. Nothing of it comes from the account. */
function purchaseOf(bill: PaidBill, of: { psnNo: string; insutype: string }): Purchase {
  return {
    ...of, region: bill.region, medType: bill.medType, certType: '', begun: `${bill.day} 00:00:00`, total: bill.lines.reduce((sum, line) => sum + line.amount, 0n), useAccount: false, invoice: bill.invoices[0]?.number ?? null, visit: null,
    lines: bill.lines.map((line, i) => ({ sn: String(i + 1), code: String(i + 1), own: '', at: `${bill.day} 00:00:00`, amount: line.amount, count: 10_000n, price: line.amount * 10_000n, rx: null })),
  }
}

/** The settlement with the card of what is claimed: by its invoice at its provider, or by provider, day and sum. (MED-09.b) */
async function settledBefore(work: Work, key: PersonKey, bill: PaidBill) {
  const rows = await journalByNumbers(work, (await settledAfter(work, key, addDays(bill.first, -1))).map(({ number }) => ({ bucket: key.bucket, number })))
  const total = bill.lines.reduce((sum, line) => sum + line.amount, 0n)
  const numbers = new Set(bill.invoices.map(invoice => foldedName(invoice.number)))
  const same = rows.find(row => {
    if (!row.detail) return false
    const { detail } = openSettled(work.vault, row, { reference: '', receivedAt: row.at })
    const day = detail.begun.slice(0, 10)
    const invoiced = detail.invoice !== null && numbers.has(foldedName(detail.invoice))
    const here = row.provider === bill.provider.organisation
    return (invoiced && (here || row.total === total)) || (here && row.total === total && day >= bill.first && day <= bill.day)
  })
  return same ? alreadySettled(work, same) : null
}
async function alreadySettled(work: Work, row: JournalRow) {
  return refuse('bill-settled', { day: row.day, provider: (row.provider && (await providerOf(work, row.provider))?.name) || '', number: row.number })
}

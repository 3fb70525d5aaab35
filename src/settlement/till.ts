import { itemsByCodes, type Provider } from '#clinics'
import { getPerson } from '#holders'
import { wallClock } from '#kit/day'
import { bucketOfNumber } from '#kit/ids'
import { share } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { journalByNumber } from '#ledger'
import { ownProvider, pressed, sessionHere } from '#messages'
import { followBankLeg } from './bank-leg.ts'
import { cancel } from './cancel.ts'
import type { Detail } from './detail.ts'
import type { Item } from './purchase.ts'
import { refuse } from './refusals.ts'
import { preSettle, settle } from './settle.ts'
import { openSettled } from './settled.ts'
import type { Basket } from './shared.ts'
import { viewOf } from './view.ts'

/** The session only says whose basket it is; whether it is open is asked when posting, after a repeat was answered. */
async function itemOf(work: Work, infno: '2101' | '2102', basket: Basket): Promise<{ item: Item; provider: Provider } | Refusal> {
  const provider = await ownProvider(work)
  if (isRefused(provider)) return provider
  const session = await sessionHere(work, provider, basket.session)
  if (isRefused(session)) return session
  const person = (await getPerson(work, { bucket: session.bucket, id: session.person }))!
  const known = await itemsByCodes(work, basket.lines.map(line => line.code))
  const begun = wallClock(work.now)
  const lines = basket.lines.map((line, i) => ({ sn: String(i + 1), code: line.code, own: known.get(line.code)?.code ?? line.code, at: begun,
    amount: share(BigInt(line.price) * BigInt(line.count), 1n, 100_000_000n), count: BigInt(line.count), price: BigInt(line.price), rx: null }))
  const { region, insutype, useAccount } = basket
  const content = { session: basket.session, region, insutype, useAccount, lines: basket.lines }
  return { provider, item: { ...pressed(work, provider, infno, basket.key, content), purchase: { psnNo: person.psnNo, region, insutype, medType: '41', certType: '03', begun,
    total: lines.reduce((sum, line) => sum + line.amount, 0n), useAccount, invoice: null, lines, visit: null } } }
}

/** Pre-settles or settles the basket of the card in this till's reader: the very verbs of the national interface. */
export async function settleBasket(house: House, by: By, basket: Basket, how: 'try' | 'post') {
  const made = await inWork(house, by, work => itemOf(work, how === 'try' ? '2101' : '2102', basket))
  if (isRefused(made)) return made
  const settled = await (how === 'try' ? preSettle : settle)(house, made.item)
  return isRefused(settled) ? settled : viewOf(settled, made.provider.name)
}

const cancelOf = ({ care }: Detail) => care?.kind === 'inpatient' ? '2305' : care?.kind === 'outpatient' ? '2208' : '2103'
/** Cancels one of this provider's settlements. */
export async function cancelHere(house: House, by: By, number: string, key: string) {
  const asked = await inWork(house, by, async work => {
    const provider = await ownProvider(work)
    if (isRefused(provider)) return provider
    const bucket = bucketOfNumber(number)
    const row = bucket === null ? null : await journalByNumber(work, bucket, number)
    if (!row?.detail || row.provider !== provider.organisation) return refuse('settlement-unknown')
    const { detail } = openSettled(work.vault, row, { reference: '', receivedAt: work.now })
    return { provider, asked: { ...pressed(work, provider, cancelOf(detail), key, { number }), psnNo: detail.person.psnNo, setlId: number, visit: detail.visit } }
  })
  if (isRefused(asked)) return asked
  const settled = await cancel(house, asked.asked)
  if (isRefused(settled)) return settled
  const bank = await followBankLeg(house, by, number, { cancel: true })
  return viewOf(settled, asked.provider.name, true, isRefused(bank) ? null : bank)
}

import { createHash } from 'node:crypto'
import { itemsByCodes, providerOf, type Provider } from '#clinics'
import { getPerson } from '#holders'
import { wallClock } from '#kit/day'
import { bucketOf, bucketOfNumber, publicNumber, type Id } from '#kit/ids'
import { share } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { journalByNumber } from '#ledger'
import type { Sender } from '#messages'
import { newestSession, sessionById } from '#terminals'
import { cancel } from './cancel.ts'
import type { Detail } from './detail.ts'
import type { Item } from './purchase.ts'
import { refuse } from './refusals.ts'
import { preSettle, settle } from './settle.ts'
import { openSettled } from './settled.ts'
import type { Basket } from './shared.ts'
import { viewOf } from './view.ts'

/** The provider a till operator works for. */
export async function ownProvider(work: Work): Promise<Provider | ReturnType<typeof refuse>> {
  const provider = work.by.organisation ? await providerOf(work, work.by.organisation) : null
  return provider ?? refuse('not-a-provider')
}

/** The person of a card session of this provider that is the newest and still open. */
export async function ownSession(work: Work, provider: Provider, session: Id) {
  const bucket = bucketOf(session)
  const person = (await sessionById(work, bucket, session))?.person
  const newest = person && await newestSession(work, { bucket, provider: provider.organisation, person, at: work.now })
  return newest && newest.id === session ? newest : refuse('reading-over')
}

/** A message of the till's own door: its number comes from the key of the press, so that pressing again is the same message. */
function senderOf(provider: Provider, by: By, infno: string, key: string, content: unknown, work: Work): Sender {
  const digest = (text: string) => createHash('sm3').update(text).digest()
  return { msgid: `${provider.code}T${digest(`${infno}|${key}`).toString('hex').slice(0, 17)}`, infno, digest: digest(JSON.stringify(content)), code: provider.code, operator: by.id ?? by.kind, signNo: null, address: '',
    received: work.now, reference: publicNumber(0, work.random, 20) }
}

/** The session only says whose basket it is; whether it is open is asked when posting, after a repeat was answered. */
async function itemOf(work: Work, infno: '2101' | '2102', basket: Basket): Promise<{ item: Item; provider: Provider } | ReturnType<typeof refuse>> {
  const provider = await ownProvider(work)
  if (isRefused(provider)) return provider
  const session = await sessionById(work, bucketOf(basket.session), basket.session)
  if (session?.provider !== provider.organisation) return refuse('reading-over')
  const person = (await getPerson(work, { bucket: session.bucket, id: session.person }))!
  const known = await itemsByCodes(work, basket.lines.map(line => line.code))
  const begun = wallClock(work.now)
  const lines = basket.lines.map((line, i) => ({ sn: String(i + 1), code: line.code, own: known.get(line.code)?.code ?? line.code, at: begun,
    amount: share(BigInt(line.price) * BigInt(line.count), 1n, 100_000_000n), count: BigInt(line.count), price: BigInt(line.price), rx: null }))
  const { region, insutype, useAccount } = basket
  const content = { session: basket.session, region, insutype, useAccount, lines: basket.lines }
  return { provider, item: { ...senderOf(provider, work.by, infno, basket.key, content, work), purchase: { psnNo: person.psnNo, region, insutype, medType: '41', certType: '03', begun,
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
    return { provider, asked: { ...senderOf(provider, by, cancelOf(detail), key, { number }, work), psnNo: detail.person.psnNo, setlId: number, visit: detail.visit } }
  })
  if (isRefused(asked)) return asked
  const settled = await cancel(house, asked.asked)
  return isRefused(settled) ? settled : viewOf(settled, asked.provider.name, true)
}

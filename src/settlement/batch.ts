import { publicNumber } from '#kit/ids'
import { dayOf } from '#kit/day'
import { isRefused, type Refusal } from '#kit/refusal'
import { Overtaken, type Work } from '#kit/work'
import { claimMessages, refuseMessage, selectMessages, type Message } from '#messages'
import { journalByNumbers, post, type JournalRow, type Posting } from '#ledger'
import { chooseRegion } from '#terminals'
import { decide, type Decision } from './decide.ts'
import { detailPlace, packDetail, type Detail, type SettledLine } from './detail.ts'
import { lookUp, prepare, type Ready } from './prepare.ts'
import type { Item } from './purchase.ts'
import { refuse } from './refusals.ts'
import { ageText, openSettled, type Settled } from './settled.ts'
import { grow, pinPlanner, type Growth } from './store.ts'

/** What became of an item: settled (now or before), refused, or `again` in the next batch because something moved or was only made now. */
export type Outcome = Settled | Refusal | 'again'

/**
 * Posts up to 256 settlements, each of another person, in one transaction: known messages are answered as before, the rest is looked up with the accounts held,
 * decided here, and written in one statement. (settled 1–5)
 */
export async function postBatch(work: Work, items: readonly Item[]): Promise<Outcome[]> {
  const out: (Outcome | undefined)[] = []
  const [, known, found] = await Promise.all([pinPlanner(work), selectMessages(work, items.map(item => item.msgid)), lookUp(work, items)])
  if (known.size) await answerKnown(work, items, known, out)
  const fresh = items.flatMap((item, at) => out[at] === undefined ? [{ item, at }] : [])
  if (!fresh.length) return out as Outcome[]
  const prepared = await prepare(work, fresh.map(one => one.item), found, 'settle')
  const ready: (Ready & { at: number })[] = []
  prepared.forEach((one, i) => {
    const { at } = fresh[i]!
    if (one === 'again' || isRefused(one)) out[at] = one
    else ready.push({ ...one, at })
  })
  await settleReady(work, ready, out)
  return items.map((_item, at) => out[at] ?? 'again')
}

/** A repeat is answered before anything else is looked at: the same content with the same answer, other content by name. */
async function answerKnown(work: Work, items: readonly Item[], known: Map<string, Message>, out: (Outcome | undefined)[]): Promise<void> {
  const again = [...known.values()].filter(message => message.outcome === 'done' && message.number !== null)
  const rows = await journalByNumbers(work, again.map(message => ({ bucket: message.bucket!, number: message.number! })))
  const byNumber = new Map(rows.map(row => [row.number, row]))
  items.forEach((item, at) => {
    const message = known.get(item.msgid)
    if (message) out[at] = repeated(work, item, message, byNumber)
  })
}

function repeated(work: Work, item: Item, message: Message, rows: Map<string, JournalRow>): Outcome {
  if (message.outcome === 'reversed') return refuseMessage('message-reversed')
  if (!message.digest.equals(item.digest)) return refuseMessage('message-differs')
  return openSettled(work.vault, rows.get(message.number!)!, message)
}

async function settleReady(work: Work, ready: readonly (Ready & { at: number })[], out: (Outcome | undefined)[]): Promise<number> {
  const today = dayOf(work.now)
  const decided = ready.flatMap(one => {
    const { account, provider, insured, items, item, year } = one
    const decision = decide(item.purchase, { provider, insured, items, balance: account.balance, year, today })
    if (!isRefused(decision)) return [{ ...one, decision, number: publicNumber(one.person.bucket, work.random, 20) }]
    out[one.at] = decision
    return []
  })
  const good = await pickRegions(work, decided, out)
  if (!good.length) return 0
  const written = good.map(one => ({ ...one, detail: detailOf(work, one) }))
  const postings = written.map(one => postingOf(work, one))
  const [claimed, posted] = await Promise.all([claimMessages(work, good.map(messageOf)),
    post(work, 'settlement', postings, grow(written.map(growthOf).filter(growth => growth.deductible !== 0n || growth.fund !== 0n)))])
  if (claimed.size < good.length) throw new Overtaken(`${good.length - claimed.size} of ${good.length} message numbers were taken meanwhile`)
  written.forEach(({ at, item, number, detail }, i) => {
    const { version: _, ...row } = postings[i]!
    out[at] = { row: { ...row, ...posted.get(number)! }, detail, reference: item.reference, received: item.received }
  })
  return written.length
}

type Decided = Ready & { decision: Decision; number: string }

/** The first purchase of a session picks the insured region of who is insured in several: what was refused picks nothing. Sessions in key order. */
async function pickRegions<One extends Decided & { at: number }>(work: Work, decided: readonly One[], out: (Outcome | undefined)[]): Promise<One[]> {
  for (const { at, person, standing, item } of decided.filter(one => one.picks).toSorted((a, b) => a.standing.session! < b.standing.session! ? -1 : 1)) {
    const { region } = item.purchase
    const holds = await chooseRegion(work, { bucket: person.bucket, id: standing.session!, person: person.id }, region)
    if (holds !== region) out[at] = holds === null ? refuse('card-not-read') : refuse('region-differs', { picked: holds, asked: region })
  }
  return decided.filter(({ at }) => out[at] === undefined)
}

const messageOf = ({ item, provider, person, number }: Decided): Message => ({
  msgid: item.msgid, infno: item.infno, digest: item.digest, provider: provider.organisation, psnNo: item.purchase.psnNo, bucket: person.bucket, number,
  outcome: 'done', reference: item.reference, receivedAt: item.received,
})

const growthOf = ({ item: { purchase }, person, decision: { split } }: Decided): Growth => ({
  bucket: person.bucket, person: person.id, region: purchase.region, insutype: purchase.insutype, year: Number(purchase.begun.slice(0, 4)),
  deductible: split.deductible, fund: split.fund,
})

function postingOf(work: Work, of: Decided & { detail: Detail }): Posting {
  const { item, person, provider, account, standing, decision: { split, ground }, number, detail } = of
  return {
    bucket: person.bucket, person: person.id, region: item.purchase.region, version: account.version, number,
    account: -split.account, fund: split.fund, cash: split.cash, hospital: 0n, income: 0n, total: split.total, undoes: null,
    provider: provider.organisation, terminal: standing.terminal, operator: item.operator, session: standing.session, policies: ground.policies,
    detail: work.vault.seal(packDetail(detail), detailPlace(number)),
  }
}

/** The bill as it is kept. */
export function detailOf(work: Pick<Work, 'now' | 'random'>, of: Omit<Decided, 'number'>): Detail {
  const { item: { msgid, purchase }, person, provider, insured, items, year, decision: { split, ground } } = of
  const lines = purchase.lines.map((line, i): SettledLine => {
    const item = items.get(line.code)!
    return { sn: line.sn, code: line.code, own: line.own, name: item.name, spec: item.spec, class: item.class, charge: item.charge,
      amount: line.amount, count: line.count, price: line.price, ceiling: item.ceiling, selfpay: item.selfpay === null ? ground.shares[item.class] : BigInt(item.selfpay),
      selfPart: split.lines[i]! }
  })
  const { own, over, first, scope, deductible, base, copay, selfpaid } = split
  return {
    visit: publicNumber(person.bucket, work.random, 20), msgid, insutype: purchase.insutype, psnType: insured.psnType,
    certType: purchase.certType, medType: purchase.medType,
    person: { psnNo: person.psnNo, name: person.name, certKind: person.category === 'resident' ? '01' : '99', certNo: person.number, sex: person.sex,
      birth: person.birth, age: ageText(person.birth, work.now) },
    level: provider.level, begun: purchase.begun, invoice: purchase.invoice, lines, own, over, first, scope, deductible, base, copay, selfpaid,
    percent: ground.rates.percent, yearDeductible: ground.rates.deductible, yearCap: ground.rates.cap, deductibleBefore: year.deductible,
    fundBefore: year.fund, useAccount: purchase.useAccount,
  }
}

import type { Provider } from '#clinics'
import { publicNumber, type PersonKey } from '#kit/ids'
import { dayOf } from '#kit/day'
import { isRefused, type Refusal } from '#kit/refusal'
import { Overtaken, type Work } from '#kit/work'
import { claimMessages, refuseMessage, selectMessages, type Message } from '#messages'
import { journalByNumbers, post, type JournalRow, type Posting } from '#ledger'
import { chooseRegion, refuseTerminal } from '#terminals'
import { settleBills, type Settling } from '#care'
import { dayOfBill, fillBills } from './bills.ts'
import { classOf, decide, type Decision, type Insured, type Priced } from './decide.ts'
import { detailPlace, packDetail, type Detail, type SettledLine } from './detail.ts'
import { lookUp, prepare, type Ready } from './prepare.ts'
import type { Item, OfVisit, Purchase } from './purchase.ts'
import { careOf } from './care-of.ts'
import { spendFamily } from './family.ts'
import { refuseReimbursed } from './invoices.ts'
import { sharesIn } from './shares.ts'
import { addedBy, usedOf } from './track.ts'
import { refuse } from './refusals.ts'
import { ageText, openSettled, type Settled } from './settled.ts'
import { grow, insertShares, pinPlanner, type Growth } from './store.ts'

/** What became of an item: settled (now or before), refused, or `again` in the next batch because something moved or was only made now. */
export type Outcome = Settled | Refusal | 'again'

/**
 * Posts up to 256 settlements, each of another person, in one transaction: known messages are answered as before, the rest is looked up with the accounts held,
 * decided here, and written in one statement. (settled 1–5)
 */
export async function postBatch(work: Work, items: readonly Item[]): Promise<Outcome[]> {
  const out: (Outcome | undefined)[] = []
  const visits = items.some(item => item.purchase.visit)
  const [, known, early] = await Promise.all([pinPlanner(work), selectMessages(work, items.map(item => item.msgid)), visits ? null : lookUp(work, items)])
  if (known.size) await answerKnown(work, items, known, out)
  const fresh = await filled(work, items, out)
  if (!fresh.length) return out as Outcome[]
  const found = early ?? await lookUp(work, fresh.map(one => one.item))
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

/** What is not answered yet, with the bills of visits filled in and the visits held. */
async function filled(work: Work, items: readonly Item[], out: (Outcome | undefined)[]): Promise<{ item: Item; at: number }[]> {
  const places = [...items.keys()].filter(at => out[at] === undefined)
  const bills = await fillBills(work, places.map(at => items[at]!), true)
  return bills.flatMap((bill, i) => {
    const at = places[i]!
    if (!isRefused(bill)) return [{ item: bill as Item, at }]
    out[at] = bill as Refusal
    return []
  })
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
  const reimbursed = await refuseReimbursed(work, ready)
  const decided = ready.flatMap(one => {
    const { account, provider, insured, items, item, year, filings } = one
    const decision = reimbursed.get(one.at) ?? decide(item.purchase, { provider, insured, items, balance: account.balance, family: account.family?.balance ?? 0n, year, filings, today })
    if (!isRefused(decision)) return [{ ...one, decision, number: publicNumber(one.person.bucket, work.random, 20) }]
    out[one.at] = decision
    return []
  })
  const good = await pickRegions(work, decided, out)
  if (!good.length) return 0
  const written = good.map(one => ({ ...one, detail: detailOf(work, one) }))
  const postings = written.map(one => postingOf(work, one))
  const [claimed, posted] = await Promise.all([claimMessages(work, good.map(messageOf)),
    post(work, 'settlement', postings, grow(written.map(growthOf).filter(growth => growth.more || growth.deductible !== 0n || growth.fund !== 0n)))])
  await spendFamily(work, written.flatMap((one, i) => one.decision.split.family ? [{ of: postings[i]!, amount: -one.decision.split.family, version: one.account.family!.version, place: one.account.family!.place }] : []))
  await insertShares(work, written.flatMap(one => sharesOf(one)))
  await settleBills(work, written.flatMap(one => settlingOf(one)))
  if (claimed.size < good.length) throw new Overtaken(`${good.length - claimed.size} of ${good.length} message numbers were taken meanwhile`)
  written.forEach(({ at, item, number, detail }, i) => {
    const { version: _, place: _place, ...row } = postings[i]!
    out[at] = { row: { ...row, ...posted.get(number)! }, detail, reference: item.reference, received: item.received }
  })
  return written.length
}

type Decided = Ready & { decision: Decision; number: string }

const sharesOf = ({ person, number, detail }: Decided & { detail: Detail }) => sharesIn({ bucket: person.bucket, number, ...detail })

/** The visit that a settlement is of. */
function settlingOf({ item: { purchase: { visit } }, number, decision }: Decided): Settling[] {
  return visit?.bill ? [{ visit: visit.bill.visit, number, batch: visit.batch, final: isFinal(visit), deductible: decision.track === 'inpatient' || decision.track === 'maternity' ? decision.split.deductible : 0n }] : []
}
const isFinal = ({ kind, midway }: OfVisit) => kind === 'inpatient' && !midway

/** The first purchase of a session picks the insured region of who is insured in several: what was refused picks nothing. Sessions in key order. */
async function pickRegions<One extends Decided & { at: number }>(work: Work, decided: readonly One[], out: (Outcome | undefined)[]): Promise<One[]> {
  for (const { at, person, standing, item } of decided.filter(one => one.picks).toSorted((a, b) => a.standing.session! < b.standing.session! ? -1 : 1)) {
    const { region } = item.purchase
    const holds = await chooseRegion(work, { bucket: person.bucket, id: standing.session!, person: person.id }, region)
    if (holds !== region) out[at] = holds === null ? refuseTerminal('card-not-read') : refuse('region-differs', { picked: holds, asked: region })
  }
  return decided.filter(({ at }) => out[at] === undefined)
}

const messageOf = ({ item, provider, person, number }: Decided): Message => ({
  msgid: item.msgid, infno: item.infno, digest: item.digest, provider: provider.organisation, psnNo: item.purchase.psnNo, bucket: person.bucket, number,
  outcome: 'done', reference: item.reference, receivedAt: item.received,
})

/** What the visit's year grows by: the out-patient columns, or those of its track. */
export function growthOf({ item: { purchase }, person, yearPlace = null, decision: { split, track, first } }: { item: { purchase: Purchase }; person: PersonKey; yearPlace?: string | null; decision: Decision }): Growth {
  const more = addedBy(track, split, first)
  return {
    place: yearPlace, bucket: person.bucket, person: person.id, region: purchase.region, insutype: purchase.insutype, year: Number(dayOfBill(purchase).slice(0, 4)),
    ...track === 'outpatient' ? { deductible: split.deductible, fund: split.pool } : { deductible: 0n, fund: 0n }, ...Object.keys(more).length ? { more } : {},
  }
}

function postingOf(work: Work, of: Decided & { detail: Detail }): Posting {
  const { item, person, provider, account, standing, decision: { split, ground }, number, detail } = of
  return {
    bucket: person.bucket, person: person.id, region: item.purchase.region, version: account.version, place: account.place, number,
    account: -split.account, fund: split.fund, cash: split.cash, hospital: 0n, income: split.family, total: split.total, undoes: null,
    provider: provider.organisation, terminal: standing.terminal, operator: item.operator, session: standing.session, policies: ground.policies,
    business: `${item.purchase.insutype} ${item.purchase.medType}`, detail: work.vault.seal(packDetail(detail), detailPlace(number)),
  }
}

/** A bill that was decided, settled on the spot or paid out of pocket. */
export type Billed = Pick<Ready, 'person' | 'year'> & { account?: Ready['account']; item: { msgid: string; purchase: Purchase }; provider: Pick<Provider, 'level'>; insured: Insured; items: ReadonlyMap<string, Priced>; decision: Decision }
/** The bill as it is kept. */
export function detailOf(work: Pick<Work, 'now' | 'random'>, of: Billed): Detail {
  const { item: { msgid, purchase }, person, provider, insured, items, year, account, decision: { split, ground, track } } = of
  const used = usedOf(track, year, purchase.visit?.bill?.visit.deductible ?? 0n)
  const lines = purchase.lines.map((line, i): SettledLine => {
    const item = items.get(line.code)!
    const kind = classOf(line, item)
    return { sn: line.sn, code: line.code, own: line.own, name: item.name, spec: item.spec, class: kind, charge: item.charge,
      amount: line.amount, count: line.count, price: line.price, ceiling: item.ceiling, selfpay: item.selfpay === null ? ground.shares[kind] : BigInt(item.selfpay),
      selfPart: split.lines[i]! }
  })
  const { own, over, first, scope, deductible, base, copay, selfpaid } = split
  return {
    visit: purchase.visit?.id ?? publicNumber(person.bucket, work.random, 20), msgid, insutype: purchase.insutype, psnType: insured.psnType,
    certType: purchase.certType, medType: purchase.medType,
    person: { psnNo: person.psnNo, name: person.name, certKind: person.category === 'resident' ? '01' : '99', certNo: person.number, sex: person.sex,
      birth: person.birth, age: ageText(person.birth, work.now) },
    level: provider.level, begun: purchase.begun, invoice: purchase.invoice, lines, own, over, first, scope, deductible, base, copay, selfpaid,
    percent: ground.rates.percent, yearDeductible: ground.rates.deductible, yearCap: ground.rates.cap, deductibleBefore: used.deductible,
    fundBefore: used.fund, useAccount: purchase.useAccount, care: careOf(of), family: account?.family?.balance ?? 0n,
  }
}

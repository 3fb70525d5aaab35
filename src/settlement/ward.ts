import { linesOf, net, pressAt, standingOf, visitHere, visitsOf, type KeptLine, type Visit } from '#care'
import { providerOf, type Provider } from '#clinics'
import { getPerson, maskName, maskNumber } from '#holders'
import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House, type Work } from '#kit/work'
import { journalByNumber } from '#ledger'
import { note } from '#record'
import { stepsOf } from '../care/shared.ts'
import { cutLines } from './cut.ts'
import { preSettle, settle } from './settle.ts'
import { regionWords } from './see.ts'
import type { BillBrief, CareVisit, SettledView, SettleVisit, VisitView } from './shared.ts'
import { viewOf } from './view.ts'

const nothingSaid = { own: null, over: null, first: null, scope: null }
const unsettled = (lines: readonly KeptLine[]) => net(lines.filter(line => line.settled === null))
const sum = (lines: readonly { amount: bigint }[]) => lines.reduce((all, line) => all + line.amount, 0n)

/** The settlements of a visit that stand, in their order. */
async function billsOf(work: Work, visit: Visit): Promise<BillBrief[]> {
  const rows = await Promise.all(visit.bills.map(number => journalByNumber(work, visit.bucket, number)))
  return rows.flatMap(row => row ? [{ number: row.number, at: row.at.toISOString(), total: fenNumber(row.total), fund: fenNumber(row.fund), account: fenNumber(-row.account), family: fenNumber(row.income), cash: fenNumber(row.cash), final: row.number === visit.final }] : [])
}

/** A visit of this hospital: the bill line by line, what of each line is the holder's, what was settled, what is next. The look is on record. (MED-02, TRUST-02) */
export async function seeVisit(work: Work, id: string): Promise<VisitView | Refusal> {
  const here = await visitHere(work, id)
  if (isRefused(here)) return here
  const { provider, visit } = here
  const key = { bucket: visit.bucket, id: visit.person }
  const person = (await getPerson(work, key))!
  const lines = await linesOf(work, visit.bucket, visit.id)
  await note(work, { verb: 'settlement.see-visit', person: key, subject: { kind: 'provider', id: provider.organisation }, facts: { visit: visit.id } })
  const { number, doctorName, deptName, bed, complaint, disease, diagnoses } = visit.detail
  return {
    id: visit.id, kind: visit.kind, state: visit.state, number, person: { id: person.id, name: maskName(person.name), number: maskNumber(person.number) }, region: visit.region, regionName: regionWords(visit.region, dayOf(work.now)), insutype: visit.insutype,
    begun: visit.begun.toISOString(), ended: visit.ended?.toISOString() ?? null, medType: visit.medType, doctor: doctorName, dept: deptName, bed, complaint, disease, diagnoses: diagnoses.map(each => ({ code: each.code, name: each.name })),
    lines: await linesView(work, provider, visit, lines), total: fenNumber(sum(lines)), open: fenNumber(sum(unsettled(lines))), bills: await billsOf(work, visit), ...stepsOf(standingOf(visit, lines)),
  }
}

async function linesView(work: Work, provider: Provider, visit: Visit, lines: readonly KeptLine[]): Promise<VisitView['lines']> {
  const cut = new Map((await cutLines(work, provider, lines, visit.kind === 'outpatient' ? dayOf(visit.begun) : dayOf(visit.ended ?? work.now))).map(line => [line.sn, line]))
  return lines.flatMap(line => {
    const of = cut.get(line.sn)
    if (!of) return []
    const back = lines.filter(each => each.original === line.sn).reduce((all, each) => all - each.count, 0n)
    return [{ sn: line.sn, code: line.code, name: of.name, spec: of.spec, class: of.class, day: line.day, count: Number(line.count), price: Number(line.price), amount: fenNumber(line.amount), own: fenNumber(of.selfPart.own + of.selfPart.over),
      first: fenNumber(of.selfPart.first), scope: fenNumber(of.selfPart.scope), original: line.original, settled: line.settled !== null, left: Number(line.count - back) }]
  })
}

/** Pre-settles or settles what a visit has open: the very verbs of 2206, 2207, 2303 and 2304. What is settled must come to what the page showed. (MED-07.a, MED-07.b) */
export async function settleVisit(house: House, by: By, id: string, body: SettleVisit, how: 'try' | 'post'): Promise<SettledView | Refusal> {
  const made = await inWork(house, by, async work => {
    const at = await pressAt(work, id, how === 'try' ? { outpatient: '2206', inpatient: '2303' } : { outpatient: '2207', inpatient: '2304' }, body)
    if (isRefused(at)) return at
    const { visit, provider, asked: { psnNo, visit: _, kind, ...sender } } = at
    const total = body.total === null ? sum(unsettled(await linesOf(work, visit.bucket, visit.id))) : BigInt(body.total)
    return { provider, item: { ...sender, purchase: { psnNo, region: visit.region, insutype: visit.insutype, medType: visit.medType ?? '', certType: '03', begun: '', total, useAccount: body.useAccount, invoice: null, lines: [],
      visit: { id: visit.id, kind, batch: null, midway: body.midway, said: nothingSaid, bill: null } } } }
  })
  if (isRefused(made)) return made
  const settled = await (how === 'try' ? preSettle : settle)(house, made.item)
  return isRefused(settled) ? settled : viewOf(settled, made.provider.name)
}

const MOST = 100
/** A holder's visits and stays, newest first: when, where, what for, and what each settlement came to. (MED-04) */
export async function ownCare(work: Work, person: PersonKey): Promise<{ rows: CareVisit[]; next: null }> {
  const names = new Map<Id, string>()
  const rows: CareVisit[] = []
  for (const visit of await visitsOf(work, person, MOST)) {
    if (visit.state === 'void') continue
    if (!names.has(visit.provider)) names.set(visit.provider, (await providerOf(work, visit.provider))?.name ?? '')
    const lines = await linesOf(work, visit.bucket, visit.id)
    rows.push({ id: visit.id, kind: visit.kind, state: visit.state, place: names.get(visit.provider)!, dept: visit.detail.deptName, diagnosis: (visit.detail.diagnoses.find(each => each.main) ?? visit.detail.diagnoses[0])?.name ?? '',
      medType: visit.medType, begun: visit.begun.toISOString(), ended: visit.ended?.toISOString() ?? null, open: fenNumber(sum(unsettled(lines))), bills: await billsOf(work, visit) })
  }
  await note(work, { verb: 'settlement.see-care', person })
  return { rows, next: null }
}

import { distance, officeOf, regionWords } from '#filings'
import { getPerson, maskName, maskNumber, peopleOf, refuseHolder } from '#holders'
import { isBasic, relationsOf } from '#insurance'
import { providersNamed } from '#clinics'
import { addDays, dayOf, type Day } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { fill, isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { papersOf } from '#papers'
import { note } from '#record'
import { policy } from '#regions'
import { judgeBill, sayings as settlementSayings } from '#settlement'
import { memberNames, organisationById, regionsServed } from '#staff'
import { areaWords } from './check.ts'
import { billOf, holderOf, onRecord, type Claim } from './claim.ts'
import { decidedHere, payeeOf, paysNothing, resultOf, type At } from './decide.ts'
import { saidHere } from './file.ts'
import { nextOf } from './next.ts'
import { refuse, sayings } from './refusals.ts'
import type { ClaimForm, ClaimPage, ClaimRow, ClaimView, FoundProvider, Hold, MyClaim, OrderRow, Payee, QueueAnswer, Result, StepView, Words } from './shared.ts'
import { countWaiting, paymentsOf, selectClaim, selectOfPerson, selectOrders, selectSteps, selectWaiting, type Payment, type Step } from './store.ts'

const said: Readonly<Record<string, Words>> = { ...settlementSayings, ...sayings }
/** A refusal as a sentence on a page that is otherwise whole. */
export const whyOf = ({ refused, facts }: Refusal): { why: Words } => ({ why: { zh: fill(said[refused]?.zh ?? refused, facts), en: fill(said[refused]?.en ?? refused, facts) } })
export const bankWords = (region: string, code: string, day: Day): Words => { const found = policy(region, 'banks', day).find(one => one.code === code); return { zh: found?.short ?? code, en: found?.en ?? code } }
const payee = (region: string, of: Pick<Payment, 'way' | 'bank' | 'account'>, day: Day): Payee => ({ way: of.way, bank: bankWords(region, of.bank, day), account: of.account && of.account.slice(-4) })
const paymentView = (p: Payment | undefined) => p ? { ...payee(p.region, p, dayOf(p.at)), amount: fenNumber(p.amount), at: p.at.toISOString() } : null

export function rowOf(work: Work, c: Claim): ClaimRow {
  return {
    id: c.id, person: c.person, number: c.number, state: c.state, region: c.region, regionName: regionWords(work, c.region), medType: c.medType, ground: c.ground, provider: c.details.provider.name, designated: c.details.provider.designated, area: c.area, areaName: areaWords(c.area), level: c.level,
    first: c.first, last: c.last, total: fenNumber(c.total), fund: c.fund === null ? null : fenNumber(c.fund), due: c.due, late: (c.state === 'submitted' || c.state === 'proposed') && c.due < dayOf(work.now), filedAt: c.filedAt.toISOString(), version: c.version,
  }
}
async function holdOf(work: Work, { claimedBy, claimedUntil }: Claim): Promise<Hold> {
  if (!claimedBy || !claimedUntil || claimedUntil <= work.now) return null
  const mine = claimedBy === work.by.id
  return { mine, by: mine ? '' : maskName((await memberNames(work, [claimedBy])).get(claimedBy) ?? ''), until: claimedUntil.toISOString() }
}

/** The claims that wait for the office of whoever asks, late ones first, masked. (MED-09.a) */
export async function queueHere(work: Work, asked: { after: { due: Day; id: Id } | null; limit: number }): Promise<QueueAnswer> {
  const office = work.by.organisation ?? ''
  const found = await selectWaiting(work, office, asked.after, asked.limit)
  const people = await peopleOf(work, found.map(holderOf))
  const rows: QueueAnswer['rows'] = []
  for (const c of found) {
    const { id, person, number, state, regionName, medType, provider, total, fund, due, late, filedAt, version } = rowOf(work, c)
    rows.push({ id, person, number, state, regionName, medType, provider, total, fund, due, late, filedAt, version, name: maskName(people.get(person)?.name ?? ''), numberOf: maskNumber(people.get(person)?.number ?? ''), mine: c.proposedBy === work.by.id, hold: await holdOf(work, c) })
  }
  await note(work, { verb: 'reimbursement.see-queue', person: null, facts: { rows: rows.length } })
  const last = found.at(-1)
  return { rows, next: found.length === asked.limit ? `${last!.due}~${last!.id}` : null, ...await countWaiting(work, office, dayOf(work.now)) }
}

/** A claim as it is decided: whole, with its papers and every step; the look is on record. Only at the office that decides it. */
export async function claimHere(work: Work, at: At) {
  const claim = await selectClaim(work, at)
  if (claim?.person !== at.person) return refuse('reimbursement-unknown')
  const no = await decidedHere(work, claim)
  if (no) return no
  await note(work, { verb: 'reimbursement.see-claim', ...onRecord(claim) })
  return viewOf(work, claim)
}

export async function viewOf(work: Work, claim: Claim): Promise<ClaimView> {
  const key = holderOf(claim)
  const person = await getPerson(work, key)
  const steps = (await selectSteps(work, claim.bucket, [claim.id])).get(claim.id) ?? []
  const heads = new Map((await papersOf(work, key, claim.papers.map(each => each.paper))).map(each => [each.id, each.mime]))
  const open = claim.state === 'submitted' || claim.state === 'proposed'
  const to = open ? await payeeOf(work, key, claim.region) : null
  return {
    ...rowOf(work, claim), name: maskName(person?.name ?? ''), numberOf: maskNumber(person?.number ?? ''), details: claim.details, papers: claim.papers.map(each => ({ ...each, mime: heads.get(each.paper) ?? '' })), steps: await Promise.all(steps.map(step => stepView(work, step))),
    hold: await holdOf(work, claim), mine: claim.proposedBy === work.by.id, now: open ? await nowOf(work, claim) : claim.details.result, to: to && (isRefused(to) ? whyOf(to) : payee(claim.region, to, dayOf(work.now))), payment: paymentView((await paymentsOf(work, claim.bucket, [claim.id])).get(claim.id)),
  }
}
/** What a claim comes to as things stand; what it would with other classes is asked with `tried`. */
export async function nowOf(work: Work, claim: Claim): Promise<Result | { why: Words }> {
  const judged = await judgeBill(work, holderOf(claim), billOf(claim, work.now))
  if (isRefused(judged)) return whyOf(saidHere(judged))
  const nothing = paysNothing(judged)
  return nothing ? whyOf(refuse('reimbursement-pays-nothing', nothing)) : resultOf(judged)
}

async function stepView(work: Work, { step, at, byKind, byId, byOrganisation, reason, fund }: Step): Promise<StepView> {
  const place = byOrganisation ? (await organisationById(work, byOrganisation))?.name ?? '' : ''
  const member = byKind === 'staff' && byId ? maskName((await memberNames(work, [byId])).get(byId) ?? '') : ''
  const by = byKind === 'holder' ? { zh: '本人', en: 'the holder' } : { zh: [place, member].filter(Boolean).join(' '), en: [place, member].filter(Boolean).join(' ') }
  return { step, at: at.toISOString(), by, reason, fund: fund === null ? null : fenNumber(fund) }
}

/** The newest reason given to the holder, where the claim was returned or refused. */
const reasonOf = (steps: readonly Step[] | undefined, { state }: Claim) => state === 'returned' || state === 'refused' ? steps?.findLast(({ step }) => step === 'sendBack' || step === 'refuse')?.reason ?? null : null

/** 我的报销: somebody's claims, what became of each and what to do next, and what a new one asks for. `verb` says who looks: the holder, or a window. (MED-09.a) */
export async function claimsOf(work: Work, key: PersonKey, verb: 'reimbursement.see-own' | 'reimbursement.see-of-person') {
  const person = await getPerson(work, key)
  if (!person) return refuseHolder('person-unknown')
  const all = await selectOfPerson(work, key)
  const steps = await selectSteps(work, key.bucket, all.map(each => each.id))
  const payments = await paymentsOf(work, key.bucket, all.map(each => each.id))
  const rows: MyClaim[] = []
  for (const each of all) {
    const row = rowOf(work, each)
    rows.push({
      ...row, details: each.details, papers: each.papers, reason: reasonOf(steps.get(each.id), each), next: nextOf(row, dayOf(work.now)), office: each.office ? (await organisationById(work, each.office))?.name ?? null : null,
      withdraw: row.state === 'submitted' || row.state === 'returned', mend: row.state === 'returned', payment: paymentView(payments.get(each.id)),
    })
  }
  await note(work, { verb, person: key })
  return { rows, form: await formOf(work, key), person: key.id, name: maskName(person.name), numberOf: maskNumber(person.number) } satisfies ClaimPage
}

/** Provinces that are chosen as a place of care elsewhere. */
const provinces = ['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65']
async function formOf(work: Work, key: PersonKey): Promise<ClaimForm> {
  const today = dayOf(work.now)
  const insured = [...new Set((await relationsOf(work, key, addDays(today, -1))).filter(isBasic).map(each => each.region))]
  const regions: ClaimForm['regions'] = []
  for (const region of insured) {
    if (!await officeOf(work, region)) continue
    const { grounds, undesignated, months, days, papers } = policy(region, 'reimbursement.terms', today)
    regions.push({ region, regionName: regionWords(work, region), grounds, undesignated, months, days, papers, diseases: policy(region, 'filing.diseases', today).map(({ code, zh, en }) => ({ code, zh, en })) })
  }
  const homes = insured.filter(region => provinces.some(each => distance(region, `${each}0000`, today) !== 'home')).map(region => `${region.slice(0, 4)}00`)
  return { today, regions, areas: [...new Set([...homes, ...provinces.map(each => `${each}0000`)])].map(code => ({ code, ...areaWords(code) })) }
}

/** Designated providers by part of their name or by their code, for the form. */
export async function findProviders(work: Work, find: string): Promise<{ rows: FoundProvider[]; next: null }> {
  const code = /^[HP]\d{11}$/i.test(find) ? find.toUpperCase() : null
  const found = await Promise.all((['hospital', 'pharmacy'] as const).map(kind => providersNamed(work, { kind, code, name: code ? null : find, day: dayOf(work.now) }, 10)))
  return { rows: found.flat().map(({ code: each, name, level, kind }) => ({ code: each, name, level, kind })), next: null }
}

/** Orders of this office's regions that wait for the bank, the oldest first; the account whole for nobody. (PACC-03) */
export async function ordersHere(work: Work, after: { at: Date; id: Id } | null, limit: number): Promise<{ rows: OrderRow[]; next: string | null }> {
  const found = await selectOrders(work, await regionsServed(work), after, limit)
  const people = await peopleOf(work, found.map(each => ({ bucket: each.bucket, id: each.person })))
  await note(work, { verb: 'reimbursement.see-orders', person: null, facts: { rows: found.length } })
  const last = found.length === limit ? found.at(-1)! : null
  return { next: last && `${last.at.toISOString()}~${last.id}`, rows: found.map(p => ({
    id: p.id, person: p.person, name: maskName(people.get(p.person)?.name ?? ''), numberOf: maskNumber(people.get(p.person)?.number ?? ''), claim: p.number, regionName: regionWords(work, p.region), ...payee(p.region, p, dayOf(p.at)), amount: fenNumber(p.amount), at: p.at.toISOString() })) }
}

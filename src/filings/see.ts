import { providerOf, type Provider } from '#clinics'
import { getPerson, maskName, maskNumber, peopleOf } from '#holders'
import { isBasic, relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import type { Id, PersonKey } from '#kit/ids'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { memberNames, organisationById } from '#staff'
import type { At } from './decide.ts'
import { holderOf, onRecord, standingOf, type Filing } from './filing.ts'
import { heldFor } from './held.ts'
import { nextOf } from './next.ts'
import { decidedHere, regionWords } from './offices.ts'
import { refuse } from './refusals.ts'
import { renewFrom } from './renew.ts'
import { filingMaterials, filingSorts, type FilingRow, type FilingView, type MyFiling, type QueueAnswer, type StepView, type TillFilings } from './shared.ts'
import { countWaiting, selectFiling, selectOfPerson, selectSteps, selectWaiting, type Step } from './store.ts'
import { diseaseOf } from './terms.ts'

/** The names of providers, each asked for once. */
export function providerNames(work: Work) {
  const known = new Map<Id, Promise<Provider | null>>()
  return (id: Id) => { if (!known.has(id)) known.set(id, providerOf(work, id)); return known.get(id)! }
}
type Names = ReturnType<typeof providerNames>

export async function rowOf(work: Work, f: Filing, names: Names): Promise<FilingRow> {
  const today = dayOf(work.now)
  const disease = f.kind === 'chronic' ? diseaseOf(f.region, f.details.disease, today) : null
  const providers = (await Promise.all(f.providers.map(names))).flatMap(each => each ? [{ code: each.code, name: each.name }] : [])
  return {
    id: f.id, person: f.person, number: f.number, kind: f.kind, sort: f.sort, state: f.state, standing: standingOf(f, today), region: f.region, regionName: regionWords(work, f.region), from: f.from, until: f.until, endedOn: f.endedOn, area: f.area, business: f.business,
    place: f.place, providers, disease: f.kind === 'chronic' ? { code: f.details.disease, zh: disease?.zh ?? f.details.disease, en: disease?.en ?? f.details.disease } : null, limit: f.limit === null ? null : fenNumber(f.limit), due: f.due, late: f.state === 'submitted' && f.due < today,
    filedAt: f.filedAt.toISOString(), filedBy: (await names(f.filedBy))?.name ?? '', renews: f.renews, renewFrom: renewFrom(f, today), version: f.version,
  }
}

/** Whose a filing is now; null when the ten minutes are over or nobody took it. */
async function claimOf(work: Work, { claimedBy, claimedUntil }: Filing): Promise<FilingView['claim']> {
  if (!claimedBy || !claimedUntil || claimedUntil <= work.now) return null
  const mine = claimedBy === work.by.id
  return { mine, by: mine ? '' : maskName((await memberNames(work, [claimedBy])).get(claimedBy) ?? ''), until: claimedUntil.toISOString() }
}

/** The filings that wait for the office of whoever asks, late ones first, masked; the diagnosis is not among them. (MED-12.a) */
export async function queueHere(work: Work, asked: { after: { due: string; id: Id } | null; limit: number }): Promise<QueueAnswer> {
  const office = work.by.organisation ?? ''
  const found = await selectWaiting(work, office, asked.after, asked.limit)
  const people = await peopleOf(work, found.map(holderOf))
  const names = providerNames(work)
  const rows: QueueAnswer['rows'] = []
  for (const f of found) {
    const { id, person, number, sort, regionName, due, late, filedAt, filedBy, version } = await rowOf(work, f, names)
    const who = people.get(person)
    rows.push({ id, person, number, sort, regionName, due, late, filedAt, filedBy, version, name: maskName(who?.name ?? ''), numberOf: maskNumber(who?.number ?? ''), papers: f.papers.length, claim: await claimOf(work, f) })
  }
  await note(work, { verb: 'filings.see-queue', person: null, facts: { rows: rows.length } })
  const last = found.at(-1)
  return { rows, next: found.length === asked.limit ? `${last!.due}~${last!.id}` : null, ...await countWaiting(work, office, dayOf(work.now)), office: (await organisationById(work, office))?.name ?? null }
}

/** A filing as it is decided: whole, with its papers and every step; the look is on record. Only at the office that decides it. */
export async function filingHere(work: Work, at: At) {
  const filing = await selectFiling(work, at)
  if (filing?.person !== at.person) return refuse('filing-unknown')
  const here = await decidedHere(work, filing)
  if (isRefused(here)) return here
  await note(work, { verb: 'filings.see-filing', ...onRecord(filing) })
  return viewOf(work, filing)
}

export async function viewOf(work: Work, filing: Filing): Promise<FilingView> {
  const person = await getPerson(work, holderOf(filing))
  const names = providerNames(work)
  const steps = (await selectSteps(work, filing.bucket, [filing.id])).get(filing.id) ?? []
  return { ...await rowOf(work, filing, names), name: maskName(person?.name ?? ''), numberOf: maskNumber(person?.number ?? ''), details: filing.details, papers: filing.papers, steps: await Promise.all(steps.map(step => stepView(work, step, names))), claim: await claimOf(work, filing) }
}

async function stepView(work: Work, { step, at, byKind, byId, byOrganisation, authority, reason }: Step, names: Names): Promise<StepView> {
  const place = byOrganisation ? (await names(byOrganisation))?.name ?? (await organisationById(work, byOrganisation))?.name ?? '' : ''
  const member = byKind === 'staff' && byId ? maskName((await memberNames(work, [byId])).get(byId) ?? '') : ''
  const by = byKind === 'system' ? { zh: '按政策当即办结', en: 'decided by the policy' } : byKind === 'holder' ? { zh: '本人', en: 'the holder' } : { zh: [place, member].filter(Boolean).join(' '), en: [place, member].filter(Boolean).join(' ') }
  return { step, at: at.toISOString(), by, authority, reason }
}

/** The newest reason given, where the filing was returned, refused or ended. */
const reasonOf = (steps: readonly Step[] | undefined, { state }: Filing) => state === 'submitted' ? null : steps?.findLast(step => step.reason !== null)?.reason ?? null

/** What the till's form needs for the person of the card in its reader: filings, regions, what each sort asks for. */
export async function tillFilings(work: Work, provider: Provider, person: PersonKey): Promise<TillFilings> {
  const today = dayOf(work.now)
  const all = await selectOfPerson(work, person)
  const steps = await selectSteps(work, person.bucket, all.map(each => each.id))
  const names = providerNames(work)
  const regions = [...new Map((await relationsOf(work, person, today)).filter(each => each.state === '1' && isBasic(each)).map(each => [each.region, each])).values()]
  const held = new Set((await heldFor(work, person, filingMaterials)).map(each => each.material))
  await note(work, { verb: 'filings.see-at-till', person, facts: { code: provider.code } })
  return {
    today, filings: await Promise.all(all.map(async each => ({ ...await rowOf(work, each, names), reason: each.filedBy === provider.organisation ? reasonOf(steps.get(each.id), each) : null, mine: each.filedBy === provider.organisation }))),
    regions: regions.map(({ region, insutype }) => ({ region, regionName: regionWords(work, region), insutype, diseases: policy(region, 'filing.diseases', today).map(({ code, zh, en, limit }) => ({ code, zh, en, limit: limit === null ? null : fenNumber(limit) })),
      sorts: filingSorts.map(sort => ({ sort, papers: policy(region, 'filing.papers', today)[sort].filter(material => !held.has(material)), held: policy(region, 'filing.papers', today)[sort].filter(material => held.has(material)), by: policy(region, 'filing.terms', today)[sort].by, months: policy(region, 'filing.terms', today)[sort].months })) })),
  }
}

/** 我的待遇: the holder's own filings, what they give and until when, and what to do next. (MED-12.a) */
export async function ownFilings(work: Work, person: PersonKey): Promise<{ rows: MyFiling[] }> {
  const all = await selectOfPerson(work, person)
  const steps = await selectSteps(work, person.bucket, all.map(each => each.id))
  const names = providerNames(work)
  await note(work, { verb: 'filings.see-own', person })
  const rows: MyFiling[] = []
  for (const each of all) {
    const row = await rowOf(work, each, names)
    rows.push({ ...row, reason: reasonOf(steps.get(each.id), each), next: nextOf(row, dayOf(work.now)), office: each.office ? (await organisationById(work, each.office))?.name ?? null : null, withdraw: row.state === 'submitted' || row.state === 'returned' })
  }
  return { rows }
}

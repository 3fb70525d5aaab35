import { designated, type Provider } from '#clinics'
import { getPerson } from '#holders'
import { isBasic, relationsOf } from '#insurance'
import { addDays, dayOf, type Day } from '#kit/day'
import { newId, publicNumber, type Id, type PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { papersOf } from '#papers'
import { note } from '#record'
import { areaName, policy } from '#regions'
import { cardAsked } from './card.ts'
import { distance, matterOf, onRecord, type Filing } from './filing.ts'
import { heldFor, standsFor } from './held.ts'
import { named, officeOf } from './offices.ts'
import { refuse } from './refusals.ts'
import { renewed } from './renew.ts'
import { kindOf, materialWords, type Business, type Details, type FilingMaterial, type FilingSort } from './shared.ts'
import { take, tell } from './step.ts'
import { insertFiling, insertStep, selectByRequest, selectMeeting } from './store.ts'
import { daysOf, diseaseOf, termOf } from './terms.ts'

/**
 * What is filed, by whom, for whom. `request` names the press or the message: the same again gives the same filing. `insutype` null: whatever it is there.
 * `chosen`: national codes of providers; `papers` null: the way it came brings none.
 */
export type Wanted = {
  person: PersonKey; provider: Provider; request: string; number?: string; region: string; insutype: string | null; sort: FilingSort; from: Day; until: Day | null; area: string | null; business: Business | null; place: number | null
  chosen: readonly string[]; details: Details; papers: readonly { material: FilingMaterial; paper: Id }[] | null; renews: Id | null
}

/** 申请备案: with the card in the provider's reader where the policy says so; decided at once, or put before the office that decides. Once a request. (MED-12.a) */
export async function fileFor(work: Work, asked: Wanted) {
  const known = await selectByRequest(work, asked.person, asked.request)
  if (known) return known
  const card = await cardAsked(work, asked.provider, asked.person, asked.region)
  if (isRefused(card)) return card
  const today = dayOf(work.now)
  const insured = await insuredHere(work, asked, today)
  if (isRefused(insured)) return insured
  const subject = await subjectOf(work, asked, today)
  if (isRefused(subject)) return subject
  const papers = await papersGood(work, asked, today)
  if (isRefused(papers)) return papers
  const kind = kindOf(asked.sort)
  const place = kind === 'designated' ? asked.place ?? 1 : null
  const matter = matterOf(work.vault, asked.person.id, { kind, business: asked.business, place, disease: asked.details.disease })
  const first = asked.renews ? await renewed(work, asked.renews, { ...asked, matter }) : asked.from
  if (isRefused(first)) return first
  const days = daysOf({ ...asked, disease: asked.details.disease, from: first }, today)
  if (isRefused(days)) return days
  const term = termOf(asked.region, asked.sort, today)
  const office = await officeOf(work, asked.region)
  if (!office && term.by === 'office') return refuse('filing-no-office', named(work, asked.region))
  const filing: Filing = {
    bucket: asked.person.bucket, id: newId(work.now, work.random), person: asked.person.id, number: asked.number ?? publicNumber(asked.person.bucket, work.random, 20), kind, sort: asked.sort, region: asked.region, insutype: insured, matter,
    area: kind === 'remote' ? asked.area : null, business: kind === 'designated' ? asked.business : null, place, ...subject, papers, details: await withContact(work, asked), ...days, endedOn: null, state: 'submitted', due: addDays(today, term.days),
    office: office?.id ?? null, filedBy: asked.provider.organisation, filedAt: work.now, request: asked.request, renews: asked.renews, claimedBy: null, claimedUntil: null, version: 1,
  }
  if (!await insertFiling(work, filing)) return await selectByRequest(work, asked.person, asked.request) ?? refuse('filing-open', { what: '正在审核', whatEn: 'waiting for its decision' })
  const [other] = await selectMeeting(work, filing)
  if (other) return refuse('filing-open', { what: other.until ? `，有效到 ${other.until}` : '，长期有效', whatEn: other.until ? `good to ${other.until}` : 'good without end' })
  await insertStep(work, filing, 1, 'file', { details: filing.details })
  await note(work, { verb: 'filings.file', ...onRecord(filing), facts: { sort: filing.sort, from: filing.from, ...filing.until ? { until: filing.until } : {} } })
  if (term.by === 'at-once') return take({ ...work, by: byRule }, filing, 'approve')
  await tell(work, filing, 'filing-received')
  return filing
}
/** The details with the holder's phone and address on record where none were said: nothing is typed again. (MED-13.a) */
async function withContact(work: Work, { person, details }: Wanted): Promise<Details> {
  if (details.phone && details.address) return details
  const known = await getPerson(work, person)
  return { ...details, phone: details.phone || (known?.phone ?? ''), address: details.address || (known?.address ?? '') }
}

/** What the policy decides by itself. */
const byRule = { kind: 'system', id: null, post: null, organisation: null, authority: 'filing.terms' } as const

/** The valid basic insurance of the region, as it is called; the one asked for where one is. */
async function insuredHere(work: Work, { person, region, insutype }: Wanted, today: Day) {
  const here = (await relationsOf(work, person, today)).filter(each => each.region === region && isBasic(each) && each.state === '1')
  if (!here.length) return refuse('filing-not-insured', named(work, region))
  const own = here.find(each => insutype === null || each.insutype === insutype)
  return own ? own.insutype : refuse('filing-insutype-differs', { has: here.map(each => each.insutype), asked: insutype! })
}

/** What the filing is about: the place, the disease with its limit, the providers. */
async function subjectOf(work: Work, asked: Wanted, today: Day) {
  if (kindOf(asked.sort) === 'remote') return awayFor(asked)
  const chosen: Id[] = []
  for (const code of new Set(asked.chosen)) {
    const provider = await designated(work, code)
    if (isRefused(provider)) return provider
    chosen.push(provider.organisation)
  }
  if (asked.sort === 'maternity') return { providers: chosen, limit: null }
  if (asked.sort === 'designated') return asked.business && chosen.length === 1 ? { providers: chosen, limit: null } : refuse('filing-provider-missing')
  const disease = diseaseOf(asked.region, asked.details.disease, today)
  if (!disease) return refuse('filing-disease-unknown', { code: asked.details.disease, ...named(work, asked.region) })
  if (!chosen.length) return refuse('filing-provider-missing')
  return chosen.length > disease.providers ? refuse('filing-providers-many', { most: disease.providers }) : { providers: chosen, limit: disease.limit }
}

function awayFor({ region, area, from }: Wanted) {
  if (!area) return refuse('filing-area-missing')
  const where = distance(region, area, from)
  const known = areaName(area)
  const place = { area: known ? `${known.zh}` : area }
  if (where === 'home') return refuse('filing-not-needed', { ...place, why: '在参保的城市里', whyEn: 'it is the insured city' })
  return where === 'exempt' ? refuse('filing-not-needed', { ...place, why: '属于免备案的地区', whyEn: 'the region is exempt' }) : { providers: [], limit: null }
}

/** The papers of a filing: those that came with it, the person's own, and those kept here already, which nobody asks for. (MED-13.b) */
export async function papersGood(work: Work, { person, region, sort, papers }: Pick<Wanted, 'person' | 'region' | 'sort' | 'papers'>, today: Day) {
  if (papers === null) return []
  const asked = policy(region, 'filing.papers', today)[sort]
  const held = await papersOf(work, person, papers.map(each => each.paper))
  if (papers.some(({ paper, material }) => !standsFor(material, held.find(each => each.id === paper)?.material))) return refuse('filing-paper-unfit')
  const here = await heldFor(work, person, asked.filter(material => !papers.some(each => each.material === material)))
  const all = [...papers, ...here]
  const missing = asked.filter(material => !all.some(each => each.material === material))
  return missing.length ? refuse('filing-papers-missing', { missing: missing.map(each => materialWords[each].zh), missingEn: missing.map(each => materialWords[each].en).join(', ') }) : all
}

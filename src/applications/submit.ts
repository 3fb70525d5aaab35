import { dayOf } from '#kit/day'
import { newId, publicNumber, type Id, type PersonKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import type { Work } from '#kit/work'
import { liveCardOf, standingOf, type SuccessorKind } from '#cards'
import { foldName, peopleOf, populationSaysAll, type Person } from '#holders'
import { sendAll } from '#notices'
import { noteAll } from '#record'
import { GENERIC, packOf, policy, requireFunction } from '#regions'
import { organisationById, organisationsOf } from '#staff'
import { onRecord, type Application, type Delivery } from './application.ts'
import { applicationWord } from './life.ts'
import { promisedOn, promiseWords } from './promise.ts'
import { insertItems } from './queue-store.ts'
import { refuse } from './refusals.ts'
import { kindWords, type Channel, type Paper, type SuccessorReason } from './shared.ts'
import { insertApplications, openApplicationsOf } from './store.ts'

export type Submission = {
  person: PersonKey; region: string; bank: string; delivery: Delivery; channel?: Channel
  unit?: Id | null; roster?: Id | null; photo?: Id | null; papers?: Paper[]
  successor?: { kind: SuccessorKind; replaces: Id; reason: SuccessorReason; fee: bigint; request: string | null }
}

/**
 * 提交: one living card and one open application a person in the whole register; the unique index decides between two at once.
 * Refused before the card's start date in the region (POL-04), `card-living`, `application-open`, `bank-not-here`, `delivery-not-here`. (APP-02, APP-08)
 */
export async function submit(work: Work, given: Submission) {
  const shut = requireFunction(given.region, 'card', dayOf(work.now))
  if (shut) return shut
  const fits = await fitting(work, given)
  if (fits) return fits
  if (given.delivery.kind === 'post' && !await reachable(work, given.person)) return refuse('post-needs-contact')
  const living = await livingCard(work, given.person)
  if (living) return living
  const open = await openApplication(work, given.person)
  if (open) return open
  const [made] = await submitAll(work, [given])
  return made ?? await openApplication(work, given.person) ?? refuse('application-unknown')
}

/** Whether a card can be sent to them: where they live and the phone on which they confirm it are on record. (COLL-04) */
export async function reachable(work: Work, key: PersonKey): Promise<boolean> {
  const person = (await peopleOf(work, [key])).get(key.id)
  return Boolean(person?.phone && person.address)
}

/** Refused when the person has a card that lives: lost, expired and suspended ones do. */
export async function livingCard(work: Work, person: PersonKey): Promise<Refusal<'card-living'> | null> {
  const card = await liveCardOf(work, person)
  if (!card) return null
  const bank = policy(card.region, 'banks', dayOf(work.now)).find(one => one.code === card.bank)
  const word = standingOf(card, dayOf(work.now))
  return refuse('card-living', { card: card.id, bank: bank?.short ?? '', bankEn: bank?.en ?? '', state: word.zh, stateEn: word.en })
}
export async function openApplication(work: Work, person: PersonKey): Promise<Refusal<'application-open'> | null> {
  const open = (await openApplicationsOf(work, [person])).get(person.id)
  return open ? refuse('application-open', { application: open.id, ending: open.number.slice(-4), state: applicationWord[open.state].zh, stateEn: applicationWord[open.state].en }) : null
}

/** Applications of people of whom everything was checked, in a few statements; null for whoever has an open one. `known`: those opened already. (BATCH-02) */
export async function submitAll(work: Work, given: readonly Submission[], known: readonly Person[] = []): Promise<(Application | null)[]> {
  if (!given.length) return []
  const day = dayOf(work.now)
  const all = given.map(({ person, delivery, region, bank, ...rest }): Application => ({
    bucket: person.bucket, id: newId(work.now, work.random), person: person.id, number: publicNumber(person.bucket, work.random, 16), state: 'submitted', kind: rest.successor?.kind ?? 'first',
    replaces: rest.successor?.replaces ?? null, reason: rest.successor?.reason ?? null, fee: rest.successor?.fee ?? 0n, request: rest.successor?.request ?? null,
    channel: rest.channel ?? (rest.unit ? 'unit' : 'counter'), bank, region, delivery, unit: rest.unit ?? null, roster: rest.roster ?? null, photo: rest.photo ?? null, papers: rest.papers ?? [],
    reasons: [], submittedOn: work.now, approvedOn: null, approvedBy: null, promisedOn: promisedOn(region, 'submission', day), movedAt: work.now, version: 1,
  }))
  const stood = new Set(await insertApplications(work, all))
  const made = all.filter(each => stood.has(each.id))
  const people = await applicants(work, made, known)
  await enqueue(work, made, people)
  await noteAll(work, made.map(each => ({ verb: 'applications.submit', ...onRecord(each), facts: { bank: each.bank, region: each.region, channel: each.channel, ...each.replaces && { kind: each.kind, replaces: each.replaces, reason: each.reason!, fee: each.fee.toString() } } })))
  await sendAll(work, made.map(each => {
    const person = people.get(each.person) ?? null
    return { region: each.region, person, phone: person?.phone ?? null, template: each.kind === 'renewal' ? 'renewal-received' : each.replaces ? 'successor-received' : 'application-received',
      facts: { number: each.number, promised: promiseWords(each.region, day).zh, ...each.replaces && { what: kindWords[each.kind].zh } } }
  }))
  return all.map(each => stood.has(each.id) ? each : null)
}

/** Puts applications into the queue of the card centre, each beside what the population register says; one that comes back keeps its place. (APP-07) */
export async function enqueue(work: Work, applications: readonly Application[], known?: ReadonlyMap<Id, Person>): Promise<void> {
  const offices = new Map<string, Id | null>()
  const findings = await findingsOf(work, applications, known)
  const items: Parameters<typeof insertItems>[1][number][] = []
  for (const each of applications) {
    if (!offices.has(each.region)) offices.set(each.region, await centreOf(work, each.region))
    const office = offices.get(each.region)
    if (!office) continue
    items.push({ office, id: newId(work.now, work.random), bucket: each.bucket, application: each.id, person: each.person, channel: each.channel, roster: each.roster, since: each.submittedOn, finding: each.photo || findings.get(each.id) !== 'same' ? findings.get(each.id)! : 'incomplete' })
  }
  if (items.length) await insertItems(work, items)
}

export type Finding = 'not-in-register' | 'same' | 'name-differs'
const applicants = async (work: Work, applications: readonly Pick<Application, 'bucket' | 'person'>[], known: readonly Person[] = []) => {
  const people = new Map(known.map(person => [person.id, person]))
  const others = applications.filter(each => !people.has(each.person))
  return others.length ? new Map([...people, ...await peopleOf(work, others.map(each => ({ bucket: each.bucket, id: each.person })))]) : people
}
/** What the population register says of each applicant, by application. */
export async function findingsOf(work: Work, applications: readonly Pick<Application, 'bucket' | 'person' | 'id'>[], known?: ReadonlyMap<Id, Person>): Promise<Map<Id, Finding>> {
  const people = known ?? await applicants(work, applications)
  const said = await populationSaysAll(work, applications.flatMap(each => people.get(each.person)?.number ?? []))
  return new Map(applications.map(each => {
    const person = people.get(each.person)
    const name = person && said.get(person.number)
    return [each.id, !name ? 'not-in-register' : foldName(name) === foldName(person.name) ? 'same' : 'name-differs']
  }))
}
/** What the population register says of the applicant. */
export async function findingOf(work: Work, application: Pick<Application, 'bucket' | 'person'>): Promise<Finding> {
  return (await findingsOf(work, [{ ...application, id: application.person }])).get(application.person)!
}

/** The card centre that reviews for a region. */
export async function centreOf(work: Work, region: string): Promise<Id | null> {
  const centres = await organisationsOf(work, { kind: 'centre' })
  return (centres.find(centre => packOf(centre.region) === packOf(region)) ?? centres[0])?.id ?? null
}

/** Bank and place as the region allows: a branch is the chosen bank's. */
export async function fitting(work: Work, { region, bank, delivery }: Pick<Submission, 'region' | 'bank' | 'delivery'>) {
  const day = dayOf(work.now)
  if (!policy(region, 'banks', day).some(one => one.code === bank)) return refuse('bank-not-here')
  const place = await organisationById(work, delivery.organisation)
  const city = packOf(region)
  const fits = place && (city === GENERIC || packOf(place.region) === city) && policy(region, 'collect.place', day).allowed.includes(delivery.kind) && (delivery.kind === 'unit' ? place.kind === 'unit' || place.kind === 'village' : place.kind === (delivery.kind === 'post' ? 'centre' : delivery.kind))
  return fits && (place.kind !== 'branch' || place.bank === bank) ? null : refuse('delivery-not-here')
}

export const isApplication = (result: Awaited<ReturnType<typeof submit>>): result is Application => !isRefused(result)

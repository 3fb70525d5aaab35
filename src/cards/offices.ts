import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { areaName, packOf, policy } from '#regions'
import { getPerson, type Person } from '#holders'
import { organisationById, organisationsOf, type Organisation } from '#staff'
import { causeWords } from './cause-words.ts'
import type { CauseName } from './causes.ts'
import { holderOf, type Card } from './card.ts'
import type { CardOffices, OfficeView } from './shared.ts'

/** Whether an office is of a kind of place the policy lists; a branch only for its own bank's cards. */
const isOf = (office: Organisation, place: string, card: Pick<Card, 'bank'>): boolean =>
  place === 'county-counter' ? office.kind === 'counter' && office.county : place === 'branch' ? office.kind === 'branch' && office.bank === card.bank : office.kind === place

/** The counters of a city where cards are renewed; those of the district or county somebody lives in first, a county’s own last. (REPL-04) */
export async function renewalOffices(work: Work): Promise<(region: string, person: Pick<Person, 'address' | 'area'> | null | undefined) => Organisation[]> {
  const counters = await organisationsOf(work, { kind: 'counter' })
  return (region, person) => {
    const lives = person?.address ?? (person && areaName(person.area)?.zh) ?? ''
    const near = (office: Organisation) => Number(districtsOf(office).some(each => lives.includes(each)))
    return counters.filter(office => packOf(office.region) === packOf(region)).toSorted((a, b) => near(b) - near(a) || Number(a.county) - Number(b.county))
  }
}
/** The districts and counties an office is of, by its region, name and address. */
const districtsOf = ({ region, name, address }: Organisation): string[] => [areaName(region)?.zh, ...`${name} ${address ?? ''}`.match(/[\u4e00-\u9fff]{2,3}[区县]/g) ?? []].flatMap(each => each ?? [])

/** Where, by name and address, what this card needs is done. (ACT-03, PIN-04, READ-01) */
export async function officesFor(work: Work, card: Pick<Card, 'bucket' | 'person' | 'region' | 'bank' | 'place' | 'state' | 'delivery'>): Promise<CardOffices> {
  const day = dayOf(work.now)
  const kinds = await Promise.all((['counter', 'centre', 'branch'] as const).map(kind => organisationsOf(work, { kind })))
  const offices = kinds.flat().filter(office => packOf(office.region) === packOf(card.region))
  const said = ({ name, address, hours, phone }: Organisation): OfficeView => ({ name, address, hours, phone })
  const listed = (places: readonly string[]) => offices.filter(office => places.some(place => isOf(office, place, card))).map(said)
  const has = card.state === 'handed-over' || card.delivery.kind === 'post' ? null : await organisationById(work, card.place ?? card.delivery.organisation)
  return { change: listed(policy(card.region, 'pin.change.places', day)), reset: listed(policy(card.region, 'pin.reset.offices', day)), bank: listed(['branch']), renew: (await renewalOffices(work))(card.region, await getPerson(work, holderOf(card))).map(said), place: has ? [said(has)] : [] }
}

/** Where the words of a cause send somebody: a list of the policy, or kinds of office. */
const sends = { reset: 'pin.reset.offices', change: 'pin.change.places', activate: 'activation.places', report: 'loss.report.places' } as const
const sendsTo = (cause: CauseName, region: string, day: string): readonly string[] => {
  if (cause === 'suspended') return ['branch']
  if (cause === 'not-insured-here' || cause === 'in-arrears' || cause === 'double-record') return ['insurer']
  if (cause === 'replaced' || cause === 'choose-region' || cause === 'pin-timed-out') return []
  const token = /\{(reset|change|activate|report)\}/.exec(causeWords[cause].todo.zh)?.[1] as keyof typeof sends | undefined
  return token ? policy(region, sends[token], day) : ['counter', 'centre']
}

/** The office nearest to where a card was read that can deal with the cause: of the same district first, the city's own before a county's. (READ-01, READ-02) */
export async function nearestFor(work: Work, card: Pick<Card, 'region' | 'bank'>, cause: CauseName, at: Pick<Organisation, 'region' | 'name' | 'address'>): Promise<OfficeView | null> {
  const places = sendsTo(cause, card.region, dayOf(work.now))
  const kinds = await Promise.all([...new Set(places.map(place => place === 'county-counter' ? 'counter' : place))].map(kind => organisationsOf(work, { kind: kind as Organisation['kind'] })))
  const here = `${areaName(at.region)?.zh ?? ''}${at.name}${at.address ?? ''}`
  const far = (office: Organisation) => districtsOf(office).some(each => here.includes(each)) ? 0 : office.county ? 2 : 1
  const [first] = kinds.flat().filter(office => packOf(office.region) === packOf(card.region) && places.some(place => isOf(office, place, card))).toSorted((a, b) => far(a) - far(b))
  return first ? { name: first.name, address: first.address, hours: first.hours, phone: first.phone } : null
}

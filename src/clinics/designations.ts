import type { z } from 'zod'
import { addDays, dayOf, type Day } from '#kit/day'
import { invalid, isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { cityOf } from '#regions'
import { organisationById, organisationsOf } from '#staff'
import { designate } from './designate.ts'
import { refuse } from './refusals.ts'
import type { designationBody, designationEndBody, designationResumeBody, DesignationState, Level, providerChangeBody, ProviderKind, ProvidersView, ProviderView } from './shared.ts'
import { allProviders, lockProvider, updateProvider, type Provider } from './store.ts'

const kindOf = (code: string): ProviderKind => code.startsWith('H') ? 'hospital' : 'pharmacy'
const stateOn = ({ from, until }: Pick<Provider, 'from' | 'until'>, day: Day): DesignationState => until !== null && until < day ? 'ended' : from > day ? 'coming' : 'standing'
/** What a page saw of a provider; a change carries it back. */
const markOf = ({ name, level, from, until, latitude, longitude }: Provider) => [name, level, from, until ?? '', latitude ?? '', longitude ?? ''].join('|')

async function ownCity(work: Work): Promise<string> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  if (!office) throw new Error('only an office designates')
  return cityOf(office.region)
}

const viewOf = (provider: Provider, address: string | null, day: Day): ProviderView => {
  const { organisation, code, name, kind, level, admvs: area, from, until, latitude = null, longitude = null } = provider
  return { organisation, code, name, kind, level, area, address, from, until, latitude, longitude, state: stateOn(provider, day), mark: markOf(provider) }
}

/** The providers of the office's city, and the organisations of it that are entered as providers and not designated yet. (PACC-01) */
export async function seeProviders(work: Work): Promise<ProvidersView> {
  const [city, day] = [await ownCity(work), dayOf(work.now)]
  const here = (await organisationsOf(work, { kind: 'provider' })).filter(one => cityOf(one.region) === city)
  const [addresses, known] = [new Map(here.map(one => [one.id, one.address])), await allProviders(work)]
  const designated = new Set(known.map(one => one.organisation))
  return {
    rows: known.filter(one => addresses.has(one.organisation)).map(one => viewOf(one, addresses.get(one.organisation)!, day)),
    free: here.filter(one => !designated.has(one.id)).map(({ id, name, code }) => ({ id, name, code })),
  }
}

/** A pharmacy has a pharmacy's level and a hospital one of the others; a place has both degrees or none. */
function fits(kind: ProviderKind, { level, latitude, longitude }: { level: Level; latitude: number | null; longitude: number | null }) {
  if ((kind === 'pharmacy') !== (level === 'pharmacy')) return invalid([{ field: 'level', zh: kind === 'pharmacy' ? 'P 开头的编号是药店，等级只能选“药店”' : 'H 开头的编号是医疗机构，等级不能选“药店”', en: kind === 'pharmacy' ? 'A code with P is a pharmacy’s; its level is “pharmacy”' : 'A code with H is a hospital’s; its level is not “pharmacy”' }])
  if ((latitude === null) !== (longitude === null)) return invalid([{ field: latitude === null ? 'latitude' : 'longitude', zh: '经度和纬度要么都填，要么都不填', en: 'Give both latitude and longitude, or neither' }])
  return null
}
const lastFrom = (work: Work) => addDays(dayOf(work.now), 366)
const tooLate = (field: string) => invalid([{ field, zh: '日期最晚是一年以后', en: 'The day is at most a year from now' }])

/**
 * 定点: an insurance office designates an organisation of its city as a hospital or pharmacy, from a day on; the code's letter says which. Who enters the organisation and its
 * staff is the security administrator, so that no one person makes somebody who is paid. (PACC-01, decision 0169)
 */
export async function openDesignation(work: Work, given: z.output<typeof designationBody>) {
  const { organisation, code, level, from, latitude, longitude } = given
  const [city, office] = [await ownCity(work), await organisationById(work, organisation)]
  if (office?.kind !== 'provider') return refuse('provider-not-entered')
  if (cityOf(office.region) !== city) return refuse('provider-elsewhere', { name: office.name })
  const wrong = fits(kindOf(code), given)
  if (wrong) return wrong
  if (from > lastFrom(work)) return tooLate('from')
  const known = await lockProvider(work, organisation)
  if (known) return known.code === code && says(known, { level, from, latitude, longitude }) ? viewOf(known, office.address, dayOf(work.now)) : refuse('provider-designated', { name: known.name, code: known.code })
  const made = await designate(work, { organisation, code, name: office.name, kind: kindOf(code), level, admvs: office.region, from, until: null, latitude, longitude })
  return isRefused(made) ? made : viewOf(made, office.address, dayOf(work.now))
}

const says = (provider: Provider, change: Partial<Provider>) => (Object.keys(change) as (keyof Provider)[]).every(name => (provider[name] ?? null) === change[name])

/** Holds a provider of the office's own city as the page saw it; refused where it is another's, unknown, or was changed since, unless that is the change which is asked for: then it is `done`. */
async function held(work: Work, id: string, mark: string, change: Partial<Provider>) {
  const [city, office, provider] = [await ownCity(work), await organisationById(work, id), await lockProvider(work, id)]
  if (!office || !provider) return refuse('provider-not-entered')
  if (cityOf(office.region) !== city) return refuse('provider-elsewhere', { name: provider.name })
  const seen = markOf(provider) === mark
  if (!seen && !says(provider, change)) return refuse('provider-moved', { name: provider.name })
  return { provider, address: office.address, done: seen ? null : viewOf(provider, office.address, dayOf(work.now)) }
}

async function changed(work: Work, { provider, address }: { provider: Provider; address: string | null }, verb: string, change: Partial<Provider>, facts: Record<string, string>): Promise<ProviderView> {
  const next = { ...provider, ...change }
  await updateProvider(work, next)
  await note(work, { verb, person: null, subject: { kind: 'provider', id: provider.organisation }, facts: { code: provider.code, ...facts } })
  return viewOf(next, address, dayOf(work.now))
}

/** Name, level and place; what is settled from now on goes by them. */
export async function changeProvider(work: Work, id: string, given: z.output<typeof providerChangeBody>) {
  const { name, level, latitude, longitude } = given
  const found = await held(work, id, given.mark, { name, level, latitude, longitude })
  if (isRefused(found)) return found
  if (found.done) return found.done
  const wrong = fits(found.provider.kind, given)
  return wrong ?? changed(work, found, 'clinics.change', { name, level, latitude, longitude }, { level, before: found.provider.level, named: name === found.provider.name ? 'as before' : 'anew' })
}

/** The last day of a designation: yesterday at the earliest, which ends it at once. Bills of a later day do not settle. (MED-06.b, PACC-01) */
export async function endDesignation(work: Work, id: string, given: z.output<typeof designationEndBody>) {
  const found = await held(work, id, given.mark, { until: given.until })
  if (isRefused(found)) return found
  if (found.done) return found.done
  const yesterday = addDays(dayOf(work.now), -1)
  const { provider: { from, until, name } } = found
  if (until !== null && until < dayOf(work.now)) return refuse('designation-ended', { name, until })
  if (given.until < yesterday) return invalid([{ field: 'until', zh: `最后一天最早是昨天(${yesterday})，已经结算的不会因此退回`, en: `The last day is yesterday (${yesterday}) at the earliest; what was settled stays settled` }])
  if (given.until > lastFrom(work)) return tooLate('until')
  return changed(work, found, 'clinics.end', { until: given.until, ...given.until < from ? { from: given.until } : {} }, { until: given.until, reason: given.reason })
}

/** An end that has not come is taken back; after it the provider is designated anew, from a day on. */
export async function resumeDesignation(work: Work, id: string, given: z.output<typeof designationResumeBody>) {
  const found = await held(work, id, given.mark, { from: given.from, until: null })
  if (isRefused(found)) return found
  if (found.done) return found.done
  const [today, { provider: { from, until, name } }] = [dayOf(work.now), found]
  if (until === null) return refuse('designation-not-ended', { name })
  if (until >= today) return changed(work, found, 'clinics.resume', { until: null }, { from })
  if (given.from < today) return invalid([{ field: 'from', zh: '恢复的第一天最早是今天', en: 'It is designated again from today at the earliest' }])
  if (given.from > lastFrom(work)) return tooLate('from')
  return changed(work, found, 'clinics.resume', { from: given.from, until: null }, { from: given.from })
}

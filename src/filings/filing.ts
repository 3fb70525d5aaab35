import { cityOf, policy } from '#regions'
import type { Day } from '#kit/day'
import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Vault } from '#vault'
import type { FilingState } from './life.ts'
import type { Business, Details, FilingKind, FilingMaterial, FilingSort, Standing } from './shared.ts'

/** A filing, opened. */
export type Filing = {
  bucket: Bucket; id: Id; person: Id; number: string; kind: FilingKind; sort: FilingSort; region: string; insutype: string; matter: Buffer; area: string | null; business: Business | null; place: number | null
  providers: Id[]; papers: { material: FilingMaterial; paper: Id }[]; details: Details; limit: Fen | null; from: Day; until: Day | null; endedOn: Day | null; state: FilingState; due: Day; office: Id | null
  filedBy: Id; filedAt: Date; request: string; renews: Id | null; claimedBy: Id | null; claimedUntil: Date | null; version: number
}

export const detailsPlace = (id: Id) => `filings.filing.details|${id}`
export const stepPlace = (column: 'reason' | 'details', id: Id, nth: number) => `filings.step.${column}|${id} ${nth}`
export const sealDetails = (vault: Vault, id: Id, details: Details): Buffer => vault.seal(JSON.stringify(details), detailsPlace(id))
export const openDetails = (vault: Vault, id: Id, sealed: Buffer): Details => JSON.parse(vault.openText(sealed, detailsPlace(id))) as Details

export const holderOf = (filing: Pick<Filing, 'bucket' | 'person'>): PersonKey => ({ bucket: filing.bucket, id: filing.person })
export const onRecord = (filing: Pick<Filing, 'bucket' | 'person' | 'id'>) => ({ person: holderOf(filing), subject: { kind: 'filing', id: filing.id } })

/** What of a person one open filing at a time is made of: the kind with the disease, or with what a provider is designated for and its place. The digest tells nobody the disease. */
export function matterOf(vault: Vault, person: Id, of: Pick<Filing, 'kind' | 'business' | 'place'> & { disease: string }): Buffer {
  const what = of.kind === 'chronic' ? of.disease : of.kind === 'designated' ? `${of.business} ${of.place}` : ''
  return vault.digest('filing-matter', `${person} ${of.kind} ${what}`)
}

type Dated = { state: FilingState; from: Day; until: Day | null; endedOn: Day | null }
/** Whether a filing is good on a day: decided for, from its first day to its last, not ended before. Pure. */
export function inForce(filing: Dated, day: Day): boolean {
  return standingOf(filing, day) === 'in-force'
}
export function standingOf({ state, from, until, endedOn }: Dated, day: Day): Standing {
  if (state !== 'approved' && state !== 'ended') return state
  if (endedOn !== null && endedOn <= day) return 'ended'
  if (day < from) return 'to-begin'
  return until !== null && day > until ? 'over' : 'in-force'
}

/** Whether a place is away from where somebody is insured, and then whether no filing is asked for: in the own province, and where the policy exempts. (MED-06) */
export function distance(region: string, area: string, day: Day): 'home' | 'exempt' | 'away' {
  if (cityOf(region) === cityOf(area)) return 'home'
  return area.slice(0, 2) === region.slice(0, 2) || policy(region, 'benefits.remote', day).exempt.includes(area.slice(0, 2)) ? 'exempt' : 'away'
}

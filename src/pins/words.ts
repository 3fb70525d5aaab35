import { wallClock, dayOf } from '#kit/day'
import type { Facts } from '#kit/refusal'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import type { WeakKind } from '#vault'
import { weakWords } from './shared.ts'

const placeWords: Record<string, readonly [zh: string, en: string]> = {
  'counter': ['业务窗口', 'a counter'], 'centre': ['社会保障卡管理中心', 'the card centre'], 'county-counter': ['县区业务窗口', 'a county counter'],
  'branch': ['发卡银行网点', 'a branch of the issuing bank'], 'kiosk': ['自助机', 'a kiosk'], 'online': ['网上', 'the web'], 'phone': ['12333', '12333'],
}
const said = (places: readonly string[], tongue: 0 | 1) => places.map(place => placeWords[place]?.[tongue] ?? place).join(tongue === 0 ? '或' : ' or ')

/** The offices and places of a region's policy as a sentence needs them, in both languages. */
export function where(work: Work, region: string): { offices: string; officesEn: string; places: string; placesEn: string } {
  const day = dayOf(work.now)
  const offices = policy(region, 'pin.reset.offices', day)
  const places = policy(region, 'pin.change.places', day)
  return { offices: said(offices, 0), officesEn: said(offices, 1), places: said(places, 0), placesEn: said(places, 1) }
}

/** Why a secret was refused, for its holder's own display. */
export function weakFacts(kinds: readonly WeakKind[]): Facts {
  return { kinds, why: kinds.map(kind => weakWords[kind].zh).join('，'), whyEn: kinds.map(kind => weakWords[kind].en).join(', ') }
}

/** An instant to the minute, China time. */
export const minute = (instant: Date) => wallClock(instant).slice(0, 16)

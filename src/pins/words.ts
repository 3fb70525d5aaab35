import { wallClock, dayOf } from '#kit/day'
import type { Facts } from '#kit/refusal'
import type { Work } from '#kit/work'
import { policy } from '#regions'
import type { WeakKind } from '#vault'
import { weakWords } from './shared.ts'

const placeWords: Record<string, string> = {
  'counter': '业务窗口', 'centre': '社会保障卡管理中心', 'county-counter': '县区业务窗口', 'branch': '发卡银行网点', 'kiosk': '自助机', 'online': '网上', 'phone': '12333',
}
const said = (places: readonly string[]) => places.map(place => placeWords[place] ?? place).join('或')

/** The offices and places of a region's policy as a sentence needs them. */
export function where(work: Work, region: string): { offices: string; places: string } {
  const day = dayOf(work.now)
  return { offices: said(policy(region, 'pin.reset.offices', day)), places: said(policy(region, 'pin.change.places', day)) }
}

/** Why a secret was refused, for its holder's own display. */
export function weakFacts(kinds: readonly WeakKind[]): Facts {
  return { kinds, why: kinds.map(kind => weakWords[kind].zh).join('，'), whyEn: kinds.map(kind => weakWords[kind].en).join(', ') }
}

/** An instant to the minute, China time. */
export const minute = (instant: Date) => wallClock(instant).slice(0, 16)

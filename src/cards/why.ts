import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { pinState } from '#pins'
import { policy } from '#regions'
import type { Card } from './card.ts'
import { causes, type Cause, type Seen } from './causes.ts'
import { placeName } from './place-name.ts'

const placeWords: Record<string, { zh: string; en: string }> = {
  'counter': { zh: '社保窗口', en: 'a social security counter' }, 'centre': { zh: '卡中心', en: 'the card centre' },
  'county-counter': { zh: '县（市）社保窗口', en: 'a county counter' }, 'branch': { zh: '{bank}网点', en: 'a branch of {bank}' }, 'kiosk': { zh: '自助机', en: 'a kiosk' },
  'online': { zh: '网上', en: 'online' }, 'phone': { zh: '电话 12333', en: 'by phone, 12333' }, 'post': { zh: '邮寄', en: 'by post' },
  'village': { zh: '村委会', en: 'the village committee' }, 'unit': { zh: '单位', en: 'the unit' }, 'service-point': { zh: '服务网点', en: 'a service point' },
}

/** Places of the policy as one phrase: 徽商银行网点或社保窗口. */
export function placesSaid(places: readonly string[], bank: { zh: string; en: string }): { zh: string; en: string } {
  const said = places.map(place => placeWords[place] ?? { zh: place, en: place })
  return {
    zh: said.map(word => word.zh.replace('{bank}', bank.zh)).join('、').replace(/、([^、]*)$/, '或$1'),
    en: said.map(word => word.en.replace('{bank}', bank.en)).join(', ').replace(/, ([^,]*)$/, ' or $1'),
  }
}

/** The words of a card's region for where to go, from its policy of the day. */
export function whereOf(card: Pick<Card, 'region' | 'bank'>, day: string): Seen['where'] {
  const bank = policy(card.region, 'banks', day).find(one => one.code === card.bank) ?? { zh: '发卡银行', en: 'the issuing bank' }
  return {
    activate: placesSaid(policy(card.region, 'activation.places', day), bank), report: placesSaid(policy(card.region, 'loss.report.places', day), bank),
    change: placesSaid(policy(card.region, 'pin.change.places', day), bank), reset: placesSaid(policy(card.region, 'pin.reset.offices', day), bank),
    centre: placeWords.centre!, initialPin: policy(card.region, 'pin.initial', day), activation: policy(card.region, 'activation.how', day),
  }
}

/** What else a read knows, beside the card and its PIN: the chip, this entry, the person's insurance records, the region picked. */
export type AlsoSeen = Pick<Seen, 'chip' | 'entry' | 'relations' | 'picked'> & { pin?: Seen['pin'] }

/** All causes for which this card cannot be used now, in READ-02's order; empty when it can. The first is the headline. (READ-01, READ-02) */
export async function causesOf(work: Work, card: Card, also: AlsoSeen = {}): Promise<Cause[]> {
  const day = dayOf(work.now)
  const pin = also.pin === undefined ? await seenPin(work, card) : also.pin
  const place = card.state === 'handed-over' ? {} : { place: await placeName(work, card) }
  return causes({ ...also, day, card, pin, regions: policy(card.region, 'insured.regions', day), where: { ...whereOf(card, day), ...place } })
}

async function seenPin(work: Work, card: Card): Promise<Seen['pin']> {
  const state = await pinState(work, card)
  return state && { initial: state.initial, locked: state.locked !== null, mustSet: state.mustSet, left: state.left }
}

import { cardsOf, holds, type Card, type SuccessorKind } from '#cards'
import { dayOf } from '#kit/day'
import { fenNumber } from '#kit/money'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { openDrawerOf, paymentView, sayings, standingPayment } from '#fees'
import { getPerson, maskPhone } from '#holders'
import { fill, isRefused } from '#kit/refusal'
import { packOf, policy } from '#regions'
import { organisationsOf } from '#staff'
import { promiseWords } from './promise.ts'
import { feeOf, photoOnRecord } from './replace.ts'
import { successorReasons, type SuccessorChoices } from './shared.ts'
import { centreOf } from './submit.ts'
import { placeView, postView } from './view.ts'

/** What the policy of today asks of a card's replacement, exchange or renewal: why, where the new one is collected, what it costs by whose approval, whether a photo is needed; by post, where the policy has it, with what is on record to reach the holder. (COLL-04) */
export async function replaceChoices(work: Work, person: PersonKey, card: Card, kind: SuccessorKind): Promise<SuccessorChoices> {
  const day = dayOf(work.now)
  const allowed: readonly string[] = policy(card.region, 'collect.place', day).allowed
  const places = (await Promise.all((['counter', 'branch'] as const).filter(each => allowed.includes(each)).map(each => organisationsOf(work, { kind: each })))).flat()
    .filter(place => packOf(place.region) === packOf(card.region) && (place.kind !== 'branch' || place.bank === card.bank))
  const centre = allowed.includes('post') ? await centreOf(work, card.region) : null
  const holder = centre && await getPerson(work, person)
  const own = places.filter(place => place.id === work.by.organisation)
  const { width, height, minBytes, maxBytes, ground, onTheSpot } = policy(card.region, 'photo', day)
  const fee = feeOf(work, card.region, kind)
  const standing = await standingPayment(work, person)
  return {
    reasons: Object.entries(successorReasons[kind]).map(([key, words]) => ({ key, ...words })), places: [...own, ...places.filter(place => !own.includes(place))].map(placeView).concat(centre ? [postView(centre)] : []),
    contact: holder ? { phone: holder.phone && maskPhone(holder.phone), address: holder.address, version: holder.version } : null,
    photo: { width, height, minBytes, maxBytes, ground, onTheSpot }, photoOnRecord: await photoOnRecord(work, person) !== null,
    fee: fenNumber(fee.fen), approval: fee.fen ? { authority: fee.authority!, document: fee.document!, date: fee.date! } : null,
    cash: fee.fen ? await whyNoCash(work) : null, account: { why: fee.fen ? await whyNoAccount(work, person, kind) : null, payment: standing && paymentView(standing) }, promise: promiseWords(card.region, day),
  }
}

/** Why the holder cannot pay from the financial account: no card of theirs is there whose account pays. A lost one is not in anybody's hands. (REPL-02.c) */
async function whyNoAccount(work: Work, person: PersonKey, kind: SuccessorKind) {
  const own = (await cardsOf(work, person)).filter(each => each.state === 'handed-over' && !each.closedAs)
  const there = own.filter(each => !holds(each.facts, 'loss'))
  if (!there.length) return said(kind === 'replacement' || own.length ? 'fee-card-lost' : 'fee-account-inactive')
  const active = there.filter(each => each.financial === 'active')
  if (!active.length) return said('fee-account-inactive')
  return active.every(each => holds(each.facts, 'loss', 'financial')) ? said('fee-account-lost') : null
}
const said = (name: 'fee-card-lost' | 'fee-account-inactive' | 'fee-account-lost') => ({ zh: sayings[name].zh, en: sayings[name].en })

/** Why the clerk at work can take no cash now, before anything was asked; null when the drawer is open. (REPL-02) */
async function whyNoCash(work: Work) {
  const drawer = await openDrawerOf(work)
  return isRefused(drawer) ? { zh: fill(sayings[drawer.refused].zh, drawer.facts), en: fill(sayings[drawer.refused].en, drawer.facts) } : null
}

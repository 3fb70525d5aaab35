import { dayOf } from '#kit/day'
import { fenNumber } from '#kit/money'
import type { Work } from '#kit/work'
import { maskCard, maskNumber } from '#holders'
import { pinState, pinView } from '#pins'
import { policy } from '#regions'
import { organisationById, serves, verbsOf as postVerbs } from '#staff'
import type { Card } from './card.ts'
import { placeName } from './place-name.ts'
import { renewsOf } from './renews.ts'
import type { CardView } from './shared.ts'
import { stateCode } from './state-code.ts'
import { termOf } from './term.ts'
import { verbsOf } from './verbs.ts'
import { causesOf, whereOf } from './why.ts'

/** What the organisation that asks may do with the PIN of this card: the policy's places; a bank only with its own cards, a city only with its own. (ACT-03, PIN-04, POL-05) */
export async function deskOf(work: Work, card: Card) {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  const day = dayOf(work.now)
  const changes: readonly string[] = policy(card.region, 'pin.change.places', day)
  const activates: readonly string[] = policy(card.region, 'activation.places', day)
  const resets: readonly string[] = policy(card.region, 'pin.reset.offices', day)
  const reports: readonly string[] = policy(card.region, 'loss.report.places', day)
  const kinds: string[] = !office ? [] : office.kind === 'counter' && office.county ? ['county-counter', 'counter']
    : office.kind === 'centre' ? ['centre', 'counter'] : [office.kind]
  const own = office !== null && (await serves(work, office))(card.region)
  return {
    here: card.place !== null && card.place === office?.id,
    mayChangePin: own && changes.some(place => kinds.includes(place)) && (office?.kind !== 'branch' || office.bank === card.bank),
    mayActivate: own && activates.some(place => kinds.includes(place)) && (office.kind !== 'branch' || office.bank === card.bank),
    mayReportLoss: own && reports.some(place => kinds.includes(place)) && (office?.kind !== 'branch' || office.bank === card.bank),
    reportFirst: policy(card.region, 'exchange.report.first', day),
    otherBank: office?.kind === 'branch' && office.bank !== card.bank,
    maySetQueryPassword: own && kinds.includes('counter'),
    mayResetPin: own && (office.kind === 'centre' ? resets.includes('centre') : kinds.some(kind => kind !== 'branch' && resets.includes(kind))),
  }
}

/** Whether the card is under way by post: its holder confirms it. (COLL-04) */
const byPost = (card: Card) => card.delivery.kind === 'post' && card.state === 'sent'

/** A card as pages show it: numbers masked, both accounts, why it cannot be used, what can be done with it here and why the rest cannot. */
export async function cardView(work: Work, card: Card): Promise<CardView> {
  const day = dayOf(work.now)
  const pin = await pinState(work, card)
  const bank = policy(card.region, 'banks', day).find(one => one.code === card.bank)
  const desk = await deskOf(work, card)
  const place = card.state === 'handed-over' ? null : await placeName(work, card)
  return {
    id: card.id, person: card.person, number: maskCard(card.number), bankCard: card.bankCard && maskNumber(card.bankCard), region: card.region,
    regionName: policy(card.region, 'region.name', day),
    bank: { code: card.bank, zh: bank?.zh ?? card.bank, en: bank?.en ?? card.bank, short: bank?.short ?? card.bank, phone: bank?.phone ?? '' },
    state: card.state, social: card.social, financial: card.financial, closedAs: card.closedAs, code: stateCode(card),
    place, here: desk.here, issuedOn: card.issuedOn, validUntil: card.validUntil, collectedOn: card.handedOverAt && dayOf(card.handedOverAt),
    version: card.version,
    facts: card.facts, term: termOf(work, card), renews: renewsOf(work, card), pin: pin && pinView(pin), activation: policy(card.region, 'activation.how', day),
    agents: [...policy(card.region, 'agent.allowed', day), ...policy(card.region, 'activation.agent', day) && policy(card.region, 'activation.how', day) !== 'pin-fingerprint' ? ['activation'] : []], papers: [...policy(card.region, 'collect.papers', day)],
    fees: { replace: fenNumber(policy(card.region, 'fee.replacement', day).fen), exchange: fenNumber(policy(card.region, 'fee.exchange', day).fen), renew: fenNumber(policy(card.region, 'fee.renewal', day).fen) },
    causes: await causesOf(work, card),
    posted: byPost(card),
    verbs: verbsOf({ ...card, ...desk, renews: renewsOf(work, card), activation: policy(card.region, 'activation.how', day), posted: byPost(card), held: work.by.kind === 'staff' ? postVerbs(work.by.post) : [], place: place ?? '', where: whereOf(card, day), collectedOn: card.handedOverAt && dayOf(card.handedOverAt),
      pin: pin && { initial: pin.initial, locked: pin.locked !== null, mustSet: pin.mustSet, first: pin.first } }),
  }
}

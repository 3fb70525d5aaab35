import { nearestFor, stateCode, type Card } from '#cards'
import { getPerson, maskCard, maskName, maskNumber } from '#holders'
import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { pinState, pinView } from '#pins'
import { policy } from '#regions'
import { organisationById } from '#staff'
import type { CardRead } from './read-card.ts'
import type { Session } from './store.ts'

/** A card as a terminal's page may show it: numbers and name masked. */
export async function viewOf(work: Work, card: Card) {
  const person = await getPerson(work, { bucket: card.bucket, id: card.person })
  const pin = await pinState(work, card)
  return {
    person: { id: card.person, psnNo: person?.psnNo ?? null, name: person && maskName(person.name), number: person && maskNumber(person.number), sex: person?.sex ?? null, birthYear: person?.birthYear ?? null },
    card: { id: card.id, number: maskCard(card.number), bank: card.bank, bankCard: card.bankCard && maskNumber(card.bankCard), state: card.state, social: card.social, financial: card.financial, code: stateCode(card), issuedOn: card.issuedOn, validUntil: card.validUntil, region: card.region },
    queryPassword: { digits: policy(card.region, 'query.password', dayOf(work.now)).length },
    pin: pin && pinView(pin),
  }
}

export const sessionView = (session: Session) => ({ id: session.id, person: session.person, card: session.card, factors: session.factors, shown: session.shown,
  insuredRegion: session.insuredRegion, openedAt: session.openedAt.toISOString(), endsAt: session.endsAt.toISOString() })

/** The answer to a read; `nearest`: the office near this terminal that can deal with the first cause. */
export async function readView(work: Work, read: CardRead) {
  const [first] = read.causes
  const here = first && work.by.organisation ? await organisationById(work, work.by.organisation) : null
  return { ...await viewOf(work, read.card), causes: read.causes, nearest: here && await nearestFor(work, read.card, first!.cause, here), differing: read.differing, session: read.session && sessionView(read.session) }
}

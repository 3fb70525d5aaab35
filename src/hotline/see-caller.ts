import { applicationsOf, applicationView, applicationWord, isLiving, kindWords } from '#applications'
import { cardsOf, causesOf, collectPapers, holds, keptUntil, liveCardOf, placeName, standingOf, type Card } from '#cards'
import { getPerson, maskCard, maskName, maskNumber, maskPhone, phoneLostOf, refuseHolder } from '#holders'
import { dayOf } from '#kit/day'
import type { PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { policy } from '#regions'
import { organisationById, serves } from '#staff'
import type { CallApplication, CallView } from './shared.ts'
import type { Call } from './store.ts'

/** What a proven caller is told: the card's state and why, an application's steps, where a card waits and until when; masked, of this city alone. The look is on record. (APP-10, QRY-02) */
export async function seeCaller(work: Work, call: Call, key: PersonKey): Promise<CallView | ReturnType<typeof refuseHolder>> {
  const person = await getPerson(work, key)
  const office = await organisationById(work, call.office)
  if (!person || !office) return refuseHolder('person-unknown')
  const own = await serves(work, office)
  const live = await liveCardOf(work, key)
  const asked = await applicationsOf(work, key)
  const applications: CallApplication[] = []
  for (const each of asked.filter(one => own(one.region)).slice(0, 3)) {
    const { id, number, kind, state, place, promisedOn, promiseNote } = await applicationView(work, each)
    const card = (await cardsOf(work, key)).find(one => one.application === each.id && !one.closedAs)
    applications.push({ id, ending: number.slice(-4), kind: kindWords[kind], state: applicationWord[state], place: place.name, address: place.address, promisedOn: isLiving(each) ? promisedOn : null, note: isLiving(each) ? promiseNote : null, until: card?.state === 'at-site' ? keptUntil(work, card) : null })
  }
  await note(work, { verb: 'hotline.see-caller', person: key, facts: { call: call.number } })
  return {
    call: call.number, endsAt: call.endsAt.toISOString(), name: maskName(person.name), number: maskNumber(person.number), phone: person.phone && maskPhone(person.phone), phoneLost: (await phoneLostOf(work, key))?.since.toISOString() ?? null,
    elsewhere: Boolean(live && !own(live.region)) || asked.some(one => !own(one.region)), card: live && own(live.region) ? await cardOf(work, live) : null, applications,
  }
}

async function cardOf(work: Work, card: Card): Promise<NonNullable<CallView['card']>> {
  const day = dayOf(work.now)
  const bank = policy(card.region, 'banks', day).find(one => one.code === card.bank)
  const loss = holds(card.facts, 'loss')
  const atBank = holds(card.facts, 'loss', 'financial')
  const waits = card.state === 'at-site'
  return {
    id: card.id, number: maskCard(card.number), bank: { zh: bank?.zh ?? card.bank, en: bank?.en ?? card.bank, phone: bank?.phone ?? '' }, standing: standingOf(card, day), causes: await causesOf(work, card), inHand: card.state === 'handed-over' && !card.closedAs,
    place: card.state === 'handed-over' ? null : await placeName(work, card), until: waits ? keptUntil(work, card) : null, papers: waits ? collectPapers(work, card.region) : null,
    lost: loss ? { since: dayOf(new Date(loss.since)), lastDay: loss.lastDay ?? null, channel: loss.channel ?? null } : null,
    financialLost: atBank ? { since: dayOf(new Date(atBank.since)), lastDay: atBank.lastDay ?? null } : null,
    financial: atBank ? { zh: '已在银行挂失', en: 'reported lost at the bank' } : card.financial === 'active' ? { zh: '已激活', en: 'activated' } : card.financial === 'none' ? { zh: '还没有开户', en: 'not opened yet' } : { zh: '未激活', en: 'not activated' },
  }
}

import { compactClock, dayOf } from '#kit/day'
import { newId, personKey, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { centreOf, moveTo } from '#applications'
import { bankOf } from '#banks'
import { getCard, keptUntil, takeBack } from '#cards'
import { getPerson, maskCard, maskName } from '#holders'
import { note } from '#record'
import { organisationById, regionsServed } from '#staff'
import { refuse } from './refusals.ts'
import { LISTED, type OverdueRow } from './shared.ts'
import { itemOfCard, moveItem } from './store.ts'
import { heldBy } from './store-tray.ts'
import { longestWaiting, openReturn, waitingBySite } from './store-custody.ts'

/** Whether a card that came on that day is past its time by the policy of today. (COLL-05) */
const isOver = (work: Pick<Work, 'now'>, region: string, since: Date) => {
  const last = keptUntil(work, { region, stateSince: since })
  return last !== null && dayOf(work.now) > last
}

/** 超期未领: cards past their time at a site, or at all sites of the cities served when null, the longest first. (COLL-05) */
export async function overdueAt(work: Work, site: Id | null): Promise<OverdueRow[]> {
  const rows: OverdueRow[] = []
  const names = new Map<Id, string>()
  const nameOf = async (id: Id) => names.get(id) ?? names.set(id, (await organisationById(work, id))?.name ?? '').get(id)!
  const waiting = await longestWaiting(work, site ? { site } : { regions: await regionsServed(work) }, 2_000)
  for (const one of waiting.filter(each => isOver(work, each.region, each.since)).slice(0, LISTED)) {
    const card = (await getCard(work, one.bucket, one.card))!
    const person = await getPerson(work, { bucket: one.bucket, id: one.person })
    const since = dayOf(one.since)
    rows.push({ card: one.card, person: one.person, name: maskName(person?.name ?? ''), cardNumber: maskCard(card.number), bank: bankOf(work, card.region, card.bank)?.short ?? card.bank,
      place: await nameOf(one.site), since, last: keptUntil(work, card)!, waited: Math.round((Date.parse(dayOf(work.now)) - Date.parse(since)) / 86_400_000) })
  }
  return rows
}

/** How many cards are past their time, by site. (COLL-05) */
export async function overdueBySite(work: Work): Promise<Map<Id, number>> {
  const counts = new Map<Id, number>()
  for (const { site, region, since, count } of await waitingBySite(work)) if (isOver(work, region, since)) counts.set(site, (counts.get(site) ?? 0) + Number(count))
  return counts
}

/**
 * 退回卡中心: the site packs cards whose time is over into one consignment, which the centre signs for; all of them or none. From now on none of them
 * is handed over here, and every holder is told. (COLL-05)
 */
export async function sendBack(work: Work, cards: readonly { person: Id; card: Id }[]) {
  const site = work.by.organisation!
  const office = await organisationById(work, site)
  const centre = await centreOf(work, office?.region ?? '')
  if (!centre || centre === site) return refuse('no-centre')
  const each = [...new Map(cards.map(one => [one.card, one])).values()].sort((a, b) => a.card.localeCompare(b.card))
  const id = newId(work.now, work.random)
  const number = await openReturn(work, { id, month: compactClock(work.now).slice(2, 6), from: site, to: centre, cards: each.length })
  for (const { person, card } of each) {
    const { bucket } = personKey(person)
    const back = await takeBack(work, { bucket, id: card }, site)
    if (isRefused(back)) return back
    if (await heldBy(work, bucket, card)) return refuse('still-in-hands')
    const item = await itemOfCard(work, bucket, card)
    if (!item || !await moveItem(work, item, 'returning', { consignment: id })) throw new Error('a waiting card is not in production’s book')
    const moved = await moveTo(work, { bucket, id: item.application }, 'went-back')
    if (isRefused(moved)) throw new Error(`the application of a card that goes back is ${moved.refused}`)
  }
  await note(work, { verb: 'production.send-back', person: null, subject: { kind: 'consignment', id }, facts: { cards: each.length, number } })
  return { consignment: id, number, cards: each.length }
}

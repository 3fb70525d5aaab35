import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { custody as custodyRows, type CardState } from '#cards'
import { organisationById, organisationsOf, serves } from '#staff'
import type { ItemState } from './life.ts'
import { overdueBySite } from './send-back.ts'
import type { Custody, CustodyPlace, SiteStock } from './shared.ts'
import { heldItems } from './store.ts'
import { scrappedCards, siteBook } from './store-sums.ts'
import { heldBySite } from './store-tray.ts'

type PlaceName = CustodyPlace['place']
type Row = Awaited<ReturnType<typeof custodyRows>>[number]
const holds: Partial<Record<CardState, PlaceName>> = { ordered: 'plant', made: 'plant', stocked: 'centre', sent: 'on-the-way' }
const making = (state: string) => state === 'ordered' || state === 'made' || state === 'personalised'
/** Who has a card: one being made is at the plant or at the counter that makes it; a returned one is on its way until the centre has signed for it. */
const whereIs = ({ state, kind, place }: Pick<Row, 'state' | 'kind' | 'place'>, counters: ReadonlySet<Id>): PlaceName =>
  making(state) && counters.has(place ?? '') ? 'counter' : state === 'at-site' && kind !== 'post' ? kind : state === 'returned' && !place ? 'on-the-way' : holds[state] ?? 'to-destroy'

/** Which regions the office at work serves; none without an office. (POL-05) */
async function servedHere(work: Work): Promise<(region: string) => boolean> {
  const office = work.by.organisation ? await organisationById(work, work.by.organisation) : null
  return office ? serves(work, office) : () => false
}

/** Where every card of the cities served is that is not in its holder's hands, each in exactly one place, held against production's own book. (PROD-05, POL-05) */
export async function custodyOf(work: Work): Promise<Custody> {
  const served = await servedHere(work)
  const places = new Map<PlaceName, CustodyPlace>()
  const counters = new Set((await organisationsOf(work, { kind: 'counter' })).map(each => each.id))
  for (const row of (await custodyRows(work)).filter(each => served(each.region))) {
    const place = whereIs(row, counters)
    const known = places.get(place) ?? { place, count: 0, oldest: null }
    const day = dayOf(row.oldest)
    places.set(place, { place, count: known.count + Number(row.count), oldest: known.oldest && known.oldest < day ? known.oldest : day })
  }
  const scrapped = (await scrappedCards(work)).filter(each => served(each.region)).reduce((sum, each) => ({ failed: sum.failed + Number(each.failed), destroyed: sum.destroyed + Number(each.destroyed) }), { failed: 0, destroyed: 0 })
  return { places: [...places.values()], differences: differencesOf(places, await bookOf(work, served)), scrapped }
}

const booked: Partial<Record<ItemState, PlaceName>> = { ordered: 'plant', exported: 'plant', personalised: 'plant', stuck: 'plant', passed: 'centre', sent: 'on-the-way', returning: 'on-the-way', returned: 'to-destroy' }
/** How many cards production's book has at each place. */
async function bookOf(work: Work, served: (region: string) => boolean): Promise<Map<PlaceName, number>> {
  const book = new Map<PlaceName, number>()
  for (const { state, kind, here, count } of (await heldItems(work)).filter(each => served(each.region))) {
    const place = here && making(state) ? 'counter' : state === 'arrived' && kind !== 'post' ? kind : booked[state]
    if (place) book.set(place, (book.get(place) ?? 0) + Number(count))
  }
  return book
}

/** Places where the two books differ. */
function differencesOf(cards: ReadonlyMap<PlaceName, CustodyPlace>, book: ReadonlyMap<PlaceName, number>): Custody['differences'] {
  return [...new Set([...cards.keys(), ...book.keys()])].map(place => ({ place, cards: cards.get(place)?.count ?? 0, booked: book.get(place) ?? 0 })).filter(each => each.cards !== each.booked)
}

/** Every site of the cities served that has cards: how many came, were collected and went back, wait and are on their way, since when, how many past their time; the longest wait first. (PROD-05, COLL-05, POL-05) */
export async function siteStock(work: Work): Promise<SiteStock[]> {
  const sites = new Map<Id, SiteStock>()
  const served = await servedHere(work)
  const book = new Map((await siteBook(work)).map(row => [row.site, row]))
  const overdue = await overdueBySite(work)
  const hands = await heldBySite(work)
  for (const { state, place, kind, count, oldest } of await custodyRows(work)) {
    if (!place || kind === 'post' || (state !== 'at-site' && state !== 'sent')) continue
    const entry = book.get(place)
    const office = await organisationById(work, place)
    if (!served(office?.region ?? '')) continue
    const known = sites.get(place) ?? { id: place, name: office?.name ?? '', kind, waiting: 0, onTheWay: 0, oldest: null,
      hands: hands.get(place)?.count ?? 0, came: Number(entry?.came ?? 0), collected: Number(entry?.collected ?? 0), back: Number(entry?.back ?? 0), overdue: overdue.get(place) ?? 0, agrees: true }
    const day = dayOf(oldest)
    sites.set(place, state === 'sent' ? { ...known, onTheWay: known.onTheWay + Number(count) }
      : { ...known, waiting: known.waiting + Number(count), oldest: known.oldest && known.oldest < day ? known.oldest : day })
  }
  return [...sites.values()].map(site => ({ ...site, agrees: site.came - site.collected - site.back === site.waiting })).sort((a, b) => (a.oldest ?? '9').localeCompare(b.oldest ?? '9'))
}

import { applicationsOf } from '#applications'
import { cardsOf } from '#cards'
import { refuseHolder } from '#holders'
import { relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import { personKey, type Id, type PersonKey } from '#kit/ids'
import type { Route } from '#kit/route'
import { inWork, type By, type Work } from '#kit/work'
import { organisationById, reachOf, serves } from '#staff'

/** Whether the post of this Work opens that person's page, by the posts' table. Who has no tie anywhere is a newcomer, whom a window may serve. (TRUST-04, POL-05) */
export async function isReached(work: Work, person: PersonKey, reach = reachOf(work.by.post ?? '')): Promise<boolean> {
  const office = work.by.organisation && await organisationById(work, work.by.organisation)
  if (!reach || !office) return false
  const cards = await cardsOf(work, person)
  const applications = await applicationsOf(work, person)
  if (reach === 'unit') return applications.some(each => each.unit === office.id) || cards.some(each => each.delivery.organisation === office.id)
  const own = await serves(work, office)
  const served = [...cards, ...applications]
  if (reach === 'bank') return !served.length || served.some(each => each.bank === office.bank && own(each.region))
  const ties = [...served, ...await relationsOf(work, person, dayOf(work.now))]
  return !ties.length || ties.some(each => own(each.region))
}

/** Where somebody of another city may come: to apply, which tells them of the card they have, and to be insured here. The page of a person asks by itself. */
const open = new Set(['GET /people/:person', 'GET /people/:person/apply', 'POST /people/:person/applications', 'POST /people/:person/papers/photo', 'POST /people/:person/papers/scan', 'POST /people/:person/insurance', 'GET /people/:person/insured', 'POST /people/:person/transfers/:transfer/arrive', 'POST /people/:person/recognised'])

/**
 * What staff see and do of a person is done in that person's own city: the route is refused `person-elsewhere` before it looks at anything. A bank's
 * branch and a unit are held by their cards and applications (`visibleTo`). (POL-05)
 */
export function withinReach(route: Route): Route {
  const { handle, own, may, method, path } = route
  if (!may.startsWith('staff:') || !/:person\b/.test(path) || open.has(`${method} ${path}`)) return route
  const shut = async (work: Work, asked: never) => {
    const reach = reachOf(work.by.post ?? '') ?? 'city'
    const person = personKey((asked as { params: { person: Id } }).params.person)
    return reach === 'city' && !await isReached(work, person, reach) ? refuseHolder('person-elsewhere') : null
  }
  if (own) return { ...route, own: async (house, asked) => await inWork(house, (asked as { by: By }).by, work => shut(work, asked)) ?? own(house, asked) }
  return { ...route, handle: async (work, asked) => await shut(work, asked) ?? handle!(work, asked) }
}

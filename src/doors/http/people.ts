import { z } from 'zod'
import { applicationsOf } from '#applications'
import { cardsOf } from '#cards'
import { getPerson, maskName, maskNumber, maskPhone, phoneLostOf, refuseHolder, type Person } from '#holders'
import { insuredWords, relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import { personKey } from '#kit/ids'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { note } from '#record'
import { packOf } from '#regions'
import { organisationById, reachOf } from '#staff'

/** Whether the post of this Work opens that person's page, by the posts' table. Who has no tie anywhere is a newcomer, whom a window may serve. */
async function isReached(work: Work, person: Person): Promise<boolean> {
  const reach = reachOf(work.by.post ?? '')
  const office = work.by.organisation && await organisationById(work, work.by.organisation)
  if (!reach || !office) return false
  const cards = await cardsOf(work, person)
  const applications = await applicationsOf(work, person)
  if (reach === 'unit') return applications.some(each => each.unit === office.id) || cards.some(each => each.delivery.organisation === office.id)
  const served = [...cards, ...applications]
  if (reach === 'bank') return !served.length || served.some(each => each.bank === office.bank)
  const city = packOf(office.region)
  const regions = [...served, ...await relationsOf(work, person, dayOf(work.now))].map(each => packOf(each.region))
  return !regions.length || (city !== null && regions.includes(city))
}

export const peopleRoutes: Route[] = [
  route({
    method: 'GET', path: '/people/:person', may: 'staff:people.see', summary: 'A person whom this office serves, masked, with where they are insured; the look is on record',
    params: z.object({ person: z.uuid() }),
    handle: async (work, { params }) => {
      const person = await getPerson(work, personKey(params.person))
      if (!person) return refuseHolder('person-unknown')
      if (!await isReached(work, person)) return refuseHolder('person-elsewhere')
      const day = dayOf(work.now)
      const insured = insuredWords(await relationsOf(work, person, day), day)
      await note(work, { verb: 'holders.see-person', person })
      return { id: person.id, name: maskName(person.name), number: maskNumber(person.number), sex: person.sex, birthYear: person.birthYear, category: person.category,
        phone: person.phone && maskPhone(person.phone), phoneLost: (await phoneLostOf(work, person))?.since.toISOString() ?? null, version: person.version, insured: insured?.zh ?? null, insuredEn: insured?.en ?? null }
    },
  }),
]

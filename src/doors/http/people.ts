import { z } from 'zod'
import { getPerson, guardiansOf, isMinor, maskName, maskNumber, maskPhone, phoneLostOf, refuseHolder } from '#holders'
import { insuredWords, relationsOf } from '#insurance'
import { dayOf } from '#kit/day'
import { personKey } from '#kit/ids'
import { route, type Route } from '#kit/route'
import { note } from '#record'
import { isReached } from './reach.ts'

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
        phone: person.phone && maskPhone(person.phone), phoneLost: (await phoneLostOf(work, person))?.since.toISOString() ?? null, version: person.version, insured: insured?.zh ?? null, insuredEn: insured?.en ?? null,
        minor: await isMinor(work, person), guardians: await guardiansOf(work, person) }
    },
  }),
]

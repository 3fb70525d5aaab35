import { z } from 'zod'
import { dayOf } from '#kit/day'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { fenNumber } from '#kit/money'
import { route, type Route } from '#kit/route'
import { note } from '#record'
import { changeState } from './change-state.ts'
import { relationsOf } from './see.ts'
import type { Relation } from './store.ts'

const ofPerson = z.object({ person: z.uuid() })
const shown = ({ base, ...relation }: Relation) => ({ ...relation, base: fenNumber(base) })

export const routes: Route[] = [
  route({
    method: 'GET', path: '/people/:person/insurance', may: 'staff:insurance.read', summary: 'The insurance records of a person', params: ofPerson,
    handle: async (work, { params }) => {
      const key = personKey(params.person)
      await note(work, { verb: 'insurance.see-relations', person: key })
      return { rows: (await relationsOf(work, key, dayOf(work.now))).map(shown) }
    },
  }),
  route({
    method: 'POST', path: '/people/:person/insurance/:relation/state', may: 'staff:insurance.enrol', summary: 'Stops, resumes or ends an insurance record',
    params: z.object({ person: z.uuid(), relation: z.uuid() }), body: z.object({ key: z.string().max(64).optional(), state: z.enum(['1', '2', '4']), version: z.int() }),
    handle: async (work, { params, body }) => {
      const relation = await changeState(work, { bucket: personKey(params.person).bucket, id: params.relation }, body.state, body.version)
      return isRefused(relation) ? relation : shown(relation)
    },
  }),
]

import { z } from 'zod'
import { route, type Route } from '#kit/route'
import { note } from '#record'
import { openOrganisation } from './open-organisation.ts'
import { addMember, organisationsOf } from './organisations.ts'
import { memberBody, organisationBody, organisationKinds } from './shared.ts'
import { selectMembers } from './store.ts'

const page = z.strictObject({ after: z.string().max(40).default(''), limit: z.coerce.number().int().min(1).max(200).default(50) })

/** What the security administrator does: who works where, at which post. A fresh production city begins here. (TRUST-04) */
export const routes: Route[] = [
  route({
    method: 'GET', path: '/staff/organisations', may: 'staff:staff.read', summary: 'The organisations, by kind and code',
    query: z.strictObject({ kind: z.enum(organisationKinds).optional() }),
    handle: async (work, { query }) => ({ rows: await organisationsOf(work, query.kind ? { kind: query.kind } : {}), next: null }),
  }),
  route({
    method: 'POST', path: '/staff/organisations', may: 'staff:staff.change', summary: 'Enters an office, branch, unit or provider', body: organisationBody,
    handle: (work, { body }) => openOrganisation(work, body),
  }),
  route({
    method: 'GET', path: '/staff/members', may: 'staff:staff.read', summary: 'Who works where, by staff number; names stay sealed', query: page,
    handle: async (work, { query }) => {
      const rows = await selectMembers(work, query.after, query.limit)
      await note(work, { verb: 'staff.see-members', person: null, facts: { count: rows.length } })
      return { rows, next: rows.length === query.limit ? rows.at(-1)!.user : null }
    },
  }),
  route({
    method: 'POST', path: '/staff/members', may: 'staff:staff.change', summary: 'Gives a member of staff a number, a first password and a post', body: memberBody,
    handle: (work, { body }) => addMember(work, body),
  }),
]

import { z } from 'zod'
import { settleBody } from '#identity'
import { personKey } from '#kit/ids'
import { route, type Route } from '#kit/route'
import { openCaseAndStop, settleCaseAndStop } from './settle-identity.ts'

/** What an identity case does to the card is done here, where its sessions end with it. (ACT-04, IDFIX-01, IDFIX-02) */
export const identityRoutes: Route[] = [
  route({
    method: 'POST', path: '/identity/people/:person/cases', may: 'staff:identity.mend', summary: 'Opens an identity case at the counter; the open one is given where there is one',
    params: z.object({ person: z.uuid() }), body: z.strictObject({ key: z.string().max(64).optional() }), handle: (work, { params }) => openCaseAndStop(work, personKey(params.person)),
  }),
  route({
    method: 'POST', path: '/identity/people/:person/cases/:case/settle', may: 'staff:identity.mend', summary: 'Settles a case by the document in hand: the record mended, or the card left to be exchanged',
    params: z.object({ person: z.uuid(), case: z.uuid() }), body: settleBody,
    handle: (work, { params, body }) => settleCaseAndStop(work, { bucket: personKey(params.person).bucket, person: params.person, id: params.case }, body),
  }),
]

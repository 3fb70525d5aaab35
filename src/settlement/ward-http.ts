import { z } from 'zod'
import { ownRoute, route, type Route } from '#kit/route'
import { holderKey } from './see.ts'
import { settleVisitShape } from './shared.ts'
import { ownCare, seeVisit, settleVisit } from './ward.ts'

const ofVisit = z.object({ visit: z.string().regex(/^\d{10,30}$/) })

/** A hospital's visit with its bill, settled from its own page; a holder's own visits. What is charged is the care room's. */
export const wardRoutes: Route[] = [
  route({ method: 'GET', path: '/till/visits/:visit', may: 'staff:care.treat', summary: 'A visit of this hospital with its bill and what is next; the look is on record', params: ofVisit, handle: (work, { params }) => seeVisit(work, params.visit) }),
  ownRoute({ method: 'POST', path: '/till/visits/:visit/pre-settle', may: 'staff:settlement.settle', summary: 'The split of what a visit has open; posts nothing', params: ofVisit, body: settleVisitShape,
    own: (house, { by, params, body }) => settleVisit(house, by, params.visit, body, 'try') }),
  ownRoute({ method: 'POST', path: '/till/visits/:visit/settle', may: 'staff:settlement.settle', summary: 'Settles what a visit has open, once a key', params: ofVisit, body: settleVisitShape,
    own: (house, { by, params, body }) => settleVisit(house, by, params.visit, body, 'post') }),
  route({ method: 'GET', path: '/my/care', may: 'holder', summary: 'The holder’s own visits and stays, with what each came to', handle: work => ownCare(work, holderKey(work.by.id!)) }),
]

import { z } from 'zod'
import { dayOf } from '#kit/day'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { keyed, versioned } from './bodies.ts'
import { approveItems, claim, queueOf, release, returnItem } from './queue.ts'
import { takeBack } from './review.ts'
import { reviewItem } from './review-view.ts'
import { selectLate } from './store.ts'
import { applicationView } from './view.ts'

const ofItem = z.object({ item: z.uuid() })

export const reviewRoutes: Route[] = [
  route({
    method: 'GET', path: '/review', may: 'staff:applications.review', summary: 'The review queue of this office',
    query: z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(25), finding: z.enum(['same', 'other']).optional() }),
    handle: (work, { query }) => queueOf(work, { after: query.after ?? null, limit: query.limit, finding: query.finding ?? null }),
  }),
  route({ method: 'GET', path: '/review/late', may: 'staff:applications.review', summary: 'Applications past their promised day',
    handle: async work => ({ rows: await Promise.all((await selectLate(work, dayOf(work.now), 100)).map(each => applicationView(work, each))) }) }),
  route({ method: 'GET', path: '/review/items/:item', may: 'staff:applications.review', summary: 'One item beside what the population register says', params: ofItem, handle: (work, { params }) => reviewItem(work, params.item) }),
  route({ method: 'POST', path: '/review/items/:item/claim', may: 'staff:applications.review', summary: 'Mine for ten minutes', params: ofItem, body: keyed, handle: (work, { params }) => claim(work, params.item) }),
  route({ method: 'POST', path: '/review/items/:item/release', may: 'staff:applications.review', summary: 'Puts an item back', params: ofItem, body: keyed, handle: (work, { params }) => release(work, params.item) }),
  route({
    method: 'POST', path: '/review/approve', may: 'staff:applications.review', summary: 'Approves one or many, photos seen',
    body: keyed.extend({ items: z.array(z.object({ id: z.uuid(), version: z.int() })).min(1).max(100), bareheaded: z.boolean() }),
    handle: (work, { body }) => approveItems(work, body.items, body.bareheaded),
  }),
  route({
    method: 'POST', path: '/review/items/:item/return', may: 'staff:applications.review', summary: 'Returns one with reasons', params: ofItem,
    body: versioned.extend({ reasons: z.array(z.string().max(40)).max(10), words: z.string().max(200).nullish() }),
    handle: async (work, { params, body }) => {
      const returned = await returnItem(work, params.item, { reasons: body.reasons, words: body.words ?? null, version: body.version })
      return isRefused(returned) ? returned : applicationView(work, returned)
    },
  }),
  route({
    method: 'POST', path: '/applications/:person/:application/take-back', may: 'staff:applications.review', summary: 'Takes an approval back', params: z.object({ person: z.uuid(), application: z.uuid() }),
    body: versioned.extend({ reason: z.string().max(200) }),
    handle: async (work, { params, body }) => {
      const back = await takeBack(work, { bucket: personKey(params.person).bucket, id: params.application }, body)
      return isRefused(back) ? back : applicationView(work, back)
    },
  }),
]

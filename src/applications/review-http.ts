import { z } from 'zod'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { keyed, versioned } from './bodies.ts'
import { claim, release } from './claim.ts'
import { approveItems, returnItem } from './decide.ts'
import { decidedByMe } from './decided.ts'
import { lateOnes } from './late.ts'
import { decidedFile, lateFile, queueFile } from './list-files.ts'
import { notifyDate, notifyDates } from './notify-date.ts'
import { queueOf } from './queue.ts'
import { approveSet, reviewSet, waitingRosters } from './review-set.ts'
import { reviewItem } from './review-view.ts'
import { takeBack } from './take-back.ts'
import { applicationView } from './view.ts'

const ofItem = z.object({ item: z.uuid() })
const paged = z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(25) })
const ofRoster = z.object({ roster: z.uuid() })
const decided = (most: number) => z.array(z.object({ id: z.uuid(), version: z.int() })).min(1).max(most)

export const reviewRoutes: Route[] = [
  route({
    method: 'GET', path: '/review', may: 'staff:applications.review', file: queueFile, summary: 'The review queue of this office',
    query: paged.extend({ finding: z.enum(['same', 'other']).optional(), roster: z.uuid().optional() }),
    handle: (work, { query }) => queueOf(work, { after: query.after ?? null, limit: query.limit, finding: query.finding ?? null, roster: query.roster ?? null }),
  }),
  route({
    method: 'GET', path: '/review/late', may: 'staff:applications.review', file: lateFile, summary: 'Applications past their promised day, the longest late first', query: paged,
    handle: (work, { query }) => lateOnes(work, { after: query.after ?? null, limit: query.limit }),
  }),
  route({
    method: 'GET', path: '/review/decided', may: 'staff:applications.review', file: decidedFile, summary: 'What I decided within the hours of taking back, newest first', query: paged,
    handle: (work, { query }) => decidedByMe(work, { after: query.after ?? null, limit: query.limit }),
  }),
  route({ method: 'GET', path: '/review/items/:item', may: 'staff:applications.review', summary: 'One item beside what the population register says', params: ofItem, handle: (work, { params }) => reviewItem(work, params.item) }),
  route({ method: 'POST', path: '/review/items/:item/claim', may: 'staff:applications.review', summary: 'Mine for ten minutes', params: ofItem, body: keyed, handle: (work, { params }) => claim(work, params.item) }),
  route({ method: 'POST', path: '/review/items/:item/release', may: 'staff:applications.review', summary: 'Puts an item back', params: ofItem, body: keyed, handle: (work, { params }) => release(work, params.item) }),
  route({
    method: 'POST', path: '/review/approve', may: 'staff:applications.review', summary: 'Approves one or many, photos seen',
    body: keyed.extend({ items: decided(100), bareheaded: z.boolean() }),
    handle: (work, { body }) => approveItems(work, body.items, body.bareheaded),
  }),
  route({ method: 'GET', path: '/review/rosters', may: 'staff:applications.review', summary: 'Rosters that wait for this office', handle: work => waitingRosters(work) }),
  route({
    method: 'GET', path: '/review/rosters/:roster', may: 'staff:applications.review', summary: 'A roster as a set of photos, those the register confirms', params: ofRoster,
    query: z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(500).default(200) }),
    handle: (work, { params, query }) => reviewSet(work, params.roster, { after: query.after ?? null, limit: query.limit }),
  }),
  route({
    method: 'POST', path: '/review/rosters/:roster/approve', may: 'staff:applications.review', summary: 'Approves the rows of a roster that were looked at; each that stays comes with its reason', params: ofRoster,
    body: keyed.extend({ items: decided(500), bareheaded: z.boolean() }),
    handle: (work, { params, body }) => approveSet(work, params.roster, body.items, body.bareheaded),
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
    method: 'POST', path: '/applications/:person/:application/notified-date', may: 'staff:applications.review', summary: 'A day notified later replaces the promised one; the applicant is told', params: z.object({ person: z.uuid(), application: z.uuid() }),
    body: versioned.extend({ day: z.string().max(10) }),
    handle: async (work, { params, body }) => {
      const told = await notifyDate(work, { bucket: personKey(params.person).bucket, id: params.application }, body)
      return isRefused(told) ? told : applicationView(work, told)
    },
  }),
  route({
    method: 'POST', path: '/review/late/notify', may: 'staff:applications.review', summary: 'One new day for late applications; each applicant is told, each that stays comes with its reason',
    body: keyed.extend({ items: z.array(z.strictObject({ person: z.uuid(), application: z.uuid(), version: z.int() })).min(1, '先选人 | Choose somebody first').max(100), day: z.string().max(10) }),
    handle: (work, { body }) => notifyDates(work, body.items, body.day),
  }),
  route({
    method: 'POST', path: '/applications/:person/:application/take-back', may: 'staff:applications.review', summary: 'Takes an approval or a return back, with a reason', params: z.object({ person: z.uuid(), application: z.uuid() }),
    body: versioned.extend({ reason: z.string().max(200) }),
    handle: async (work, { params, body }) => {
      const back = await takeBack(work, { bucket: personKey(params.person).bucket, id: params.application }, body)
      return isRefused(back) ? back : applicationView(work, back)
    },
  }),
]

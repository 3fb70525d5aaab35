import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import { inWork, type By, type House, type Work } from '#kit/work'
import { documentShape } from '#cards'
import { giveUpInstant, leaveToPlant, takeNewBlank } from './instant-end.ts'
import type { InstantAt } from './instant-here.ts'
import { registerInstant } from './instant-register.ts'
import { seeInstant, unfinishedHere } from './instant-view.ts'
import { issueInstantly } from './issue-instantly.ts'

const params = z.object({ person: z.uuid(), application: z.uuid() })
const may = 'staff:cards.instant'
const key = z.string().max(64).optional()

/** What came of a press, as the page shows it. */
async function seen(house: House, by: By, at: InstantAt, act: (work: Work) => Promise<unknown>) {
  const done = await inWork(house, by, act)
  return isRefused(done) ? done : seeInstant(house, by, at)
}

/** 即时制卡 at a counter: what can be done, the press that makes the card, and the ways out. (PROD-08) */
export const instantRoutes: Route[] = [
  route({ method: 'GET', path: '/instant', may, summary: 'My counter’s card printer, and the cards begun and not done', handle: unfinishedHere }),
  ownRoute({ method: 'GET', path: '/instant/:person/:application', may, summary: 'How far the card of an application is at my counter, or why it cannot be made here', params,
    own: (house, { by, params }) => seeInstant(house, by, params) }),
  ownRoute({ method: 'POST', path: '/instant/:person/:application/go', may, summary: 'Makes the card, or goes on where it stopped', params, body: z.strictObject({ key }),
    own: async (house, { by, params }) => {
      const job = await issueInstantly(house, by, params)
      return isRefused(job) ? job : seeInstant(house, by, params)
    } }),
  ownRoute({ method: 'POST', path: '/instant/:person/:application/register', may, summary: 'The clerk has looked at the face: the card is stock at this counter', params,
    body: z.strictObject({ key, face: z.literal(true, '没有勾选看过卡面。看清照片、姓名、卡号再登记 | The face was not ticked as seen. Look at photo, name and number first') }),
    own: (house, { by, params }) => seen(house, by, params, work => registerInstant(work, params)) }),
  ownRoute({ method: 'POST', path: '/instant/:person/:application/new-blank', may, summary: 'The card of this attempt is spoilt; the next press takes another blank', params,
    body: z.strictObject({ key, attempt: z.int().min(1).max(99), why: z.enum(['print', 'chip-mute', 'lost-here']).default('print') }),
    own: (house, { by, params, body }) => seen(house, by, params, work => takeNewBlank(work, params, body.attempt, body.why)) }),
  ownRoute({ method: 'POST', path: '/instant/:person/:application/give-up', may, summary: 'No card: the blank is spoilt, the fee paid back, the old card free', params, body: z.strictObject({ key, document: documentShape }),
    own: (house, { by, params, body }) => seen(house, by, params, work => giveUpInstant(work, params, body.document)) }),
  ownRoute({ method: 'POST', path: '/instant/:person/:application/to-plant', may, summary: 'The plant makes this card instead', params, body: z.strictObject({ key }),
    own: (house, { by, params }) => seen(house, by, params, work => leaveToPlant(work, params)) }),
]

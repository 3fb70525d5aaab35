import { z } from 'zod'
import { instantCursor } from '#kit/cursor'
import { personKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { claimCase, decideCase, takeCaseBack } from './decide.ts'
import { casesFile } from './list-files.ts'
import { casesHere, seeCase, viewOf } from './see.ts'
import { caseRules, claimBody, decideBody } from './shared.ts'
import type { AbuseCase } from './store.ts'
import { sweepLending } from './sweep.ts'

const ofOne = z.object({ person: z.uuid(), case: z.uuid() })
const at = (params: z.output<typeof ofOne>) => ({ bucket: personKey(params.person).bucket, id: params.case, person: params.person })
const viewed = async (work: Work, done: AbuseCase | Refusal) => isRefused(done) ? done : viewOf(work, done as AbuseCase)
const one = '/people/:person/abuse-cases/:case'
const may = 'staff:supervision.decide'

/** The fund office: what looks like a card in other hands, and what was found. */
export const routes: Route[] = [
  route({ method: 'GET', path: '/supervision/cases', may, file: casesFile, summary: 'The cases of this office, newest first: open ones, or all',
    query: z.object({ show: z.enum(['open', 'all']).default('open'), rule: z.enum(caseRules).optional(), after: instantCursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    handle: (work, { query }) => { const [instant, id] = query.after?.split('~') ?? []; return casesHere(work, { open: query.show === 'open', rule: query.rule ?? null, after: instant && id ? { at: instant, id } : null, limit: query.limit }) } }),
  ownRoute({ method: 'POST', path: '/supervision/sweep', may, summary: 'Looks through what was settled since the last time now, not at the next minute', body: claimBody, own: (house, { by }) => sweepLending(house, { by }) }),
  route({ method: 'GET', path: one, may, summary: 'A case with its evidence and steps; the look is on record', params: ofOne, handle: (work, { params }) => seeCase(work, at(params)) }),
  route({ method: 'POST', path: `${one}/claim`, may, summary: 'Takes a case for ten minutes', params: ofOne, body: claimBody, handle: async (work, { params }) => viewed(work, await claimCase(work, at(params))) }),
  route({ method: 'POST', path: `${one}/dismiss`, may, summary: 'Nothing was wrong, with a reason', params: ofOne, body: decideBody, handle: async (work, { params, body }) => viewed(work, await decideCase(work, at(params), 'dismiss', body)) }),
  route({ method: 'POST', path: `${one}/confirm`, may, summary: 'The card was in other hands, or more was taken than allowed, with a reason', params: ofOne, body: decideBody, handle: async (work, { params, body }) => viewed(work, await decideCase(work, at(params), 'confirm', body)) }),
  route({ method: 'POST', path: `${one}/take-back`, may, summary: 'Takes a decision back within the policy’s hours, with a reason', params: ofOne, body: decideBody, handle: async (work, { params, body }) => viewed(work, await takeCaseBack(work, at(params), body)) }),
]

import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import { sqlOf } from '#kit/sql'
import { inWork } from '#kit/work'
import { openPolicy } from '#regions'
import { approveDraft, draftPolicy, startRun, withdrawDraft } from './draft.ts'
import { draftsHere, seeDraft } from './see.ts'
import { draftShape, runShape } from './shared.ts'

const draft = z.object({ draft: z.uuid() })
const decision = z.strictObject({ key: z.string().max(64).optional(), version: z.int() })

export const routes: Route[] = [
  route({ method: 'GET', path: '/policy-drafts', may: 'staff:policy.draft', summary: 'Drafted policy values of this office’s cities, and what can be drafted', handle: work => draftsHere(work) }),
  route({ method: 'GET', path: '/policy-drafts/:draft', may: 'staff:policy.draft', summary: 'A draft with what its proof runs came to', params: draft, handle: (work, { params }) => seeDraft(work, params.draft) }),
  route({ method: 'POST', path: '/policy-drafts', may: 'staff:policy.draft', summary: 'Drafts a value for a day to come', body: draftShape,
    handle: async (work, { body }) => { const made = await draftPolicy(work, body); return isRefused(made) ? made : seeDraft(work, made.id) } }),
  route({ method: 'POST', path: '/policy-drafts/:draft/runs', may: 'staff:policy.draft', summary: 'Tries a draft on the settlements of a period', params: draft, body: runShape,
    handle: async (work, { params, body }) => { const run = await startRun(work, params.draft, body); return isRefused(run) ? run : seeDraft(work, params.draft) } }),
  ownRoute({ method: 'POST', path: '/policy-drafts/:draft/approve', may: 'staff:policy.approve', summary: 'Puts a proven draft into force from its day, by a second person', params: draft, body: decision,
    own: async (house, { by, params, body }) => {
      const done = await inWork(house, by, work => approveDraft(work, params.draft, body.version))
      await openPolicy(sqlOf(house.pool))
      return done
    } }),
  route({ method: 'POST', path: '/policy-drafts/:draft/withdraw', may: 'staff:policy.draft', summary: 'Withdraws a draft', params: draft, body: decision, handle: (work, { params, body }) => withdrawDraft(work, params.draft, body.version) }),
]

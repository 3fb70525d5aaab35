import { z } from 'zod'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { note } from '#record'
import { applyAlone } from './apply-alone.ts'
import { form, versioned } from './bodies.ts'
import { choicesFor } from './choices.ts'
import { applicationsOf } from './find.ts'
import { mend, withdraw } from './mend.ts'
import { applicationView } from './view.ts'

const ofPerson = z.object({ person: z.uuid() })
const ofApplication = z.object({ person: z.uuid(), application: z.uuid() })
const document = z.object({ kind: z.string().max(40), number: z.string().max(30), validUntil: z.string().max(20).nullable() })
const at = (params: { person: string; application: string }) => ({ bucket: personKey(params.person).bucket, id: params.application })

export const counterRoutes: Route[] = [
  route({ method: 'GET', path: '/people/:person/apply', may: 'staff:applications.submit', summary: 'What the policy lets this person choose, and why they cannot apply', params: ofPerson, handle: (work, { params }) => choicesFor(work, personKey(params.person)) }),
  route({
    method: 'GET', path: '/people/:person/applications', may: 'staff:applications.read', summary: 'The applications of a person, newest first', params: ofPerson,
    handle: async (work, { params }) => {
      await note(work, { verb: 'applications.see-applications', person: personKey(params.person) })
      return { rows: await Promise.all((await applicationsOf(work, personKey(params.person))).map(each => applicationView(work, each))) }
    },
  }),
  route({
    method: 'POST', path: '/people/:person/applications', may: 'staff:applications.submit', summary: 'Applies for a person at the window, document shown', params: ofPerson, body: form.extend({ document: document.optional() }),
    handle: async (work, { params, body: { key: _key, ...body } }) => {
      const made = await applyAlone(work, { ...body, person: personKey(params.person) })
      return isRefused(made) ? made : applicationView(work, made)
    },
  }),
  route({
    method: 'POST', path: '/people/:person/applications/:application/mend', may: 'staff:applications.submit', summary: 'Mends a returned application at the window', params: ofApplication, body: form.extend({ version: z.int().optional() }),
    handle: async (work, { params, body: { key: _key, ...body } }) => {
      const mended = await mend(work, at(params), body)
      return isRefused(mended) ? mended : applicationView(work, mended)
    },
  }),
  route({
    method: 'POST', path: '/people/:person/applications/:application/withdraw', may: 'staff:applications.submit', summary: 'Takes an application back at the holder’s wish; where an old card is concerned, document shown', params: ofApplication, body: versioned.extend({ document: document.optional() }),
    handle: async (work, { params, body }) => {
      const gone = await withdraw(work, at(params), body)
      return isRefused(gone) ? gone : applicationView(work, gone)
    },
  }),
]

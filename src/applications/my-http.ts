import { z } from 'zod'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { getPerson } from '#holders'
import { note } from '#record'
import { applyAlone, barredFrom } from './apply-alone.ts'
import { form, versioned } from './bodies.ts'
import { choicesFor, whyWords } from './choices.ts'
import { applicationsOf, getApplication } from './find.ts'
import { regionFor } from './ground.ts'
import { mend, withdraw } from './mend.ts'
import { refuse } from './refusals.ts'
import { applicationView } from './view.ts'
import { whereIs } from './where.ts'

const me = (work: Work) => personKey(work.by.id!)
const ofMine = z.object({ application: z.uuid() })

async function mine(work: Work) {
  const person = (await getPerson(work, me(work)))!
  const all = await applicationsOf(work, person)
  const rows = await Promise.all(all.map(each => applicationView(work, each)))
  const barred = await barredFrom(work, person, await regionFor(work, person))
  await note(work, { verb: 'applications.see-mine', person })
  return { rows, why: barred && isRefused(barred) ? whyWords(barred) : null, onPaper: barred?.refused === 'apply-wrong-place' || barred?.refused === 'guardian-needed' }
}
/** The holder's own application by id; anyone else's does not exist. */
async function own(work: Work, id: string) {
  const found = await getApplication(work, me(work).bucket, id)
  return found && found.person === work.by.id ? found : refuse('application-unknown')
}

export const myRoutes: Route[] = [
  route({ method: 'GET', path: '/apply/choices', may: 'holder', summary: 'What the policy of today lets me choose, and why I cannot apply', handle: work => choicesFor(work, me(work)) }),
  route({ method: 'GET', path: '/my/applications', may: 'holder', summary: 'My applications, newest first, and why no new one is possible', handle: mine }),
  route({
    method: 'POST', path: '/my/applications', may: 'holder', summary: 'Applies for my card', body: form,
    handle: async (work, { body: { key: _key, ...body } }) => {
      const made = await applyAlone(work, { ...body, person: me(work) })
      return isRefused(made) ? made : applicationView(work, made)
    },
  }),
  route({
    method: 'POST', path: '/my/applications/:application/mend', may: 'holder', summary: 'Mends what came back', params: ofMine, body: form.extend({ version: z.int().optional() }),
    handle: async (work, { params, body: { key: _key, ...body } }) => {
      const found = await own(work, params.application)
      if (isRefused(found)) return found
      const mended = await mend(work, found, body)
      return isRefused(mended) ? mended : applicationView(work, mended)
    },
  }),
  route({
    method: 'POST', path: '/my/applications/:application/withdraw', may: 'holder', summary: 'Takes my application back', params: ofMine, body: versioned,
    handle: async (work, { params, body }) => {
      const found = await own(work, params.application)
      if (isRefused(found)) return found
      const gone = await withdraw(work, found, { version: body.version })
      return isRefused(gone) ? gone : applicationView(work, gone)
    },
  }),
  route({
    method: 'POST', path: '/applications/where', may: 'public', summary: 'Where an application is, by its number and the last four of the ID number; the holder’s own by its number', keepsRefused: true,
    body: z.object({ key: z.string().max(64).optional(), number: z.string().trim().min(1).max(40), ending: z.string().trim().max(20).optional() }),
    handle: (work, { body, address }) => whereIs(work, body.number.replace(/\D/g, ''), body.ending, address),
  }),
]

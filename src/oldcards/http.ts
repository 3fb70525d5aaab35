import { z } from 'zod'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { note } from '#record'
import { packOf } from '#regions'
import { enterOldCard, oldCardViews } from './old-card.ts'

const ofPerson = z.object({ person: z.uuid() })

export const routes: Route[] = [
  route({
    method: 'GET', path: '/people/:person/old-cards', may: 'staff:cards.read', summary: 'Credentials from before the card: which still settle, which were stopped since when', params: ofPerson,
    handle: async (work, { params }) => {
      const rows = await oldCardViews(work, personKey(params.person))
      if (rows.length) await note(work, { verb: 'oldcards.see', person: personKey(params.person) })
      return { rows }
    },
  }),
  route({
    method: 'POST', path: '/people/:person/old-cards', may: 'staff:people.enter', summary: 'Registers an old card of a kind the policy knows', params: ofPerson,
    body: z.strictObject({ region: z.string().regex(/^\d{6}$/), kind: z.string().max(40), number: z.string().trim().min(4).max(32), key: z.string().max(64).optional() }),
    handle: async (work, { params, body }) => {
      const entered = await enterOldCard(work, personKey(params.person), { region: packOf(body.region) ?? packOf(`${body.region.slice(0, 4)}00`) ?? body.region, kind: body.kind, number: body.number })
      return isRefused(entered) ? entered : { rows: await oldCardViews(work, personKey(params.person)) }
    },
  }),
  route({
    method: 'GET', path: '/my/old-cards', may: 'holder', summary: 'One’s own credentials from before the card',
    handle: async work => ({ rows: await oldCardViews(work, personKey(work.by.id!)) }),
  }),
]

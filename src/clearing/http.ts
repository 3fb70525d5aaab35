import { z } from 'zod'
import { addDays, dayOf } from '#kit/day'
import { ownRoute, route, type Route } from '#kit/route'
import { close } from './close.ts'
import { sumsFile } from './list-files.ts'
import { dayShape } from './shared.ts'
import { sumsHere } from './sums.ts'

/** The fund office: days closed and summed up. */
export const routes: Route[] = [
  ownRoute({ method: 'POST', path: '/clearing/close', may: 'staff:clearing.close', summary: 'Closes the days before today that nobody posts on any more and sums them up; again it does what is left', body: z.strictObject({ key: z.string().max(64).optional() }),
    own: (house, { by }) => close(house, by) }),
  route({ method: 'GET', path: '/clearing/sums', may: 'staff:clearing.read', file: sumsFile, summary: 'What the funds of this city owe each provider, by closed day', query: z.strictObject({ from: dayShape.optional(), until: dayShape.optional() }),
    handle: (work, { query }) => { const until = query.until ?? dayOf(work.now); return sumsHere(work, { from: query.from ?? addDays(until, -31), until }) } }),
]

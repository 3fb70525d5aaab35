import { z } from 'zod'
import { ownRoute, route, type Route } from '#kit/route'
import { certificatePdf } from './certificate-pdf.ts'
import { close } from './close.ts'
import { certificatesFile, differencesFile, officeDaysFile, sumsFile } from './list-files.ts'
import { certificatesHere, daysHere, differencesHere, periodOf } from './see.ts'
import { dayShape } from './shared.ts'
import { sumsHere } from './sums.ts'

const period = z.strictObject({ from: dayShape.optional(), until: dayShape.optional() })

/** The fund office: days closed and summed up. */
export const routes: Route[] = [
  ownRoute({ method: 'POST', path: '/clearing/close', may: 'staff:clearing.close', summary: 'Closes the days before today that nobody posts on any more and sums them up; again it does what is left', body: z.strictObject({ key: z.string().max(64).optional() }),
    own: (house, { by }) => close(house, by) }),
  route({ method: 'GET', path: '/clearing/sums', may: 'staff:clearing.read', file: sumsFile, summary: 'What the funds of this city owe each provider, by closed day', query: period,
    handle: (work, { query }) => sumsHere(work, periodOf(work, query)) }),
  route({ method: 'GET', path: '/clearing/days', may: 'staff:clearing.read', file: officeDaysFile, summary: 'Days of every provider in the regions of this city, those that do not agree or all', query: period.extend({ show: z.enum(['open', 'all']).default('all') }),
    handle: (work, { query }) => daysHere(work, periodOf(work, query), query.show === 'open') }),
  route({ method: 'GET', path: '/clearing/differences', may: 'staff:clearing.read', file: differencesFile, summary: 'Differences with providers in the regions of this city, open ones first', query: z.strictObject({ show: z.enum(['open', 'all']).default('open') }),
    handle: (work, { query }) => differencesHere(work, query.show === 'open') }),
  route({ method: 'GET', path: '/clearing/certificates', may: 'staff:clearing.read', file: certificatesFile, summary: 'Certificates of days that agree', query: period, handle: (work, { query }) => certificatesHere(work, periodOf(work, query)) }),
  route({ method: 'GET', path: '/clearing/certificates/:provider/:day', may: 'staff:clearing.read', summary: 'One of them as PDF', params: z.object({ provider: z.uuid(), day: dayShape }), handle: (work, { params }) => certificatePdf(work, params.provider, params.day) }),
]

import { z } from 'zod'
import { addDays, dayOf, isDay } from '#kit/day'
import { ownRoute, route, type Route } from '#kit/route'
import { decide } from './decide.ts'
import { daysFile, differencesFile } from './list-files.ts'
import { reconcileBanks, reconcileDay } from './reconcile.ts'
import { bankDay, bankDays, certificatePdf, leftOver } from './see.ts'

const day = z.string().refine(isDay, '应是日期 | must be a day')
const ofDay = z.object({ bank: z.string().regex(/^\d{5}$/), day })
const key = z.string().max(64).optional()

/** Daily reconciliation with the banks, for the office that works with them. */
export const routes: Route[] = [
  route({ method: 'GET', path: '/bank-days', may: 'staff:bankdays.read', file: daysFile, summary: 'Each bank’s days: rows, differences, open ones, certificate', query: z.strictObject({ from: day.optional(), until: day.optional() }),
    handle: (work, { query }) => bankDays(work, query.from ?? addDays(dayOf(work.now), -31), query.until ?? dayOf(work.now)) }),
  ownRoute({ method: 'GET', path: '/bank-days/left', may: 'staff:bankdays.read', summary: 'Notices of banks that were not taken, and answers that lie in from-bank/wrong', own: (house, { by }) => leftOver(house, by) }),
  route({ method: 'GET', path: '/bank-days/:bank/:day', may: 'staff:bankdays.read', file: differencesFile, summary: 'One day of one bank: both sides’ sums by kind, every difference', params: ofDay, handle: (work, { params }) => bankDay(work, params) }),
  route({ method: 'GET', path: '/bank-days/:bank/:day/certificate', may: 'staff:bankdays.read', summary: 'Its certificate, as PDF', params: ofDay, handle: (work, { params }) => certificatePdf(work, params) }),
  ownRoute({ method: 'POST', path: '/bank-days/reconcile', may: 'staff:bankdays.reconcile', summary: 'Fetches and compares what is due now', body: z.strictObject({ key }), own: async (house, { by }) => ({ rows: await reconcileBanks(house, undefined, by) }) }),
  ownRoute({ method: 'POST', path: '/bank-days/:bank/:day/reconcile', may: 'staff:bankdays.reconcile', summary: 'Compares one day of one bank again, now', params: ofDay, body: z.strictObject({ key }), own: (house, { by, params }) => reconcileDay(house, by, params) }),
  route({ method: 'POST', path: '/bank-days/differences/:difference/decide', may: 'staff:bankdays.reconcile', summary: 'How a difference was settled with the bank', params: z.object({ difference: z.uuid() }),
    body: z.strictObject({ note: z.string().trim().min(4, '写明和银行怎么办的 | Say how it was settled with the bank').max(500), key }), handle: (work, { params, body }) => decide(work, params.difference, body.note) }),
]

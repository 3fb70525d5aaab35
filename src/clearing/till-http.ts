import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import { fenNumber } from '#kit/money'
import { certificatePdf } from './certificate-pdf.ts'
import { compareLines } from './detail.ts'
import { daysFile, differencesFile } from './list-files.ts'
import { ownProvider } from './own.ts'
import { refuse } from './refusals.ts'
import { repair } from './repair.ts'
import { ownDays, ownDifferences, periodOf } from './see.ts'
import { compareQuery, dayShape, type ComparedView } from './shared.ts'
import { textOfZip } from '../wire/zip.ts'

const period = z.strictObject({ from: dayShape.optional(), until: dayShape.optional() })
const MIB = 1_048_576
const KEPT = 7 * 86_400_000

/** A provider's reconciliation: its days, files sent by hand, differences with their one repair, certificates. */
export const tillRoutes: Route[] = [
  route({ method: 'GET', path: '/till/clearing/days', may: 'staff:settlement.read', file: daysFile, summary: 'This provider’s closed days: flat or not, certificate', query: period, handle: (work, { query }) => ownDays(work, periodOf(work, query)) }),
  route({ method: 'GET', path: '/till/clearing/differences', may: 'staff:settlement.read', file: differencesFile, summary: 'Lines on which this provider’s books and ours differ, open ones first', query: period.extend({ show: z.enum(['open', 'all']).default('all') }),
    handle: (work, { query }) => ownDifferences(work, periodOf(work, query), query.show === 'open') }),
  route({ method: 'POST', path: '/till/clearing/compare', may: 'staff:settlement.read', summary: 'Compares a file of lines with ours (field lines: tab-separated text as for 3202, or the zip of it)', query: compareQuery, upload: { bytes: 4 * MIB, files: 1 },
    handle: async (work, { query, files }) => {
      const provider = await ownProvider(work)
      if (isRefused(provider)) return provider
      const file = files.find(each => each.field === 'lines')
      if (!file) return refuse('clearing-file-unreadable', { why: '没有选文件', whyEn: 'no file was chosen' })
      const text = file.bytes.subarray(0, 2).toString('latin1') === 'PK' ? await textOfZip(file.bytes) : file.bytes.toString('utf8')
      const done = await compareLines(work, provider, { ...query, clearing: query.clearing ?? null, text, said: null, keptUntil: new Date(work.now.getTime() + KEPT) })
      if (isRefused(done)) return done
      const { statement, differences } = done
      return { flat: statement.flat, open: statement.open, theirs: { count: statement.theirs.count, total: fenNumber(statement.theirs.total) }, ours: { count: statement.ours.count, total: fenNumber(statement.ours.total) },
        differences: differences.length, left: differences.filter(each => each.repair !== 'none').length } satisfies ComparedView
    } }),
  ownRoute({ method: 'POST', path: '/till/clearing/differences/:difference/repair', may: 'staff:settlement.settle', summary: 'Does the one repair a difference asks for, once', params: z.object({ difference: z.uuid() }), body: z.strictObject({ key: z.string().max(64).optional() }),
    own: (house, { by, params }) => repair(house, by, params.difference) }),
  route({ method: 'GET', path: '/till/clearing/days/:day/certificate', may: 'staff:settlement.read', summary: 'The certificate of a day that agrees, as PDF', params: z.object({ day: dayShape }),
    handle: async (work, { params }) => { const provider = await ownProvider(work); return isRefused(provider) ? provider : certificatePdf(work, provider.organisation, params.day) } }),
]

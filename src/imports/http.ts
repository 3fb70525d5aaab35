import { z } from 'zod'
import { cardStates } from '#cards'
import { isDay } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { nextPart, openExport } from './export.ts'
import { importsFile } from './list-files.ts'
import { approveImport, listImports, refusedFile, seeImport } from './see.ts'
import { takeFile } from './take.ts'

const MIB = 1024 * 1024
const ofRun = z.object({ run: z.uuid() })

/** Taking over holders and cards from the system before: one sends, another approves, both see how far it is. */
export const routes: Route[] = [
  route({
    method: 'POST', path: '/imports', may: 'staff:imports.send', summary: 'Sends a CSV of holders with their cards (field file); it waits for a second person', upload: { bytes: 2_048 * MIB, files: 1, spool: true },
    handle: async (work, { spooled }) => {
      const sent = await takeFile(work, spooled.find(file => file.field === 'file'))
      if (isRefused(sent)) return sent
      const view = await seeImport(work, sent.run)
      return isRefused(view) ? view : { ...view, again: sent.again }
    },
  }),
  route({ method: 'GET', path: '/imports', may: 'staff:imports.read', file: importsFile, summary: 'The office’s imports, newest first', query: z.object({ after: z.iso.datetime().optional() }),
    handle: (work, { query }) => listImports(work, query.after ? new Date(query.after) : null) }),
  route({ method: 'GET', path: '/imports/:run', may: 'staff:imports.read', summary: 'How far an import is, what was refused by kind', params: ofRun, handle: (work, { params }) => seeImport(work, params.run) }),
  route({ method: 'POST', path: '/imports/:run/approve', may: 'staff:imports.approve', summary: 'Lets an import begin that another person sent', params: ofRun, body: z.strictObject({ key: z.string().max(64).optional() }),
    handle: (work, { params }) => approveImport(work, params.run) }),
  route({ method: 'GET', path: '/imports/:run/refused', may: 'staff:imports.send', summary: 'The refused lines behind a line as CSV, each with its reasons', params: ofRun,
    query: z.object({ after: z.coerce.number().int().min(0).max(10_000_000).default(0) }), handle: (work, { params, query }) => refusedFile(work, params.run, query.after) }),
  route({ method: 'POST', path: '/exports', may: 'staff:imports.export', summary: 'Opens an export of holders or cards with whole numbers, in the columns an import reads; on record before a line leaves',
    body: z.strictObject({ key: z.string().max(64).optional(), what: z.enum(['holders', 'cards']), region: z.string().regex(/^\d{6}$/, '地区是 6 位代码 | A region is a code of 6 digits').optional(),
      bank: z.string().regex(/^\d{5}$/, '银行是 5 位代码 | A bank is a code of 5 digits').optional(), state: z.enum(cardStates, `状态写 ${cardStates.join('、')} 之一 | A state is one of ${cardStates.join(', ')}`).optional(),
      since: z.string().refine(isDay, '日期写成 2026-03-01 | Write a day as 2026-03-01').optional() }),
    handle: (work, { body }) => openExport(work, body) }),
  route({ method: 'GET', path: '/exports/:export', may: 'staff:imports.read', summary: 'The next lines of an export, for whoever opened it', params: z.object({ export: z.uuid() }), query: z.object({ after: z.string().max(120).optional() }),
    handle: (work, { params, query }) => nextPart(work, params.export, query.after ?? null) }),
]

import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
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
    query: z.object({ after: z.coerce.number().int().min(0).default(0) }), handle: (work, { params, query }) => refusedFile(work, params.run, query.after) }),
]

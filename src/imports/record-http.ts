import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { recordFilesFile } from './list-files.ts'
import { approveImport, listImports, refusedFile, seeImport } from './see.ts'
import { takeFile } from './take.ts'

const MIB = 1024 * 1024
const ofFile = z.object({ run: z.uuid() })

/** 经办文件: an insurance office sends a file of enrolments, pauses and contributions, a colleague approves it, both see how far it is. (INS-01) */
export const recordRoutes: Route[] = [
  route({
    method: 'POST', path: '/insurance/files', may: 'staff:insurance.files', summary: 'Sends a CSV of enrolments, pauses and contributions (field file); it waits for a second person of the office', upload: { bytes: 512 * MIB, files: 1, spool: true },
    handle: async (work, { spooled }) => {
      const sent = await takeFile(work, spooled.find(file => file.field === 'file'), 'insurance')
      if (isRefused(sent)) return sent
      const view = await seeImport(work, sent.run, 'insurance')
      return isRefused(view) ? view : { ...view, again: sent.again }
    },
  }),
  route({ method: 'GET', path: '/insurance/files', may: 'staff:insurance.files', file: recordFilesFile, summary: 'The insurance office’s files, newest first', query: z.object({ after: z.iso.datetime().optional() }),
    handle: (work, { query }) => listImports(work, query.after ? new Date(query.after) : null, 'insurance') }),
  route({ method: 'GET', path: '/insurance/files/:run', may: 'staff:insurance.files', summary: 'How far a file is, what was refused by kind', params: ofFile, handle: (work, { params }) => seeImport(work, params.run, 'insurance') }),
  route({ method: 'POST', path: '/insurance/files/:run/approve', may: 'staff:insurance.approve-files', summary: 'Lets a file begin that a colleague sent', params: ofFile, body: z.strictObject({ key: z.string().max(64).optional() }),
    handle: (work, { params }) => approveImport(work, params.run, 'insurance') }),
  route({ method: 'GET', path: '/insurance/files/:run/refused', may: 'staff:insurance.files', summary: 'The refused lines behind a line as CSV, each with its reasons', params: ofFile,
    query: z.object({ after: z.coerce.number().int().min(0).max(10_000_000).default(0) }), handle: (work, { params, query }) => refusedFile(work, params.run, query.after, 'insurance') }),
]

import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { grantFilesFile } from './list-files.ts'
import { approveImport, listImports, refusedFile, seeImport } from './see.ts'
import { takeFile } from './take.ts'

const MIB = 1024 * 1024
const ofFile = z.object({ run: z.uuid() })

/** 待遇文件: a benefits office sends a file of benefits that were granted, a colleague approves it, both see how far it is. (BEN-01) */
export const grantRoutes: Route[] = [
  route({
    method: 'POST', path: '/benefits/files', may: 'staff:benefits.grant', summary: 'Sends a CSV of benefits that were granted (field file); it waits for a second person of the office', upload: { bytes: 512 * MIB, files: 1, spool: true },
    handle: async (work, { spooled }) => {
      const sent = await takeFile(work, spooled.find(file => file.field === 'file'), 'benefits')
      if (isRefused(sent)) return sent
      const view = await seeImport(work, sent.run, 'benefits')
      return isRefused(view) ? view : { ...view, again: sent.again }
    },
  }),
  route({ method: 'GET', path: '/benefits/files', may: 'staff:benefits.grant', file: grantFilesFile, summary: 'The benefits office’s files, newest first', query: z.object({ after: z.iso.datetime().optional() }),
    handle: (work, { query }) => listImports(work, query.after ? new Date(query.after) : null, 'benefits') }),
  route({ method: 'GET', path: '/benefits/files/:run', may: 'staff:benefits.grant', summary: 'How far a file is, what was refused by kind', params: ofFile, handle: (work, { params }) => seeImport(work, params.run, 'benefits') }),
  route({ method: 'POST', path: '/benefits/files/:run/approve', may: 'staff:benefits.approve', summary: 'Lets a file begin that a colleague sent', params: ofFile, body: z.strictObject({ key: z.string().max(64).optional() }),
    handle: (work, { params }) => approveImport(work, params.run, 'benefits') }),
  route({ method: 'GET', path: '/benefits/files/:run/refused', may: 'staff:benefits.grant', summary: 'The refused lines behind a line as CSV, each with its reasons', params: ofFile,
    query: z.object({ after: z.coerce.number().int().min(0).max(10_000_000).default(0) }), handle: (work, { params, query }) => refusedFile(work, params.run, query.after, 'benefits') }),
]

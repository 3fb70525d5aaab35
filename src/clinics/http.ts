import { z } from 'zod'
import { instantCursor } from '#kit/cursor'
import { isDay } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { changeProvider, endDesignation, openDesignation, resumeDesignation, seeProviders } from './designations.ts'
import { catalogueImportsFile, faultsFile, matchesFile, providersFile, versionsFile } from './list-files.ts'
import { exportPart, seeCatalogueImport, seeFaults, seeImports, seeVersions } from './see-imports.ts'
import { cancelHere, matchHere, seeMatches } from './see-matches.ts'
import { designationBody, designationEndBody, designationResumeBody, providerChangeBody } from './shared.ts'
import { applyCatalogue, tryCatalogue } from './try-catalogue.ts'

const MIB = 1024 * 1024
const ofProvider = z.object({ organisation: z.uuid() })
const ofImport = z.object({ import: z.uuid() })
const day = z.string().refine(isDay, '日期写成 2026-03-01 | Write a day as 2026-03-01')
const code = z.string().trim().min(1, '没有填编码 | The code is missing').max(50, '编码最长 50 位 | A code has at most 50 characters')
const own = z.string().trim().min(1, '没有填本机构编码 | The own code is missing').max(30, '本机构编码最长 30 位 | An own code has at most 30 characters')
const key = z.string().max(64).optional()

/** Providers designated by their insurance office; the catalogue at its office: files tried and applied, looked at, exported; and a provider's own codes matched to it. */
export const routes: Route[] = [
  route({
    method: 'POST', path: '/catalogue/imports', may: 'staff:catalogue.send', summary: 'Tries a CSV of the catalogue (field file): says what it would do, changes nothing', upload: { bytes: 60 * MIB, files: 1, spool: true },
    handle: async (work, { spooled }) => {
      const tried = await tryCatalogue(work, spooled.find(file => file.field === 'file'))
      if (isRefused(tried)) return tried
      const view = await seeCatalogueImport(work, tried.id)
      return isRefused(view) ? view : { ...view, again: tried.again }
    },
  }),
  route({ method: 'GET', path: '/catalogue/imports', may: 'staff:catalogue.read', file: catalogueImportsFile, summary: 'Files of the catalogue, newest first', query: z.object({ after: instantCursor.optional() }), handle: (work, { query }) => seeImports(work, query.after ?? null) }),
  route({ method: 'GET', path: '/catalogue/imports/:import', may: 'staff:catalogue.read', summary: 'What a file of the catalogue does or did', params: ofImport, handle: (work, { params }) => seeCatalogueImport(work, params.import) }),
  route({ method: 'GET', path: '/catalogue/imports/:import/refused', may: 'staff:catalogue.read', file: faultsFile, summary: 'Why lines of it cannot be taken: line, column, cause', params: ofImport,
    query: z.object({ after: z.string().regex(/^\d{1,7}\.\d{1,4}$/).optional() }), handle: (work, { params, query }) => seeFaults(work, params.import, query.after ?? null) }),
  route({ method: 'POST', path: '/catalogue/imports/:import/apply', may: 'staff:catalogue.apply', summary: 'Does in one go what a tried file was shown to do, under a version name', params: ofImport,
    body: z.strictObject({ key, version: z.string().trim().min(1, '没有填版本名 | The version’s name is missing').max(60, '版本名最长 60 字 | A version’s name has at most 60 characters') }),
    handle: async (work, { params, body }) => { const done = await applyCatalogue(work, params.import, body.version); return isRefused(done) ? done : seeCatalogueImport(work, done.id) } }),
  route({ method: 'GET', path: '/catalogue/items', may: 'staff:catalogue.read', file: versionsFile, summary: 'Versions in force on a day by code, name or initials', query: z.object({ find: z.string().max(60).default(''), on: day.optional() }),
    handle: (work, { query }) => seeVersions(work, query.find, query.on ?? null) }),
  route({ method: 'GET', path: '/catalogue/export', may: 'staff:catalogue.read', summary: 'The next lines of the catalogue as CSV, in the columns an import reads', query: z.object({ after: z.coerce.number().int().min(0).max(10_000_000).default(0), on: day.optional() }),
    handle: (work, { query }) => exportPart(work, { after: query.after, day: query.on ?? null }) }),
  route({ method: 'GET', path: '/providers', may: 'staff:clinics.read', file: providersFile, summary: 'The providers of the office’s city, and who was entered and is not designated yet', handle: work => seeProviders(work) }),
  route({ method: 'POST', path: '/providers', may: 'staff:clinics.designate', summary: 'Designates an organisation as a hospital or pharmacy, from a day on', body: designationBody, handle: (work, { body }) => openDesignation(work, body) }),
  route({ method: 'POST', path: '/providers/:organisation/change', may: 'staff:clinics.designate', summary: 'Changes a provider’s name, level or place', params: ofProvider, body: providerChangeBody, handle: (work, { params, body }) => changeProvider(work, params.organisation, body) }),
  route({ method: 'POST', path: '/providers/:organisation/end', may: 'staff:clinics.designate', summary: 'Says a designation’s last day, and why', params: ofProvider, body: designationEndBody, handle: (work, { params, body }) => endDesignation(work, params.organisation, body) }),
  route({ method: 'POST', path: '/providers/:organisation/resume', may: 'staff:clinics.designate', summary: 'Takes back an end that has not come, or designates anew from a day on', params: ofProvider, body: designationResumeBody, handle: (work, { params, body }) => resumeDesignation(work, params.organisation, body) }),
  route({ method: 'GET', path: '/matches', may: 'staff:matches.read', file: matchesFile, summary: 'The provider’s own codes and what each stands for', query: z.object({ after: z.string().max(45).refine(text => isDay(text.slice(0, 10)) && text[10] === '~', '不是上一页给出的位置 | is not what the page before gave as next').optional() }),
    handle: (work, { query }) => seeMatches(work, query.after ?? null) }),
  route({ method: 'POST', path: '/matches', may: 'staff:matches.change', summary: 'Matches an own code to one of the catalogue', body: z.strictObject({ key, own, name: z.string().trim().min(1, '没有填本机构名称 | The own name is missing').max(200, '本机构名称最长 200 字 | An own name has at most 200 characters'), code, from: day.optional() }),
    handle: (work, { body }) => matchHere(work, { own: body.own, name: body.name, code: body.code, from: body.from ?? null }) }),
  route({ method: 'POST', path: '/matches/cancel', may: 'staff:matches.change', summary: 'Cancels what an own code stands for', body: z.strictObject({ key, own, code, list: z.enum(['101', '102', '103', '201', '301']) }), handle: (work, { body }) => cancelHere(work, body) }),
]

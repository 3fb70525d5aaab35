import { z } from 'zod'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { handInLetter, seeLetters } from './bank-letter.ts'
import { printLetter } from './letter-pdf.ts'
import { rosterRowsFile, rostersFile } from './list-files.ts'
import { attest } from './roster-attest.ts'
import { columnKeys } from './roster-columns.ts'
import { confirm } from './roster-confirm.ts'
import { leaveOut, mendRow, recheckRow, seeCells } from './roster-mend.ts'
import { sendPhoto } from './roster-photo.ts'
import { returnedSheet } from './roster-returned.ts'
import { listPhotos, listRosters, listRows, seePhoto, seeRoster } from './roster-see.ts'
import { addPhotos, takeRoster } from './roster-take.ts'
import { templateFor } from './roster-template.ts'
import { statesOf } from './roster-submit.ts'

const MIB = 1024 * 1024
const ofRoster = z.object({ roster: z.uuid() })
const ofRow = z.object({ roster: z.uuid(), row: z.coerce.number().int().min(1).max(1_048_576) })
const ofPhoto = z.object({ roster: z.uuid(), file: z.coerce.number().int().min(1).max(999), entry: z.coerce.number().int().min(0).max(99_999) })
const version = z.object({ version: z.int() })

/** The unit officer's way: send, look, mend, submit. Every route answers for the officer's own unit only. */
export const rosterRoutes: Route[] = [
  route({
    method: 'GET', path: '/rosters', may: 'staff:roster.read', file: rostersFile, summary: 'The unit\'s rosters, newest first', query: z.object({ before: z.iso.datetime().optional() }),
    handle: (work, { query }) => listRosters(work, query.before ? new Date(query.before) : null),
  }),
  route({ method: 'GET', path: '/rosters/template', may: 'staff:roster.read', summary: 'An empty roster with instructions, as the region asks today', handle: work => templateFor(work) }),
  route({
    method: 'POST', path: '/rosters', may: 'staff:roster.upload', summary: 'Sends a roster (field sheet) and zips of photos (field photos)', upload: { bytes: 2_048 * MIB, files: 12, spool: true },
    handle: (work, { spooled }) => takeRoster(work, spooled.find(file => file.field === 'sheet'), spooled.filter(file => file.field === 'photos')),
  }),
  route({
    method: 'POST', path: '/rosters/:roster/photos', may: 'staff:roster.upload', summary: 'Sends further zips of photos (field photos)', params: ofRoster, upload: { bytes: 2_048 * MIB, files: 12, spool: true },
    handle: (work, { params, spooled }) => addPhotos(work, params.roster, spooled.filter(file => file.field === 'photos')),
  }),
  route({ method: 'GET', path: '/rosters/:roster', may: 'staff:roster.read', summary: 'Progress, counts, mistakes by kind, photos', params: ofRoster, handle: (work, { params }) => seeRoster(work, params.roster) }),
  route({
    method: 'GET', path: '/rosters/:roster/rows', may: 'staff:roster.read', file: rosterRowsFile, summary: 'Rows in a state, masked, each with its mistakes; submitted ones with the state of their application', params: ofRoster,
    query: z.object({ state: z.enum(['staged', 'good', 'bad', 'skipped', 'left-out', 'submitted']).default('bad'), kind: z.string().max(40).optional(), after: z.coerce.number().int().default(0), limit: z.coerce.number().int().min(1).max(500).default(25) }),
    handle: async (work, { params, query }) => {
      const list = await listRows(work, params.roster, { state: query.state, kind: query.kind ?? null, after: query.after, limit: query.limit })
      if (isRefused(list)) return list
      const states = await statesOf(work, list.staged)
      return { rows: list.rows.map(row => ({ ...row, applicationState: row.application ? states.get(row.application.id) ?? null : null })), next: list.next }
    },
  }),
  route({ method: 'GET', path: '/rosters/:roster/returned', may: 'staff:roster.read', summary: 'The rows that did not go on, as .xlsx with the reasons beside them', params: ofRoster, handle: (work, { params }) => returnedSheet(work, params.roster) }),
  route({ method: 'GET', path: '/rosters/:roster/photos', may: 'staff:roster.read', summary: 'The photos, refused ones first', params: ofRoster, handle: (work, { params }) => listPhotos(work, params.roster) }),
  route({ method: 'GET', path: '/rosters/:roster/photos/:file/:entry', may: 'staff:roster.read', summary: 'One photo in small', params: ofPhoto, handle: (work, { params }) => seePhoto(work, params.roster, params.file, params.entry) }),
  route({ method: 'POST', path: '/rosters/:roster/rows/:row/open', may: 'staff:roster.mend', summary: 'The cells of one row in full; the look is recorded', params: ofRow, handle: (work, { params }) => seeCells(work, params.roster, params.row) }),
  route({
    method: 'POST', path: '/rosters/:roster/rows/:row/mend', may: 'staff:roster.mend', summary: 'New cells for one row, checked at once', params: ofRow,
    body: version.extend({ cells: z.partialRecord(z.enum(columnKeys), z.string().max(400)) }),
    handle: (work, { params, body }) => mendRow(work, params.roster, params.row, body),
  }),
  route({ method: 'POST', path: '/rosters/:roster/rows/:row/check', may: 'staff:roster.mend', summary: 'Checks one row again as it is', params: ofRow, body: version, handle: (work, { params, body }) => recheckRow(work, params.roster, params.row, body.version) }),
  route({ method: 'POST', path: '/rosters/:roster/rows/:row/leave-out', may: 'staff:roster.mend', summary: 'Takes one row off the roster', params: ofRow, body: version, handle: (work, { params, body }) => leaveOut(work, params.roster, params.row, body.version) }),
  route({
    method: 'POST', path: '/rosters/:roster/rows/:row/photo', may: 'staff:roster.mend', summary: 'One photo for one row (field photo)', params: ofRow, upload: { bytes: 6 * MIB, files: 1 },
    handle: (work, { params, files }) => sendPhoto(work, params.roster, params.row, files.find(file => file.field === 'photo')),
  }),
  route({
    method: 'POST', path: '/rosters/:roster/attest', may: 'staff:roster.confirm', summary: 'Attests that the ID copies of the good rows carry the unit’s seal, but for some', params: ofRoster,
    body: z.strictObject({ key: z.string().max(64).optional(), except: z.array(z.int().min(1)).max(10_000).default([]) }),
    handle: (work, { params, body }) => attest(work, params.roster, body.except),
  }),
  route({ method: 'GET', path: '/unit/bank', may: 'staff:roster.read', summary: 'The unit’s issuing bank and the letters it chose it with', handle: work => seeLetters(work) }),
  route({ method: 'GET', path: '/unit/bank/letter', may: 'staff:roster.read', summary: 'The bank selection letter as PDF, to be signed and sealed', query: z.strictObject({ bank: z.string().regex(/^\d{5}$/) }), handle: (work, { query }) => printLetter(work, query.bank) }),
  route({
    method: 'POST', path: '/unit/bank', may: 'staff:roster.confirm', summary: 'Hands in the bank selection letter, signed and sealed (field letter)', query: z.object({ bank: z.string().regex(/^\d{5}$/) }),
    upload: { bytes: 10 * MIB, files: 1 }, handle: (work, { files, query }) => handInLetter(work, query.bank, files.find(file => file.field === 'letter')),
  }),
  route({
    method: 'POST', path: '/rosters/:roster/confirm', may: 'staff:roster.confirm', summary: 'Submits the good rows; each becomes an application', params: ofRoster,
    body: z.object({ key: z.string().max(64).optional(), bank: z.string().regex(/^\d{5}$/).optional(), delivery: z.object({ kind: z.enum(['branch', 'unit', 'counter']), organisation: z.uuid() }) }),
    handle: (work, { params, body }) => confirm(work, params.roster, body),
  }),
]

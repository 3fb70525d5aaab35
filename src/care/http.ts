import { z } from 'zod'
import { isRefused, type Refusal } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import type { Done } from '#messages'
import { findDiagnoses } from './common-diagnoses.ts'
import { cancelHere, chargeHere, dischargeHere, dropHere, recordHere, registerHere, returnHere, undoDischargeHere } from './desk.ts'
import { ownHospital } from './own-desk.ts'
import { ownDesk } from './see.ts'
import { chargeShape, dischargeShape, dropShape, pressShape, recordShape, registerShape, returnShape } from './shared.ts'

const ofVisit = z.object({ visit: z.string().regex(/^\d{10,30}$/) })
/** What was pressed was done; the page reads the visit anew. */
const done = async (doing: Promise<Done | Refusal>) => { const did = await doing; return isRefused(did) ? did : { visit: did.number } }
const treat = 'staff:care.treat'

/** A hospital's visits and stays at its own page: the verbs of 22xx to 24xx. Settling them is the settlement room's. */
export const routes: Route[] = [
  route({ method: 'GET', path: '/till/visits', may: treat, summary: 'This hospital’s open visits or stays, with what is next for each', query: z.object({ kind: z.enum(['outpatient', 'inpatient']) }), handle: (work, { query }) => ownDesk(work, query.kind) }),
  route({ method: 'GET', path: '/till/diagnoses', may: treat, summary: 'Common diagnoses by code or name', query: z.object({ find: z.string().min(1).max(40) }),
    handle: async (work, { query }) => { const here = await ownHospital(work); return isRefused(here) ? here : { rows: findDiagnoses(query.find), next: null } } }),
  route({ method: 'POST', path: '/till/visits', may: treat, summary: 'Registers or admits the person whose card is in the reader', body: registerShape, handle: (work, { body }) => done(registerHere(work, body)) }),
  route({ method: 'POST', path: '/till/visits/:visit/record', may: treat, summary: 'Records kind of care and diagnoses', params: ofVisit, body: recordShape, handle: (work, { params, body }) => done(recordHere(work, params.visit, body)) }),
  route({ method: 'POST', path: '/till/visits/:visit/lines', may: treat, summary: 'Charges lines by catalogue, all or none', params: ofVisit, body: chargeShape, handle: (work, { params, body }) => done(chargeHere(work, params.visit, body)) }),
  route({ method: 'POST', path: '/till/visits/:visit/return', may: treat, summary: 'Gives back a part of a stay’s unsettled line', params: ofVisit, body: returnShape, handle: (work, { params, body }) => done(returnHere(work, params.visit, body)) }),
  route({ method: 'POST', path: '/till/visits/:visit/drop', may: treat, summary: 'Takes unsettled lines back: one, or all', params: ofVisit, body: dropShape, handle: (work, { params, body }) => done(dropHere(work, params.visit, body)) }),
  route({ method: 'POST', path: '/till/visits/:visit/discharge', may: treat, summary: 'Discharges a stay', params: ofVisit, body: dischargeShape, handle: (work, { params, body }) => done(dischargeHere(work, params.visit, body)) }),
  route({ method: 'POST', path: '/till/visits/:visit/undo-discharge', may: treat, summary: 'The stay goes on', params: ofVisit, body: pressShape, handle: (work, { params, body }) => done(undoDischargeHere(work, params.visit, body)) }),
  route({ method: 'POST', path: '/till/visits/:visit/cancel', may: treat, summary: 'Cancels a registration or admission of which nothing is charged', params: ofVisit, body: pressShape, handle: (work, { params, body }) => done(cancelHere(work, params.visit, body)) }),
]

import { z } from 'zod'
import { dayCursor, instantCursor } from '#kit/cursor'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { FileAnswer, route, type Route } from '#kit/route'
import { papers } from '#kit/pdf'
import type { Work } from '#kit/work'
import { keepPaper, openPaper, refusePaper, unfitScan } from '#papers'
import { approveCancellation, refuseCancellation } from './approve.ts'
import { payAgain } from './bank-orders.ts'
import { againBody, decideBody, materials, reasonBody, requestBody } from './bodies.ts'
import { laterFile, ordersFile, waitingFile } from './list-files.ts'
import { printCancellation } from './print.ts'
import { refuse } from './refusals.ts'
import { requestCancellation } from './request.ts'
import { cancellationPage, cancelView, laterHere, ordersHere, waitingHere } from './see.ts'
import { selectCancelling, type Cancelling } from './store.ts'
import { takeBackCancellation } from './take-back.ts'
import type { Refusal } from '#kit/refusal'

const MIB = 1_048_576
const ofPerson = z.object({ person: z.uuid() })
const ofOne = z.object({ person: z.uuid(), cancellation: z.uuid() })
const at = (params: z.output<typeof ofOne>) => ({ bucket: personKey(params.person).bucket, id: params.cancellation, person: params.person })
const limit = z.coerce.number().int().min(1).max(200).default(50)
const viewed = async (work: Work, done: Cancelling | Refusal) => isRefused(done) ? done : cancelView(work, done)

export const routes: Route[] = [
  route({ method: 'GET', path: '/people/:person/cancellation', may: 'staff:cards.cancel', summary: 'What a cancellation of this person’s cards asks for, and every one there was; the look is on record', params: ofPerson,
    handle: (work, { params }) => cancellationPage(work, personKey(params.person)) }),
  route({ method: 'POST', path: '/people/:person/cancellation', may: 'staff:cards.cancel', summary: 'Asks for a cancellation; a second person approves it', params: ofPerson, body: requestBody,
    handle: async (work, { params, body }) => viewed(work, await requestCancellation(work, personKey(params.person), body)) }),
  route({ method: 'POST', path: '/people/:person/cancellation/papers', may: 'staff:cards.cancel', summary: 'The scan of a paper for a cancellation, kept sealed (field scan)', params: ofPerson, query: z.object({ material: z.enum(materials) }), upload: { bytes: 10 * MIB, files: 1 },
    handle: async (work, { params, query, files }) => {
      const file = files.find(each => each.field === 'scan')
      if (!file) return refusePaper('paper-missing')
      const unfit = await unfitScan(file.bytes)
      return unfit ? refusePaper(unfit) : { paper: await keepPaper(work, { person: personKey(params.person), kind: 'scan', material: query.material, bytes: file.bytes }) }
    } }),
  route({ method: 'GET', path: '/people/:person/cancellation/:cancellation/papers/:paper', may: 'staff:cards.cancel', summary: 'A paper of a cancellation; the look is on record', params: ofOne.extend({ paper: z.uuid() }),
    handle: async (work, { params }) => {
      const found = await selectCancelling(work, at(params))
      if (!found?.papers.some(each => each.paper === params.paper) || found.person !== params.person) return refuse('cancel-unknown')
      const paper = await openPaper(work, personKey(params.person), params.paper)
      return isRefused(paper) ? paper : new FileAnswer(`${paper.material}.${paper.mime.split('/')[1]}`, paper.mime, paper.bytes)
    } }),
  route({ method: 'POST', path: '/people/:person/cancellation/:cancellation/approve', may: 'staff:cards.cancel', summary: 'The second person approves: every card ends at once', params: ofOne, body: decideBody,
    handle: async (work, { params, body }) => viewed(work, await approveCancellation(work, at(params), body.version)) }),
  route({ method: 'POST', path: '/people/:person/cancellation/:cancellation/refuse', may: 'staff:cards.cancel', summary: 'Turns a cancellation down, or withdraws one’s own, with a reason', params: ofOne, body: reasonBody,
    handle: async (work, { params, body }) => viewed(work, await refuseCancellation(work, at(params), body.version, body.reason)) }),
  route({ method: 'POST', path: '/people/:person/cancellation/:cancellation/take-back', may: 'staff:cards.cancel', summary: 'Takes a mistaken cancellation back while the money has not left, with a reason', params: ofOne, body: reasonBody,
    handle: async (work, { params, body }) => viewed(work, await takeBackCancellation(work, at(params), body.version, body.reason)) }),
  route({ method: 'POST', path: '/people/:person/cancellation/:cancellation/payouts/:payout/again', may: 'staff:cards.cancel', summary: 'Money that came back from the bank, or was held, goes with the next order: to the account on record, or to another', params: ofOne.extend({ payout: z.uuid() }), body: againBody,
    handle: async (work, { params, body }) => viewed(work, await payAgain(work, { bucket: personKey(params.person).bucket, person: params.person, cancelling: params.cancellation, payout: params.payout }, body)) }),
  route({ method: 'GET', path: '/people/:person/cancellation/:cancellation/print', may: 'staff:cards.cancel', summary: 'The notice of a cancellation as a PDF, on A4 or an 80 mm roll', params: ofOne, query: z.strictObject({ paper: z.enum(papers).default('a4') }),
    handle: async (work, { params, query }) => {
      const file = await printCancellation(work, at(params), query.paper)
      return isRefused(file) ? file : new FileAnswer(file.name, 'application/pdf', file.bytes)
    } }),
  route({ method: 'GET', path: '/cancellations', may: 'staff:cards.cancel', file: waitingFile, summary: 'Cancellations of this city that wait for a second person, the longest first', handle: work => waitingHere(work) }),
  route({ method: 'GET', path: '/cancellations/orders', may: 'staff:cancellation.orders', file: ordersFile, summary: 'Money of cancelled people’s accounts that the bank still has to pay out, the oldest first', query: z.strictObject({ after: instantCursor.optional(), limit }),
    handle: (work, { query }) => { const [when, id] = (query.after ?? '').split('~'); return ordersHere(work, query.after ? { at: new Date(when!), id: id! } : null, query.limit) } }),
  route({ method: 'GET', path: '/cancellations/later', may: 'staff:cancellation.orders', file: laterFile, summary: 'Purchases made after the day of death, to be looked into', query: z.strictObject({ after: dayCursor.optional(), limit }),
    handle: (work, { query }) => { const [day, id] = (query.after ?? '').split('~'); return laterHere(work, query.after ? { day: day!, id: id! } : null, query.limit) } }),
]

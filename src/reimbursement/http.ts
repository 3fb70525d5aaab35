import { z } from 'zod'
import { dayCursor, instantCursor } from '#kit/cursor'
import { personKey, type Id, type PersonKey } from '#kit/ids'
import { papers as sheets } from '#kit/pdf'
import { isRefused, type Refusal } from '#kit/refusal'
import { FileAnswer, route, type Asked, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { keepPaper, openPaper, refusePaper, unfitScan } from '#papers'
import type { Claim } from './claim.ts'
import { approve, holdClaim, propose, putBack, turnDown } from './decide.ts'
import { fileClaim, mendClaim, withdrawClaim } from './file.ts'
import { ordersFile, queueFile } from './list-files.ts'
import { printClaim } from './print.ts'
import { refuse } from './refusals.ts'
import { claimHere, claimsOf, findProviders, ordersHere, queueHere, viewOf } from './see.ts'
import { approveBody, claimMaterials, fileBody, fileHereBody, mendBody, mendHereBody, proposeBody, reasonBody, withdrawBody } from './shared.ts'
import { selectClaim } from './store.ts'

const MIB = 1_048_576
const ofPerson = z.object({ person: z.uuid() })
const ofOne = z.object({ person: z.uuid(), claim: z.uuid() })
const mine = z.object({ claim: z.uuid() })
const sheet = z.strictObject({ paper: z.enum(sheets).default('a4') })
const limit = z.coerce.number().int().min(1).max(200).default(50)
const find = z.object({ find: z.string().trim().min(2).max(60) })
const upload = { bytes: 10 * MIB, files: 1 }
const material = z.object({ material: z.enum(claimMaterials) })
const at = ({ person, claim }: z.output<typeof ofOne>) => ({ bucket: personKey(person).bucket, id: claim, person })
const own = (work: Work, claim: Id) => { const key = personKey(work.by.id!); return { bucket: key.bucket, id: claim, person: key.id } }
const viewed = async (work: Work, done: Claim | Refusal) => isRefused(done) ? done : viewOf(work, done)
const [person, one, office] = ['/people/:person/reimbursements', '/people/:person/reimbursements/:claim', '/my/reimbursements']

async function keptScan(work: Work, key: PersonKey, kind: string, files: Asked<object, object, object>['files']) {
  const file = files.find(each => each.field === 'scan')
  if (!file) return refusePaper('paper-missing')
  const unfit = await unfitScan(file.bytes)
  return unfit ? refusePaper(unfit) : { paper: await keepPaper(work, { person: key, kind: 'scan', material: kind, bytes: file.bytes }) }
}
async function scanOf(work: Work, of: { bucket: number; id: Id; person: Id }, paper: Id) {
  const claim = await selectClaim(work, of)
  if (claim?.person !== of.person || !claim.papers.some(each => each.paper === paper)) return refuse('reimbursement-unknown')
  const found = await openPaper(work, personKey(of.person), paper)
  return isRefused(found) ? found : new FileAnswer(`${found.material}.${found.mime.split('/')[1]}`, found.mime, found.bytes)
}
async function printed(work: Work, of: { bucket: number; id: Id; person: Id }, paper: (typeof sheets)[number]) {
  const file = await printClaim(work, of, paper)
  return isRefused(file) ? file : new FileAnswer(file.name, 'application/pdf', file.bytes)
}

/** The holder's own claims. (MED-09) */
const ownRoutes: Route[] = [
  route({ method: 'GET', path: office, may: 'holder', summary: 'The holder’s own claims for care paid out of pocket, and what a new one asks for', handle: work => claimsOf(work, personKey(work.by.id!), 'reimbursement.see-own') }),
  route({ method: 'GET', path: `${office}/providers`, may: 'holder', summary: 'Designated providers by part of their name or by their code', query: find, handle: (work, { query }) => findProviders(work, query.find) }),
  route({ method: 'POST', path: `${office}/papers`, may: 'holder', summary: 'The scan of a paper for a claim, kept sealed (field scan)', query: material, upload, handle: (work, { query, files }) => keptScan(work, personKey(work.by.id!), query.material, files) }),
  route({ method: 'POST', path: office, may: 'holder', summary: 'Claims care paid out of pocket, once a key; the insurance office decides', body: fileBody,
    handle: async (work, { body }) => { const key = personKey(work.by.id!); const done = await fileClaim(work, key, body, null); return isRefused(done) ? done : claimsOf(work, key, 'reimbursement.see-own') } }),
  route({ method: 'POST', path: `${office}/:claim/mend`, may: 'holder', summary: 'Mends a returned claim; it waits again', params: mine, body: mendBody,
    handle: async (work, { params, body }) => { const done = await mendClaim(work, own(work, params.claim), body, null); return isRefused(done) ? done : claimsOf(work, personKey(work.by.id!), 'reimbursement.see-own') } }),
  route({ method: 'POST', path: `${office}/:claim/withdraw`, may: 'holder', summary: 'Withdraws a claim that waits', params: mine, body: withdrawBody,
    handle: async (work, { params, body }) => { const done = await withdrawClaim(work, own(work, params.claim), body.version); return isRefused(done) ? done : claimsOf(work, personKey(work.by.id!), 'reimbursement.see-own') } }),
  route({ method: 'GET', path: `${office}/:claim/papers/:paper`, may: 'holder', summary: 'A paper of the holder’s own claim', params: mine.extend({ paper: z.uuid() }), handle: (work, { params }) => scanOf(work, own(work, params.claim), params.paper) }),
  route({ method: 'GET', path: `${office}/:claim/print`, may: 'holder', summary: 'The receipt of a claim, or the decision on it, as a PDF', params: mine, query: sheet, handle: (work, { params, query }) => printed(work, own(work, params.claim), query.paper) }),
]

/** At a window, for who comes with the papers. (MED-09) */
const windowRoutes: Route[] = [
  route({ method: 'GET', path: person, may: 'staff:reimbursement.file', summary: 'A holder’s claims for care paid out of pocket, and what a new one asks for; the look is on record', params: ofPerson, handle: (work, { params }) => claimsOf(work, personKey(params.person), 'reimbursement.see-of-person') }),
  route({ method: 'GET', path: '/reimbursements/providers', may: 'staff:reimbursement.file', summary: 'Designated providers by part of their name or by their code', query: find, handle: (work, { query }) => findProviders(work, query.find) }),
  route({ method: 'POST', path: `${person}/papers`, may: 'staff:reimbursement.file', summary: 'The scan of a paper for a claim, kept sealed (field scan)', params: ofPerson, query: material, upload, handle: (work, { params, query, files }) => keptScan(work, personKey(params.person), query.material, files) }),
  route({ method: 'POST', path: person, may: 'staff:reimbursement.file', summary: 'Claims for a holder whose document is shown, once a key', params: ofPerson, body: fileHereBody,
    handle: async (work, { params, body: { document, guardian, ...body } }) => { const key = personKey(params.person); const done = await fileClaim(work, key, body, { document, guardian }); return isRefused(done) ? done : claimsOf(work, key, 'reimbursement.see-of-person') } }),
  route({ method: 'POST', path: `${one}/mend`, may: 'staff:reimbursement.file', summary: 'Mends a returned claim for a holder whose document is shown', params: ofOne, body: mendHereBody,
    handle: async (work, { params, body: { document, guardian, ...body } }) => { const done = await mendClaim(work, at(params), body, { document, guardian }); return isRefused(done) ? done : claimsOf(work, personKey(params.person), 'reimbursement.see-of-person') } }),
  route({ method: 'GET', path: `${one}/print`, may: 'staff:reimbursement.file', summary: 'The receipt of a claim, or the decision on it, as a PDF, on A4 or an 80 mm roll', params: ofOne, query: sheet, handle: (work, { params, query }) => printed(work, at(params), query.paper) }),
]

/** The insurance office's queue and decisions, and the orders to the bank. (MED-09, PACC-03) */
const officeRoutes: Route[] = [
  route({ method: 'GET', path: '/reimbursements', may: 'staff:reimbursement.decide', file: queueFile, summary: 'The claims this office decides, late ones first', query: z.object({ after: dayCursor.optional(), limit }),
    handle: (work, { query }) => { const [due, id] = query.after?.split('~') ?? []; return queueHere(work, { after: due && id ? { due, id } : null, limit: query.limit }) } }),
  route({ method: 'GET', path: '/reimbursements/orders', may: 'staff:cancellation.orders', file: ordersFile, summary: 'Reimbursements that wait for the bank, the oldest first', query: z.strictObject({ after: instantCursor.optional(), limit }),
    handle: (work, { query }) => { const [when, id] = (query.after ?? '').split('~'); return ordersHere(work, query.after ? { at: new Date(when!), id: id! } : null, query.limit) } }),
  route({ method: 'GET', path: one, may: 'staff:reimbursement.decide', summary: 'A claim as it is decided, with its papers, steps and what it comes to; the look is on record', params: ofOne, handle: (work, { params }) => claimHere(work, at(params)) }),
  route({ method: 'GET', path: `${one}/papers/:paper`, may: 'staff:reimbursement.decide', summary: 'A paper of a claim; the look is on record', params: ofOne.extend({ paper: z.uuid() }),
    handle: async (work, { params }) => { const seen = await claimHere(work, at(params)); return isRefused(seen) ? seen : scanOf(work, at(params), params.paper) } }),
  route({ method: 'POST', path: `${one}/hold`, may: 'staff:reimbursement.decide', summary: 'Takes a claim for ten minutes', params: ofOne, body: z.strictObject({ key: z.string().max(64).optional() }), handle: async (work, { params }) => viewed(work, await holdClaim(work, at(params))) }),
  route({ method: 'POST', path: `${one}/propose`, may: 'staff:reimbursement.decide', summary: 'The first person’s review: each line by its class, what the funds pay is proposed', params: ofOne, body: proposeBody, handle: async (work, { params, body }) => viewed(work, await propose(work, at(params), body)) }),
  route({ method: 'POST', path: `${one}/return`, may: 'staff:reimbursement.decide', summary: 'Returns a claim to be mended, with a reason', params: ofOne, body: reasonBody, handle: async (work, { params, body }) => viewed(work, await turnDown(work, at(params), 'sendBack', body)) }),
  route({ method: 'POST', path: `${one}/refuse`, may: 'staff:reimbursement.decide', summary: 'Does not reimburse a claim, with a reason', params: ofOne, body: reasonBody, handle: async (work, { params, body }) => viewed(work, await turnDown(work, at(params), 'refuse', body)) }),
  route({ method: 'POST', path: `${one}/put-back`, may: 'staff:reimbursement.approve', summary: 'The second person puts a claim back to its review, with a reason', params: ofOne, body: reasonBody, handle: async (work, { params, body }) => viewed(work, await putBack(work, at(params), body)) }),
  route({ method: 'POST', path: `${one}/approve`, may: 'staff:reimbursement.approve', summary: 'The second person approves: the year moves and the bank is told to pay, once', params: ofOne, body: approveBody, handle: async (work, { params, body }) => viewed(work, await approve(work, at(params), body)) }),
]
export const routes: Route[] = [...ownRoutes, ...windowRoutes, ...officeRoutes]

import { z } from 'zod'
import { dayCursor } from '#kit/cursor'
import { personKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { FileAnswer, route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { openPaper, refusePaper } from '#papers'
import { approve, claim, endEarly, turnDown } from './decide.ts'
import type { Filing } from './filing.ts'
import { queueFile } from './list-files.ts'
import { filingHere, ownFilings, queueHere, viewOf } from './see.ts'
import { approveBody, endBody, reasonBody, withdrawBody } from './shared.ts'
import { withdrawOwn } from './withdraw.ts'

const ofOne = z.object({ person: z.uuid(), filing: z.uuid() })
const at = (params: z.output<typeof ofOne>) => ({ bucket: personKey(params.person).bucket, id: params.filing, person: params.person })
const viewed = async (work: Work, done: Filing | Refusal) => isRefused(done) ? done : viewOf(work, done)
const one = '/people/:person/filings/:filing'

/** The insurance office's queue and decisions, the holder's own. What a till does is in till-http.ts. */
export const routes: Route[] = [
  route({ method: 'GET', path: '/filings', may: 'staff:filings.decide', file: queueFile, summary: 'The filings this office decides, late ones first',
    query: z.object({ after: dayCursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    handle: (work, { query }) => { const [due, id] = query.after?.split('~') ?? []; return queueHere(work, { after: due && id ? { due, id } : null, limit: query.limit }) } }),
  route({ method: 'GET', path: one, may: 'staff:filings.decide', summary: 'A filing as it is decided, with its papers and steps; the look is on record', params: ofOne, handle: (work, { params }) => filingHere(work, at(params)) }),
  route({ method: 'GET', path: `${one}/papers/:paper`, may: 'staff:filings.decide', summary: 'A paper of a filing; the look is on record', params: ofOne.extend({ paper: z.uuid() }),
    handle: async (work, { params }) => {
      const seen = await filingHere(work, at(params))
      if (isRefused(seen)) return seen
      const paper = seen.papers.some(each => each.paper === params.paper) ? await openPaper(work, personKey(params.person), params.paper) : refusePaper('paper-unknown')
      return isRefused(paper) ? paper : new FileAnswer(`${paper.material}.${paper.mime.split('/')[1]}`, paper.mime, paper.bytes)
    } }),
  route({ method: 'POST', path: `${one}/claim`, may: 'staff:filings.decide', summary: 'Takes a filing for ten minutes', params: ofOne, body: z.strictObject({ key: z.string().max(64).optional() }), handle: async (work, { params }) => viewed(work, await claim(work, at(params))) }),
  route({ method: 'POST', path: `${one}/approve`, may: 'staff:filings.decide', summary: 'Approves a filing, from a day to a day', params: ofOne, body: approveBody,
    handle: async (work, { params, body }) => viewed(work, await approve(work, at(params), { ...body, limit: body.limit === null ? null : BigInt(body.limit) })) }),
  route({ method: 'POST', path: `${one}/return`, may: 'staff:filings.decide', summary: 'Returns a filing to be mended, with a reason', params: ofOne, body: reasonBody, handle: async (work, { params, body }) => viewed(work, await turnDown(work, at(params), 'sendBack', body)) }),
  route({ method: 'POST', path: `${one}/refuse`, may: 'staff:filings.decide', summary: 'Does not approve a filing, with a reason', params: ofOne, body: reasonBody, handle: async (work, { params, body }) => viewed(work, await turnDown(work, at(params), 'refuse', body)) }),
  route({ method: 'POST', path: `${one}/end`, may: 'staff:filings.decide', summary: 'Ends a filing before its last day, with a reason', params: ofOne, body: endBody, handle: async (work, { params, body }) => viewed(work, await endEarly(work, at(params), body)) }),
  route({ method: 'GET', path: '/my/filings', may: 'holder', summary: 'The holder’s own filings: what they give, until when, and what to do next', handle: work => ownFilings(work, personKey(work.by.id!)) }),
  route({ method: 'POST', path: '/my/filings/:filing/withdraw', may: 'holder', summary: 'Withdraws a filing that waits', params: z.object({ filing: z.uuid() }), body: withdrawBody,
    handle: async (work, { params, body }) => {
      const key = personKey(work.by.id!)
      const done = await withdrawOwn(work, { bucket: key.bucket, id: params.filing, person: key.id }, body.version)
      return isRefused(done) ? done : ownFilings(work, key)
    } }),
]

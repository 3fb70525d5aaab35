import { z } from 'zod'
import { dayCursor, instantCursor } from '#kit/cursor'
import { isDay } from '#kit/day'
import { personKey, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import { inWork } from '#kit/work'
import { takeAnswer } from './answer.ts'
import { approveBatch, restBatch, withdrawBatch } from './batch.ts'
import { claimRoutes } from './claim-http.ts'
import { drawMonth, restRun } from './draw.ts'
import { decideGrant, endGrant, enterGrant } from './grant.ts'
import { duesHere } from './see-due.ts'
import { batchesFile, differencesFile, duesFile, standingFile, waitingFile } from './list-files.ts'
import { mendReturned } from './mend.ts'
import { proofHere, proveLife } from './prove.ts'
import { batchesHere, batchPage, batchView, benefitsAt, benefitsOf, grantView, historyOf, runView, standingHere, waitingHere } from './see.ts'
import { grantKinds, kinds, returnReasons } from './shared.ts'

const key = z.string().max(64).optional()
const day = z.string().refine(isDay, '日期写成 2026-03-01 | Write a day as 2026-03-01')
const month = z.string().regex(/^2\d{3}-(0[1-9]|1[0-2])$|^199\d-(0[1-9]|1[0-2])$/, '月份写成 2026-03 | Write a month as 2026-03')
const region = z.string().regex(/^\d{6}$/)
const fen = z.int().min(0).max(1_000_000_000_000)
const ofPerson = z.object({ person: z.uuid() })
const ofGrant = z.object({ person: z.uuid(), grant: z.uuid() })
const ofLine = z.object({ cause: z.uuid(), month })
const limit = z.coerce.number().int().min(1).max(200).default(50)
const bare = z.strictObject({ key })
const grantBody = z.strictObject({ key, region, kind: z.enum(grantKinds), number: z.string().trim().min(2).max(40), amount: z.int().min(1).max(100_000_000_00), from: month, until: month.nullish(), provenOn: day.nullish() })
const document = z.strictObject({ kind: z.string().max(40), number: z.string().max(40), validUntil: z.union([day, z.literal('long-term')]).nullable(), name: z.string().max(60).optional() })
const proofBody = z.strictObject({ key, terminal: z.uuid(), session: z.uuid(), live: z.union([z.strictObject({ finger: z.literal(true) }), z.strictObject({ face: document })]) })
const answerBody = z.strictObject({ key, batch: z.string().max(40), complete: z.boolean(), paid: fen, returned: fen, lines: z.array(z.strictObject({ seq: z.int().min(1).max(2_147_483_647), amount: fen, outcome: z.enum(['done', 'pending', ...returnReasons]) })).max(20_000) })
const pageOf = (after: string | undefined) => { const [at, id] = (after ?? '').split('~'); return after ? { at: new Date(at!), id: id as Id } : null }
const standingCursor = z.string().regex(/^[0-9T:.Z-]+~[0-9a-f-]{36}~\d{4}-\d{2}$/, '不是上一页给出的位置 | is not what the page before gave as next').refine(text => z.iso.datetime().safeParse(text.split('~')[0]).success && z.uuid().safeParse(text.split('~')[1]).success, { message: '不是上一页给出的位置 | is not what the page before gave as next' })
const [person, one, batches] = ['/people/:person/benefits', '/people/:person/benefits/:grant', '/benefits/batches']

/** The holder's own page. (BEN-02.a, QRY-01) */
const ownRoutes: Route[] = [
  route({ method: 'GET', path: '/my/benefits', may: 'holder', summary: 'What the holder is entitled to, what was paid, what is held or came back and what to do, and the next proof of life', handle: work => benefitsOf(work, personKey(work.by.id!), 'benefits.see-own') }),
  route({ method: 'GET', path: '/my/benefits/:cause/:month', may: 'holder', summary: 'Every order of one payment and what the bank said', params: ofLine, handle: (work, { params }) => historyOf(work, personKey(work.by.id!), params) }),
  route({ method: 'POST', path: '/my/benefits/:cause/:month/mended', may: 'holder', summary: 'Says that what made the bank return a payment is mended; it goes with the next batch', params: ofLine, body: bare,
    handle: async (work, { params }) => { const done = await mendReturned(work, personKey(work.by.id!), params); return isRefused(done) ? done : benefitsOf(work, personKey(work.by.id!), 'benefits.see-own') } }),
]

/** A person's benefits at an office, and the proof of life at a window. (BEN-01, BEN-04) */
const personRoutes: Route[] = [
  route({ method: 'GET', path: person, may: 'staff:benefits.read', summary: 'A person’s benefits and payments; the look is on record', params: ofPerson, handle: (work, { params }) => benefitsAt(work, personKey(params.person)) }),
  route({ method: 'POST', path: person, may: 'staff:benefits.grant', summary: 'Enters a benefit that was granted; it is paid once a second person approved it', params: ofPerson, body: grantBody,
    handle: async (work, { params, body: { region: of, kind, number, amount, from, until, provenOn } }) => { const done = await enterGrant(work, personKey(params.person), { region: of, kind, number, amount: BigInt(amount), from, until: until ?? null, provenOn: provenOn ?? null }); return isRefused(done) ? done : grantView(work, done) } }),
  route({ method: 'POST', path: `${one}/approve`, may: 'staff:benefits.approve', summary: 'The second person approves a benefit', params: ofGrant, body: z.strictObject({ key, version: z.int() }),
    handle: async (work, { params, body }) => { const done = await decideGrant(work, { person: personKey(params.person), id: params.grant, version: body.version }, { approve: true }); return isRefused(done) ? done : grantView(work, done) } }),
  route({ method: 'POST', path: `${one}/refuse`, may: 'staff:benefits.approve', summary: 'The second person refuses a benefit, with a reason', params: ofGrant, body: z.strictObject({ key, version: z.int(), reason: z.string().trim().min(2).max(500) }),
    handle: async (work, { params, body }) => { const done = await decideGrant(work, { person: personKey(params.person), id: params.grant, version: body.version }, { approve: false, reason: body.reason }); return isRefused(done) ? done : grantView(work, done) } }),
  route({ method: 'POST', path: `${one}/end`, may: 'staff:benefits.grant', summary: 'Ends a benefit with its last month; what was not sent for later months is dropped', params: ofGrant, body: z.strictObject({ key, version: z.int(), until: month }),
    handle: async (work, { params, body }) => { const done = await endGrant(work, { person: personKey(params.person), id: params.grant, version: body.version }, body.until); return isRefused(done) ? done : { ...grantView(work, done.grant), dropped: done.dropped, beyond: done.beyond } } }),
  route({ method: 'POST', path: `${person}/mended`, may: 'staff:benefits.grant', summary: 'Says for the payee that what made the bank return a payment is mended', params: ofPerson, body: ofLine.extend({ key }),
    handle: (work, { params, body }) => mendReturned(work, personKey(params.person), body) }),
  route({ method: 'POST', path: '/people/:person/proof-of-life', may: 'staff:benefits.prove', summary: 'The yearly proof of life: card in the reader of this terminal, finger matched in its session or face compared with the document', params: ofPerson, body: proofBody,
    handle: (work, { params, body: { terminal, session, live } }) => proveLife(work, personKey(params.person), { terminal, session, live }) }),
  route({ method: 'POST', path: '/people/:person/proof-of-life/due', may: 'staff:benefits.prove', summary: 'When the proof of life of the holder of the card in this reader is due; none where no benefit asks for one', params: ofPerson, body: z.strictObject({ key, terminal: z.uuid(), session: z.uuid() }),
    handle: (work, { params, body: { terminal, session } }) => proofHere(work, personKey(params.person), { terminal, session }) }),
]

/** What the benefits office does: draws, approves, sees what came of it. (BEN-01, BEN-05) */
const officeRoutes: Route[] = [
  route({ method: 'GET', path: '/benefits/waiting', may: 'staff:benefits.read', file: waitingFile, summary: 'Benefits that wait for their second person, the oldest first', query: z.strictObject({ after: instantCursor.optional(), limit }), handle: (work, { query }) => waitingHere(work, { after: pageOf(query.after), limit: query.limit }) }),
  route({ method: 'GET', path: '/benefits/standing', may: 'staff:benefits.read', file: standingFile, summary: 'Payments that are held, came back or are not known, the longest first', query: z.strictObject({ after: standingCursor.optional(), limit, show: z.enum(['held', 'returned', 'unknown', 'all']).default('all') }),
    handle: (work, { query }) => { const [at, cause, of] = (query.after ?? '').split('~'); return standingHere(work, { states: query.show === 'all' ? ['held', 'returned', 'unknown'] : [query.show], after: query.after ? { at: new Date(at!), cause: cause!, month: of! } : null, limit: query.limit }) } }),
  route({ method: 'GET', path: '/benefits/dues', may: 'staff:benefits.read', file: duesFile, summary: 'Proofs of life that have lapsed or fall due soon, the earliest first, with when each was reminded', query: z.strictObject({ after: dayCursor.optional(), limit, show: z.enum(['lapsed', 'soon']).default('lapsed') }),
    handle: (work, { query }) => { const [at, id] = (query.after ?? '').split('~'); return duesHere(work, { show: query.show, after: query.after ? { day: at!, id: id! } : null, limit: query.limit }) } }),
  route({ method: 'POST', path: '/benefits/runs', may: 'staff:benefits.batch', summary: 'Draws a month of a benefit into batches, one a bank', body: z.strictObject({ key, region, month, kind: z.enum(kinds) }),
    handle: async (work, { body }) => { const run = await drawMonth(work, body); return isRefused(run) ? run : runView(work, run) } }),
  route({ method: 'POST', path: '/benefits/runs/:run/stop', may: 'staff:benefits.batch', summary: 'Lets a drawing rest', params: z.object({ run: z.uuid() }), body: bare, handle: async (work, { params }) => { const run = await restRun(work, params.run, true); return isRefused(run) ? run : runView(work, run) } }),
  route({ method: 'POST', path: '/benefits/runs/:run/continue', may: 'staff:benefits.batch', summary: 'Goes on with a drawing that rests', params: z.object({ run: z.uuid() }), body: bare, handle: async (work, { params }) => { const run = await restRun(work, params.run, false); return isRefused(run) ? run : runView(work, run) } }),
  route({ method: 'GET', path: batches, may: 'staff:benefits.read', file: batchesFile, summary: 'Batches with how far each is, the last moved first, and the newest drawings', query: z.strictObject({ after: instantCursor.optional(), limit }), handle: (work, { query }) => batchesHere(work, pageOf(query.after), query.limit) }),
  route({ method: 'GET', path: `${batches}/:payout`, may: 'staff:benefits.read', file: differencesFile, summary: 'One batch, and what does not agree with its bank’s answers', params: z.object({ payout: z.uuid() }), handle: (work, { params }) => batchPage(work, params.payout) }),
  ...(['approve', 'withdraw', 'stop', 'continue'] as const).map(verb => route({
    method: 'POST', path: `${batches}/:payout/${verb}`, may: `staff:benefits.${verb === 'approve' ? 'pay' : 'batch'}`, params: z.object({ payout: z.uuid() }), body: z.strictObject({ key, ...verb === 'approve' ? { count: z.int().min(0), sum: fen } : {} }),
    summary: { approve: 'The second person approves a batch as it was seen: its lines are ordered', withdraw: 'Gives an unapproved batch back', stop: 'Lets a batch rest', continue: 'Goes on with a batch that rests' }[verb],
    handle: async (work, { params, body }) => {
      const done = verb === 'approve' ? await approveBatch(work, params.payout, body as { count: number; sum: number }) : verb === 'withdraw' ? await withdrawBatch(work, params.payout) : await restBatch(work, params.payout, verb === 'stop')
      return isRefused(done) ? done : batchView(work, done)
    },
  })),
  ownRoute({ method: 'POST', path: '/benefits/answers', may: 'staff:benefits.pay', summary: 'A bank’s answer to a batch, whole or in parts, any number of times', body: answerBody,
    own: (house, { by, body }) => takeAnswer(act => inWork(house, by, act), { batch: body.batch, complete: body.complete, paid: BigInt(body.paid), returned: BigInt(body.returned), lines: body.lines.map(line => ({ ...line, amount: BigInt(line.amount) })) }) }),
]
export const routes: Route[] = [...ownRoutes, ...personRoutes, ...officeRoutes, ...claimRoutes]

import { z } from 'zod'
import { instantCursor } from '#kit/cursor'
import { isDay } from '#kit/day'
import { bucketOf, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { followAtPos, payAtPos, posHere, posView } from './at-pos.ts'
import { drawDeductions, restRun } from './draw.ts'
import { declareUnit } from './declare.ts'
import { batchesFile, duesFile, linesFile, refundsFile, strayFile, unitFile } from './list-files.ts'
import { ownRoutes } from './own-http.ts'
import { dueOf, enterPayment, matchStray } from './payments.ts'
import { receiptPdf, verifyReceipt } from './receipt.ts'
import { askRefund, askStrayRefund, decideRefund, finishRefund } from './refund.ts'
import { notHere } from './region.ts'
import { refuse } from './refusals.ts'
import { dueView, historyOf, unitDues } from './see.ts'
import { batchesHere, batchPage, duesHere, refundsHere, refundView, runView, strayHere } from './see-desk.ts'
import { channels } from './shared.ts'
import { lockDues, type Due } from './store.ts'
import { legOf } from './store-leg.ts'
import { deskRoutes } from './desk-http.ts'

const key = z.string().max(64).optional()
const bare = z.strictObject({ key })
const day = z.string().refine(isDay, '日期写成 2026-03-01 | Write a day as 2026-03-01')
const fen = z.int().min(1).max(1_000_000_000_000)
const limit = z.coerce.number().int().min(1).max(200).default(50)
const text = (most: number) => z.string().trim().min(1).max(most)
const reference = z.string().trim().min(4).max(60)
const placed = z.string().regex(/^[0-9T:.Z-]{10,30}~[0-9a-f-]{36}$/, '不是上一页给出的位置 | is not what the page before gave as next').refine(at => !Number.isNaN(Date.parse(at.split('~')[0]!)) && z.uuid().safeParse(at.split('~')[1]).success, { message: '不是上一页给出的位置 | is not what the page before gave as next' })
const strayCursor = z.string().regex(/^[0-9T:.Z-]{20,30}~[0-9A-Za-z-]{1,40}$/, '不是上一页给出的位置 | is not what the page before gave as next').refine(at => !Number.isNaN(Date.parse(at.split('~')[0]!)), { message: '不是上一页给出的位置 | is not what the page before gave as next' })
const which = { channel: z.enum(channels), bank: z.string().regex(/^\d{5,8}$/), number: z.string().regex(/^[0-9A-Za-z-]{1,40}$/) }
const refundKey = ({ bucket, refund }: { bucket: number; refund: string }) => ({ bucket, id: refund })
const ofRefund = z.object({ bucket: z.coerce.number().int().min(0).max(4095), refund: z.uuid() })
const ofDue = z.object({ bucket: z.coerce.number().int().min(0).max(4095), due: z.uuid() })
const before = (after: string | undefined) => { const [at, id] = (after ?? '').split('~'); return after ? { at: new Date(at!), id: id as Id } : null }
const at = '/contributions'

/** What the unit's officer declares and pays. (INS-02.a) */
const unitRoutes: Route[] = [
  route({ method: 'GET', path: '/unit/dues', may: 'staff:contributions.unit', file: unitFile, summary: 'What this unit declared and owes, with the payment number that goes with each transfer', handle: work => unitDues(work, work.by.organisation!) }),
  route({ method: 'POST', path: '/unit/dues', may: 'staff:contributions.unit', summary: 'The unit declares a month for everybody it insures: a due for each insurance, each record charged once', body: z.strictObject({ key, month: z.string().regex(/^2\d{3}(0[1-9]|1[0-2])$/, '月份写成 202611 | Write a month as 202611') }),
    handle: async (work, { body }) => { const done = await declareUnit(work, work.by.organisation!, body.month); return isRefused(done) ? done : unitDues(work, work.by.organisation!) } }),
  route({ method: 'GET', path: '/unit/dues/:due/receipt', may: 'staff:contributions.unit', summary: 'The receipt of a due that this unit paid', params: z.object({ due: z.uuid() }),
    handle: async (work, { params }) => { const [due] = await lockDues(work, [{ bucket: bucketOf(work.by.organisation!), id: params.due }]); return due?.payer === work.by.organisation ? receiptPdf(work, due!) : refuse('due-unknown') } }),
]

/** What the contribution desk does: collects, has deducted, matches, gives back. (INS-02, INS-03) */
const officeRoutes: Route[] = [
  route({ method: 'GET', path: `${at}/dues`, may: 'staff:contributions.read', file: duesFile, summary: 'Dues that are open, were not deducted, or of which money is held', query: z.strictObject({ after: placed.optional(), limit, show: z.enum(['open', 'failed', 'held']).default('open') }),
    handle: (work, { query }) => { const [where, id] = (query.after ?? '').split('~'); return duesHere(work, query.show, { after: query.after ? { at: where!, id: id! } : null, limit: query.limit }) } }),
  route({ method: 'POST', path: `${at}/find`, may: 'staff:contributions.read', summary: 'A due by its payment number', body: z.strictObject({ key, reference }), handle: async (work, { body }) => { const due = await dueOf(work, body.reference); const no = due && await notHere(work, due.region); return no ?? (due ? wholeDue(work, due) : refuse('due-unknown')) } }),
  route({ method: 'GET', path: `${at}/dues/:bucket/:due`, may: 'staff:contributions.read', summary: 'One due: every order to a bank, and all money that came', params: ofDue, handle: async (work, { params }) => { const due = await oneDue(work, params); return isRefused(due) ? due : wholeDue(work, due) } }),
  ownRoute({ method: 'GET', path: `${at}/pos`, may: 'staff:contributions.collect', summary: 'The POS that stands at this desk, or none', own: async (house, { by }) => { const here = await posHere(house, by); return { pos: here && { terminal: here.terminal, screen: here.screen } } } }),
  ownRoute({ method: 'POST', path: `${at}/dues/:bucket/:due/pos`, may: 'staff:contributions.collect', summary: 'Has the desk’s POS take what is owed from a bank card, with its PIN; once a key', params: ofDue, body: z.strictObject({ key: z.uuid() }), own: (house, { by, params, body }) => payAtPos(house, by, dueKey(params), body.key) }),
  ownRoute({ method: 'POST', path: `${at}/dues/:bucket/:due/pos/follow`, may: 'staff:contributions.collect', summary: 'How that stands', params: ofDue, body: bare, own: (house, { by, params }) => followAtPos(house, by, dueKey(params)) }),
  ownRoute({ method: 'POST', path: `${at}/dues/:bucket/:due/pos/cancel`, may: 'staff:contributions.collect', summary: 'Takes it back unless the payer confirmed it', params: ofDue, body: bare, own: (house, { by, params }) => followAtPos(house, by, dueKey(params), { cancel: true }) }),
  route({ method: 'GET', path: `${at}/dues/:bucket/:due/receipt`, may: 'staff:contributions.read', summary: 'The receipt of a due that was paid', params: ofDue, handle: async (work, { params }) => { const due = await oneDue(work, params); return isRefused(due) ? due : receiptPdf(work, due) } }),
  route({ method: 'POST', path: `${at}/payments`, may: 'staff:contributions.collect', summary: 'Money that came by transfer or over a POS, once by the bank’s own number; it fills the due its reference names, or is held', body: z.strictObject({ key, channel: z.enum(['transfer', 'pos']), bank: which.bank, number: which.number, reference, amount: fen, paidOn: day, approval: z.string().max(12).optional(), terminal: z.string().max(12).optional() }),
    handle: (work, { body: { amount, approval, terminal, channel, bank, number, reference: to, paidOn } }) => enterPayment(work, { channel, bank, number, reference: to, paidOn, amount: BigInt(amount), facts: { ...approval ? { approval } : {}, ...terminal ? { terminal } : {} } }) }),
  route({ method: 'GET', path: `${at}/stray`, may: 'staff:contributions.read', file: strayFile, summary: 'Money that named none of ours, the longest first', query: z.strictObject({ after: strayCursor.optional(), limit }), handle: (work, { query }) => { const [where, number] = (query.after ?? '').split('~'); return strayHere(work, query.after ? { at: new Date(where!), number: number! } : null, query.limit) } }),
  route({ method: 'POST', path: `${at}/stray/match`, may: 'staff:contributions.collect', summary: 'Puts money that named none to the due it was meant for', body: z.strictObject({ key, ...which, reference }), handle: (work, { body: { reference: to, channel, bank, number } }) => matchStray(work, { channel, bank, number }, to) }),
  route({ method: 'POST', path: `${at}/stray/refund`, may: 'staff:contributions.collect', summary: 'Money that named none is to be given back', body: z.strictObject({ key, ...which, why: text(200) }), handle: async (work, { body: { why, channel, bank, number } }) => { const done = await askStrayRefund(work, { channel, bank, number }, why); return isRefused(done) ? done : refundView(work, { ...done, state: 'asked' }) } }),
  route({ method: 'POST', path: `${at}/dues/:bucket/:due/refund`, may: 'staff:contributions.collect', summary: 'What came too much for a due is to be given back; a second person approves it', params: ofDue, body: z.strictObject({ key, amount: fen, why: text(200) }),
    handle: async (work, { params, body }) => { const done = await askRefund(work, { bucket: params.bucket, id: params.due }, { amount: BigInt(body.amount), why: body.why }); return isRefused(done) ? done : refundView(work, { ...done, state: 'asked' }) } }),
  route({ method: 'GET', path: `${at}/refunds`, may: 'staff:contributions.read', file: refundsFile, summary: 'Money to be given back that waits for its second person or its transfer', handle: work => refundsHere(work, 200) }),
  ...(['approve', 'refuse'] as const).map(verb => route({ method: 'POST', path: `${at}/refunds/:bucket/:refund/${verb}`, may: 'staff:contributions.approve', summary: verb === 'approve' ? 'The second person approves a refund: a person has it with the next benefits, a unit by transfer' : 'The second person refuses a refund; the money stays held', params: ofRefund, body: bare,
    handle: async (work, { params }) => { const done = await decideRefund(work, refundKey(params), verb === 'approve'); return isRefused(done) ? done : refundView(work, done) } })),
  route({ method: 'POST', path: `${at}/refunds/:bucket/:refund/done`, may: 'staff:contributions.collect', summary: 'A refund was transferred, under the bank’s own number', params: ofRefund, body: z.strictObject({ key, number: which.number }), handle: async (work, { params, body }) => { const done = await finishRefund(work, refundKey(params), body.number); return isRefused(done) ? done : refundView(work, done) } }),
  route({ method: 'POST', path: `${at}/runs`, may: 'staff:contributions.collect', summary: 'Draws what is to be deducted by today into batches, one a bank', body: z.strictObject({ key, region: z.string().regex(/^\d{6}$/) }), handle: async (work, { body }) => { const run = await drawDeductions(work, body.region); return isRefused(run) ? run : runView(work, run) } }),
  ...(['stop', 'continue'] as const).map(verb => route({ method: 'POST', path: `${at}/runs/:run/${verb}`, may: 'staff:contributions.collect', summary: verb === 'stop' ? 'Lets a drawing rest' : 'Goes on with a drawing that rests', params: z.object({ run: z.uuid() }), body: bare, handle: async (work, { params }) => { const run = await restRun(work, params.run, verb === 'stop'); return isRefused(run) ? run : runView(work, run) } })),
  route({ method: 'GET', path: `${at}/batches`, may: 'staff:contributions.read', file: batchesFile, summary: 'Batches of deductions and what became of each, the last moved first, and the newest drawings', query: z.strictObject({ after: instantCursor.optional(), limit }), handle: (work, { query }) => batchesHere(work, before(query.after), query.limit) }),
  route({ method: 'GET', path: `${at}/batches/:deduction`, may: 'staff:contributions.read', file: linesFile, summary: 'The lines of a batch, and what does not agree with its bank’s answers', params: z.object({ deduction: z.uuid() }), query: z.strictObject({ after: z.string().regex(/^\d{1,9}$/).optional(), limit }), handle: (work, { params, query }) => batchPage(work, params.deduction, Number(query.after ?? 0), query.limit) }),
  route({ method: 'POST', path: '/receipts/verify', may: 'public', summary: 'Whether a receipt for contributions is ours, by its number and code', keepsRefused: ['receipt-strange'], body: z.strictObject({ key, reference, code: z.string().trim().min(16).max(24) }), handle: (work, { body, address }) => verifyReceipt(work, body, address) }),
]
const dueKey = ({ bucket, due }: { bucket: number; due: string }) => ({ bucket, id: due })
/** A due with all that became of it. */
async function wholeDue(work: Work, due: Due) {
  const leg = await legOf(work, due)
  return { ...dueView(work, due), ...await historyOf(work, due), pos: leg && posView(leg) }
}
async function oneDue(work: Work, { bucket, due: id }: { bucket: number; due: string }) {
  const [due] = await lockDues(work, [{ bucket, id }])
  return due ? await notHere(work, due.region) ?? due : refuse('due-unknown')
}

export const routes: Route[] = [...ownRoutes, ...deskRoutes, ...unitRoutes, ...officeRoutes]

import { z } from 'zod'
import { dayOf, isDay } from '#kit/day'
import { personKey } from '#kit/ids'
import { isRefused, type Refusal } from '#kit/refusal'
import { FileAnswer, ownRoute, route, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { acceptDrawer } from './accept-drawer.ts'
import { approveDifference } from './approve-difference.ts'
import { bankCash } from './bank-cash.ts'
import { closeDrawer } from './close-drawer.ts'
import type { Held } from './drawer.ts'
import { dayFile, differencesFile, owedFile } from './list-files.ts'
import { offerDrawer, takeBackOffer } from './offer-drawer.ts'
import { openDrawer } from './open-drawer.ts'
import { followPayment, payFromAccount } from './pay-from-account.ts'
import { payOwed } from './return-fee.ts'
import { dayReport, drawerViews, myDrawer, seeDrawer, waitingDifferences } from './see-drawer.ts'
import { owedHere, receiptFile, receiptView, seeReceipts } from './see-receipts.ts'
import { acceptBody, approveBody, bankBody, closeBody, offerBody, openBody, payBody } from './shared.ts'
import { selectDrawer } from './store-drawer.ts'

const ofDrawer = z.object({ office: z.uuid(), drawer: z.uuid() })
const paged = z.object({ after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(25) })
const keyOnly = z.strictObject({ key: z.string().max(64).optional() })
const day = z.string().refine(isDay, '日期写成 2026-03-01 这样 | Write a day as 2026-03-01')
/** The drawer as it is after what was done with it. */
async function after(work: Work, done: Held | Refusal) {
  if (isRefused(done)) return done
  const now = (await selectDrawer(work, done.drawer.office, done.drawer.id))!
  return (await drawerViews(work, now.office, [now]))[0]!
}

const drawerRoutes: Route[] = [
  route({ method: 'GET', path: '/fees/drawer', may: 'staff:fees.drawer', summary: 'My cash drawer, those that wait for me, whom I can hand mine to', handle: work => myDrawer(work) }),
  route({ method: 'POST', path: '/fees/drawer/open', may: 'staff:fees.drawer', summary: 'Counts the float into my drawer and opens it', body: openBody,
    handle: async (work, { body }) => after(work, await openDrawer(work, body.pieces)) }),
  route({ method: 'POST', path: '/fees/drawer/bank', may: 'staff:fees.drawer', summary: 'Cash leaves my drawer for the bank, with its slip', body: bankBody,
    handle: async (work, { body }) => after(work, await bankCash(work, BigInt(body.amount), body.slip, body.key)) }),
  route({ method: 'POST', path: '/fees/drawer/offer', may: 'staff:fees.drawer', summary: 'Counts my drawer and offers it to the colleague who takes over', body: offerBody,
    handle: async (work, { body }) => after(work, await offerDrawer(work, body)) }),
  route({ method: 'POST', path: '/fees/drawer/take-back', may: 'staff:fees.drawer', summary: 'Takes the offer of my drawer back', body: keyOnly,
    handle: async work => after(work, await takeBackOffer(work)) }),
  route({ method: 'POST', path: '/fees/drawers/:drawer/accept', may: 'staff:fees.drawer', summary: 'Counts a drawer that was offered to me and takes it over', params: z.object({ drawer: z.uuid() }), body: acceptBody,
    handle: async (work, { params, body }) => after(work, await acceptDrawer(work, params.drawer, body.pieces)) }),
  route({ method: 'POST', path: '/fees/drawer/close', may: 'staff:fees.drawer', summary: 'Counts my drawer piece by piece, banks so much and closes it', body: closeBody,
    handle: async (work, { body }) => after(work, await closeDrawer(work, { ...body, banked: BigInt(body.banked) })) }),
  route({ method: 'GET', path: '/fees/drawers/:office/:drawer', may: 'staff:fees.drawer', summary: 'One drawer with its movements and counts; the look is on record', params: ofDrawer,
    handle: (work, { params }) => seeDrawer(work, params) }),
  route({ method: 'GET', path: '/fees/day', may: 'staff:fees.drawer', file: dayFile, summary: 'An office’s day: its drawers, sums and receipts', query: z.strictObject({ day: day.optional(), office: z.uuid().optional() }),
    handle: (work, { query }) => dayReport(work, query.office ?? work.by.organisation!, query.day ?? dayOf(work.now)) }),
  route({ method: 'GET', path: '/fees/differences', may: 'staff:fees.approve', file: differencesFile, summary: 'Differences of drawers that wait for approval', query: paged,
    handle: (work, { query }) => waitingDifferences(work, query.after ?? null, query.limit) }),
  route({
    method: 'POST', path: '/fees/drawers/:office/:drawer/approve', may: 'staff:fees.approve', summary: 'Approves the difference of somebody else’s drawer', params: ofDrawer, body: approveBody,
    handle: async (work, { params, body }) => {
      const approved = await approveDifference(work, params, body.remark)
      return isRefused(approved) ? approved : (await drawerViews(work, approved.office, [approved]))[0]!
    },
  }),
]

export const routes: Route[] = [
  ...drawerRoutes,
  route({ method: 'GET', path: '/fees/owed', may: 'staff:fees.take', file: owedFile, summary: 'What this office has to give back for applications that ended without a card', handle: work => owedHere(work) }),
  route({ method: 'GET', path: '/people/:person/fees', may: 'staff:fees.take', summary: 'A person’s receipts, newest first; the look is on record', params: z.object({ person: z.uuid() }),
    handle: (work, { params }) => seeReceipts(work, personKey(params.person)) }),
  ownRoute({ method: 'POST', path: '/people/:person/fee-payments', may: 'staff:fees.take', summary: 'Has this window’s POS take the fee from the financial account of the card in the reader; once a key', params: z.object({ person: z.uuid() }), body: payBody,
    own: (house, { by, params, body: { amount, ...asked } }) => payFromAccount(house, by, personKey(params.person), { ...asked, amount: BigInt(amount) }) }),
  ownRoute({ method: 'POST', path: '/people/:person/fee-payments/:payment/follow', may: 'staff:fees.take', summary: 'How a payment from the account stands at the POS', params: z.object({ person: z.uuid(), payment: z.uuid() }), body: keyOnly,
    own: (house, { by, params }) => followPayment(house, by, personKey(params.person), params.payment) }),
  ownRoute({ method: 'POST', path: '/people/:person/fee-payments/:payment/cancel', may: 'staff:fees.take', summary: 'Takes a payment back: unless the holder confirmed it nothing is taken, what was taken and not used goes back', params: z.object({ person: z.uuid(), payment: z.uuid() }), body: keyOnly,
    own: (house, { by, params }) => followPayment(house, by, personKey(params.person), params.payment, { cancel: true }) }),
  route({
    method: 'POST', path: '/people/:person/applications/:application/fee/return', may: 'staff:fees.take', summary: 'Gives an owed fee back out of my drawer, once', params: z.object({ person: z.uuid(), application: z.uuid() }), body: keyOnly,
    handle: async (work, { params }) => {
      const paid = await payOwed(work, { bucket: personKey(params.person).bucket, id: params.application, person: params.person })
      return isRefused(paid) ? paid : receiptView(work, paid)
    },
  }),
  route({
    method: 'GET', path: '/people/:person/receipts/:receipt/print', may: 'staff:fees.take', summary: 'A receipt as a PDF, on A4 or an 80 mm roll', params: z.object({ person: z.uuid(), receipt: z.uuid() }),
    query: z.strictObject({ paper: z.enum(['a4', '80mm']).default('a4') }),
    handle: async (work, { params, query }) => {
      const file = await receiptFile(work, personKey(params.person), params.receipt, query.paper)
      return isRefused(file) ? file : new FileAnswer(file.name, 'application/pdf', file.bytes)
    },
  }),
]

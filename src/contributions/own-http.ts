import { z } from 'zod'
import { personKey, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import { inWork, type Work } from '#kit/work'
import { declareWithCard } from './declare.ts'
import { askMandate, revokeMandate, signMandate } from './mandate.ts'
import { receiptPdf } from './receipt.ts'
import { refuse } from './refusals.ts'
import { dueView, duesOf, historyOf, myDues } from './see.ts'
import { lockDues } from './store.ts'

const key = z.string().max(64).optional()
const me = (work: Work) => personKey(work.by.id!)
const cardNumber = z.string().trim().min(1).max(20)
const mine = (work: Work) => duesOf(work, me(work), 'contributions.see-own')
const ofDue = z.object({ due: z.uuid() })
async function myDue(work: Work, id: Id) {
  const [due] = await lockDues(work, [{ bucket: me(work).bucket, id }])
  return due?.payerKind === 'person' && due.payer === work.by.id ? due : refuse('due-unknown')
}

/** The holder's own dues and mandates. (INS-02.a, INS-03.a) */
export const ownRoutes: Route[] = [
  ownRoute({ method: 'GET', path: '/my/dues', may: 'holder', summary: 'What the holder owes and paid, where the card’s bank takes payments online, what they may declare, the mandates they signed', own: (house, { by }) => inWork(house, by, work => myDues(house, work, me(work))) }),
  route({ method: 'GET', path: '/my/dues/:due', may: 'holder', summary: 'Every order of a due to a bank, and all money that came for it', params: ofDue, handle: async (work, { params }) => { const due = await myDue(work, params.due); return isRefused(due) ? due : { ...dueView(work, due), ...await historyOf(work, due) } } }),
  route({ method: 'GET', path: '/my/dues/:due/receipt', may: 'holder', summary: 'The receipt of a due that was paid', params: ofDue, handle: async (work, { params }) => { const due = await myDue(work, params.due); return isRefused(due) ? due : receiptPdf(work, due) } }),
  route({ method: 'POST', path: '/my/dues', may: 'holder', summary: 'The holder declares a month, or a resident a year, with the number on the face of the card', body: z.strictObject({ key, relation: z.uuid(), period: z.string().regex(/^2\d{3}(0[1-9]|1[0-2])?$/), cardNumber }),
    handle: async (work, { body }) => { const done = await declareWithCard(work, me(work), body); return isRefused(done) ? done : mine(work) } }),
  route({ method: 'POST', path: '/my/mandates', may: 'holder', summary: 'A mandate to deduct an insurance from the card’s account is asked for: a code goes to the holder’s phone', body: z.strictObject({ key, relation: z.uuid(), cardNumber }), handle: (work, { body }) => askMandate(work, me(work), body) }),
  route({ method: 'POST', path: '/my/mandates/sign', may: 'holder', summary: 'The code of the phone signs the mandate', keepsRefused: ['mandate-code-wrong'], body: z.strictObject({ key, mandate: z.uuid(), code: z.string().regex(/^\d{6}$/, '应是 6 位数字 | must be six digits'), cardNumber }),
    handle: async (work, { body }) => { const done = await signMandate(work, me(work), body); return isRefused(done) ? done : mine(work) } }),
  route({ method: 'POST', path: '/my/mandates/:mandate/revoke', may: 'holder', summary: 'The holder revokes a mandate; nothing more is ordered under it', params: z.object({ mandate: z.uuid() }), body: z.strictObject({ key }),
    handle: async (work, { params }) => { const done = await revokeMandate(work, me(work), params.mandate); return isRefused(done) ? done : mine(work) } }),
]

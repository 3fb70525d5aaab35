import { z } from 'zod'
import { instantCursor } from '#kit/cursor'
import { dayOf } from '#kit/day'
import { personKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { passbookFile } from './list-files.ts'
import { orderView, passbookOrders, passbookPage, payOut } from './passbook.ts'
import { payOutShape } from './shared.ts'

const ofPerson = z.object({ person: z.uuid() })

/** 存折: what goes out over it until the card takes over. (OLD-05, PACC-01) */
export const passbookRoutes: Route[] = [
  route({ method: 'GET', path: '/passbook/orders', may: 'staff:ledger.passbook', file: passbookFile, summary: 'Months and payments that wait for the passbook’s bank, the oldest first',
    query: z.strictObject({ after: instantCursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    handle: (work, { query }) => { const [at, id] = (query.after ?? '').split('~'); return passbookOrders(work, query.after ? { at: new Date(at!), id: id! } : null, query.limit) } }),
  route({ method: 'GET', path: '/people/:person/passbook', may: 'staff:ledger.passbook', summary: 'A holder’s accounts, whether they can be paid out over the passbook, and what was; the look is on record', params: ofPerson,
    handle: (work, { params }) => passbookPage(work, personKey(params.person)) }),
  route({ method: 'POST', path: '/people/:person/passbook', may: 'staff:ledger.passbook', summary: 'Pays out of the personal account over the passbook, before the switch-over date, once a key', params: ofPerson, body: payOutShape,
    handle: async (work, { params, body }) => {
      const order = await payOut(work, personKey(params.person), { ...body, amount: BigInt(body.amount) })
      return isRefused(order) ? order : orderView(order, dayOf(work.now))
    } }),
]

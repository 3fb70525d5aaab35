import { z } from 'zod'
import { placeOrder, seeOrder, seeShop } from '../../shop/order.ts'
import { pageRoute, type PageRoute } from '../page-route.ts'
import { bankCode, merchantNumber, orderNumber } from './shapes.ts'

/** Pages of the merchants, so that there is something to buy on line: anyone may look and order. */
export const shopRoutes: readonly PageRoute[] = [
  pageRoute({ method: 'POST', path: '/shop', may: 'public', summary: 'What a merchant\'s page sells', body: z.object({ bank: bankCode, merchant: merchantNumber }), handle: (work, { body }) => seeShop(work, body.bank, body.merchant) }),
  pageRoute({
    method: 'POST', path: '/shop/order', may: 'public', summary: 'Places an order', body: z.object({ bank: bankCode, merchant: merchantNumber, lines: z.array(z.object({ item: z.string().max(20), count: z.int().min(1).max(99) })).min(1).max(20) }),
    handle: (work, { body }) => placeOrder(work, body.bank, body.merchant, body.lines),
  }),
  pageRoute({ method: 'POST', path: '/shop/see', may: 'public', summary: 'An order by its number: what is to be paid, and whether it was', body: z.object({ order: orderNumber }), handle: (work, { body }) => seeOrder(work, body.order) }),
]

import { page, type Page } from '../page.ts'
import { patterns } from './paths.ts'

/** Pages anyone may open. */
export const open: readonly Page[] = [
  page(patterns.welcome, () => import('./welcome.tsx')),
  page(patterns.pos, () => import('./pos/screen.tsx'), { sample: { terminal: 'pos' } }),
  page(patterns.staffSignIn, () => import('./sign-in.tsx')),
  page(patterns.signIn, () => import('./online/sign-in.tsx')),
  page(patterns.shop, () => import('./shop/shop.tsx'), { sample: { bank: '96588', merchant: '898340554110001' } }),
  page(patterns.order, () => import('./shop/order.tsx'), { sample: { order: '00000000000000000000' } }),
  page(patterns.atm, () => import('./atm/atm.tsx'), { sample: { bank: '96588' } }),
]
/** Pages of a customer, who signs in with what the branch opened: a page is a line. */
export const online: readonly Page[] = [
  page(patterns.online.home, () => import('./online/home.tsx')),
  page(patterns.online.transfer, () => import('./online/transfer.tsx')),
  page(patterns.online.pay, () => import('./online/pay.tsx')),
  page(patterns.online.dues, () => import('./online/dues.tsx')),
  page(patterns.online.due, () => import('./online/dues.tsx'), { sample: { reference: '00000000000000000000' } }),
  page(patterns.online.statement, () => import('./online/statement.tsx')),
  page(patterns.online.offers, () => import('./online/offers.tsx')),
  page(patterns.online.wealth, () => import('./online/wealth.tsx')),
  page(patterns.online.security, () => import('./online/security.tsx')),
]
/** Pages of staff, by workplace: a page is a line. */
export const staff = {
  branch: [
    page(patterns.branch.home, () => import('./branch/home.tsx')),
    page(patterns.branch.visit, () => import('./branch/visit.tsx'), { sample: { visit: 'visit' } }),
    page(patterns.branch.activate, () => import('./branch/activate.tsx'), { sample: { visit: 'visit' } }),
    page(patterns.branch.drawer, () => import('./branch/drawer.tsx')),
  ],
  operations: [page(patterns.operations.home, () => import('./operations/home.tsx')), page(patterns.operations.merchants, () => import('./operations/merchants.tsx'))],
} satisfies Record<string, readonly Page[]>
export type Place = 'open' | 'online' | keyof typeof staff

/** Every page of the bank with its workplace: the router is made of it, the route test walks it. */
export const allPages: readonly (Page & { place: Place })[] = [
  ...open.map(each => ({ ...each, place: 'open' as const })), ...online.map(each => ({ ...each, place: 'online' as const })),
  ...Object.entries(staff).flatMap(([place, list]) => list.map(each => ({ ...each, place: place as Place }))),
]

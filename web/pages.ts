import { pages as branch } from './branch/pages.ts'
import { pages as centre } from './centre/pages.ts'
import { pages as counter } from './counter/pages.ts'
import { pages as hotline } from './hotline/pages.ts'
import { pages as insurer } from './insurer/pages.ts'
import { pages as office } from './office/pages.ts'
import { page, type Page } from './page.ts'
import { patterns } from './paths.ts'
import { pages as resident } from './resident/pages.ts'
import { pages as till } from './till/pages.ts'
import { pages as unit } from './unit/pages.ts'
import { pages as ward } from './ward/pages.ts'

/** Pages anyone may open. */
export const open: readonly Page[] = [
  page(patterns.welcome, () => import('./welcome/welcome.tsx')),
  page(patterns.signIn, () => import('./sign-in/holder.tsx')),
  page(patterns.staffSignIn, () => import('./sign-in/staff.tsx')),
  page(patterns.ownSignIn, () => import('./sign-in/own.tsx')),
  page(patterns.gallery, () => import('./gallery/gallery.tsx')),
  page(patterns.galleryConsole, () => import('./gallery/frames.tsx')),
  page(patterns.galleryPhone, () => import('./gallery/phone.tsx')),
  page(patterns.galleryStates, () => import('./gallery/states.tsx')),
  page(patterns.sandbox, () => import('./sandbox/sandbox.tsx')),
  page(patterns.transactions, () => import('./sandbox/transactions.tsx')),
  page(patterns.transaction, () => import('./sandbox/transaction.tsx'), { sample: { infno: 'transaction' } }),
  page(patterns.clients, () => import('./sandbox/clients.tsx')),
  page(patterns.client, () => import('./sandbox/client.tsx'), { sample: { provider: 'provider' } }),
]
export { resident }
export const staff = { counter, centre, office, unit, till: [...till, ...ward], branch, insurer, hotline }
export type Place = 'open' | 'resident' | keyof typeof staff

/** Every page of the product with its workplace: the router is made of it, the route test and the contact sheet walk it. */
export const allPages: readonly (Page & { place: Place })[] = [
  ...open.map(each => ({ ...each, place: 'open' as const })), ...resident.map(each => ({ ...each, place: 'resident' as const })),
  ...Object.entries(staff).flatMap(([place, list]) => list.map(each => ({ ...each, place: place as Place }))),
]

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, type AnyRoute, type ErrorComponentProps } from '@tanstack/react-router'
import { patterns } from './paths.ts'
import { page, type Page } from './page.ts'
import { pages as branch } from './branch/pages.ts'
import { pages as centre } from './centre/pages.ts'
import { pages as counter } from './counter/pages.ts'
import { pages as resident } from './resident/pages.ts'
import { pages as till } from './till/pages.ts'
import { pages as unit } from './unit/pages.ts'
import { Failed, NotFound } from './ui/failed.tsx'

/** Pages anyone may open. */
const open: readonly Page[] = [
  page(patterns.welcome, () => import('./welcome/welcome.tsx')),
  page(patterns.signIn, () => import('./sign-in/holder.tsx')),
  page(patterns.staffSignIn, () => import('./sign-in/staff.tsx')),
  page(patterns.gallery, () => import('./gallery/gallery.tsx')),
  page(patterns.galleryConsole, () => import('./gallery/frames.tsx')),
  page(patterns.galleryPhone, () => import('./gallery/phone.tsx')),
  page(patterns.sandbox, () => import('./sandbox/sandbox.tsx')),
]
const staff = { counter, centre, unit, till, branch }
/** Every page of the product with its workplace; the route test walks this list. */
export const allPages = [
  ...open.map(each => ({ ...each, place: 'open' as const })), ...resident.map(each => ({ ...each, place: 'resident' as const })),
  ...Object.entries(staff).flatMap(([place, list]) => list.map(each => ({ ...each, place: place as keyof typeof staff }))),
]

const failed = ({ error, reset }: ErrorComponentProps) => <Failed error={error instanceof Error ? error : new Error(String(error))} again={reset} />
const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: failed })
const leaf = (each: Page, parent: () => typeof root) => createRoute({ getParentRoute: parent, path: each.path, component: lazyRouteComponent(each.load) })
/** Staff pages stand in a frame that brings antd and the sign-in check; residents never load it. */
const frame = createRoute({ getParentRoute: () => root, id: 'staff', component: lazyRouteComponent(() => import('./staff-frame.tsx')) })

const tree = root.addChildren([
  ...[...open, ...resident].map(each => leaf(each, () => root)),
  frame.addChildren(Object.values(staff).flat().map(each => leaf(each, () => frame as unknown as typeof root))),
])
export const router = createRouter({ routeTree: tree as AnyRoute, defaultPreload: false, scrollRestoration: true, defaultErrorComponent: failed, defaultNotFoundComponent: NotFound })

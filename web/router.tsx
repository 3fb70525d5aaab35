import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type AnyRoute,
  type ErrorComponentProps,
} from '@tanstack/react-router'
import type { Page } from './page.ts'
import { open, resident, staff } from './pages.ts'
import { Failed, NotFound } from './ui/failed.tsx'

const failed = ({ error, reset }: ErrorComponentProps) => <Failed error={error instanceof Error ? error : new Error(String(error))} again={reset} />
const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: failed })
const leaf = (each: Page, parent: () => typeof root) =>
  createRoute({ getParentRoute: parent, path: each.path, component: lazyRouteComponent(each.load) })
/** Staff pages stand in a frame that brings antd and the sign-in check; residents never load it. */
const frame = createRoute({ getParentRoute: () => root, id: 'staff', component: lazyRouteComponent(() => import('./staff-frame.tsx')) })

const tree = root.addChildren([
  ...[...open, ...resident].map(each => leaf(each, () => root)),
  frame.addChildren(
    Object.values(staff)
      .flat()
      .map(each => leaf(each, () => frame as unknown as typeof root)),
  ),
])
export const router = createRouter({
  routeTree: tree as AnyRoute,
  defaultPreload: false,
  scrollRestoration: true,
  defaultErrorComponent: failed,
  defaultNotFoundComponent: NotFound,
})

/** After a change of page the focus goes to its main part, unless the page put it somewhere itself: a screen reader hears where one is. */
router.subscribe('onRendered', ({ pathChanged }) => {
  const main = document.querySelector<HTMLElement>('main')
  if (!pathChanged || !main || (document.activeElement && document.activeElement !== document.body)) return
  main.tabIndex = -1
  main.focus({ preventScroll: true })
})

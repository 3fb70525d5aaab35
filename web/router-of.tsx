import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, type AnyRoute, type ErrorComponentProps } from '@tanstack/react-router'
import type { ComponentType, ReactNode } from 'react'
import type { Page } from './page.ts'
import { Failed, NotFound } from './ui/failed.tsx'

const failed = ({ error, reset }: ErrorComponentProps) => <Failed error={error instanceof Error ? error : new Error(String(error))} again={reset} />

/** The router of an application: `bare` pages stand alone, `framed` ones in a frame that brings antd and the sign-in check; `around` stands around them all. */
export function routerOf({ bare, framed, frame, around }: { bare: readonly Page[]; framed: readonly Page[]; frame: () => Promise<{ default: ComponentType }>; around?: (page: ReactNode) => ReactNode }) {
  const root = createRootRoute({ component: around ? () => around(<Outlet />) : Outlet, notFoundComponent: NotFound, errorComponent: failed })
  const leaf = (each: Page, parent: () => typeof root) => createRoute({ getParentRoute: parent, path: each.path, component: lazyRouteComponent(each.load) })
  const staff = createRoute({ getParentRoute: () => root, id: 'staff', component: lazyRouteComponent(frame) })
  const tree = root.addChildren([...bare.map(each => leaf(each, () => root)), staff.addChildren(framed.map(each => leaf(each, () => staff as unknown as typeof root)))])
  const router = createRouter({ routeTree: tree as AnyRoute, defaultPreload: false, scrollRestoration: true, defaultErrorComponent: failed, defaultNotFoundComponent: NotFound })
  // after a change of page the focus goes to its main part, unless the page put it somewhere itself: a screen reader hears where one is
  router.subscribe('onRendered', ({ pathChanged }) => {
    const main = document.querySelector<HTMLElement>('main')
    if (!pathChanged || !main || (document.activeElement && document.activeElement !== document.body)) return
    main.tabIndex = -1
    main.focus({ preventScroll: true })
  })
  return router
}

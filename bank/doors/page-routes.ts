import type { PageRoute } from './page-route.ts'
import { sandboxRoutes } from './pages/sandbox.ts'
import { deviceRoutes } from './pages/devices.ts'
import { signInRoutes } from './pages/sign-in.ts'
import { tellerRoutes } from './pages/teller.ts'
import { visitRoutes } from './pages/visit.ts'

/** Every route of the bank's pages: a file of `pages/` a subject, a line here. */
export const pageRoutes: readonly PageRoute[] = [...signInRoutes, ...visitRoutes, ...tellerRoutes, ...deviceRoutes, ...sandboxRoutes]

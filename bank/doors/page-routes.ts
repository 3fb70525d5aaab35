import type { PageRoute } from './page-route.ts'
import { atmRoutes } from './pages/atm.ts'
import { onlineRoutes } from './pages/online.ts'
import { operationsRoutes } from './pages/operations.ts'
import { sandboxRoutes } from './pages/sandbox.ts'
import { shopRoutes } from './pages/shop.ts'
import { signInRoutes } from './pages/sign-in.ts'

/** Every route of the bank's pages: a file of `pages/` a subject, a line here. */
export const pageRoutes: readonly PageRoute[] = [...signInRoutes, ...sandboxRoutes, ...onlineRoutes, ...shopRoutes, ...atmRoutes, ...operationsRoutes]

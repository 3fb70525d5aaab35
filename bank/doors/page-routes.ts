import type { PageRoute } from './page-route.ts'
import { atmRoutes } from './pages/atm.ts'
import { onlineRoutes } from './pages/online.ts'
import { operationsRoutes } from './pages/operations.ts'
import { sandboxRoutes } from './pages/sandbox.ts'
import { shopRoutes } from './pages/shop.ts'
import { deviceRoutes } from './pages/devices.ts'
import { signInRoutes } from './pages/sign-in.ts'
import { tellerRoutes } from './pages/teller.ts'
import { visitRoutes } from './pages/visit.ts'

/** Every route of the bank's pages: a file of `pages/` a subject, a line here. */
export const pageRoutes: readonly PageRoute[] = [...signInRoutes, ...visitRoutes, ...tellerRoutes, ...deviceRoutes, ...sandboxRoutes, ...onlineRoutes, ...shopRoutes, ...atmRoutes, ...operationsRoutes]

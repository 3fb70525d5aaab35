import type { PageRoute } from './page-route.ts'
import { sandboxRoutes } from './pages/sandbox.ts'
import { signInRoutes } from './pages/sign-in.ts'

/** Every route of the bank's pages: a file of `pages/` a subject, a line here. */
export const pageRoutes: readonly PageRoute[] = [...signInRoutes, ...sandboxRoutes]

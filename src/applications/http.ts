import type { Route } from '#kit/route'
import { counterRoutes } from './counter-http.ts'
import { formRoutes } from './forms-http.ts'
import { myRoutes } from './my-http.ts'
import { paperRoutes } from './papers-http.ts'
import { replaceRoutes } from './replace-http.ts'
import { reviewRoutes } from './review-http.ts'

/** One person's way: on the web, at a counter, for an old card's successor, through review. */
export const routes: Route[] = [...myRoutes, ...formRoutes, ...counterRoutes, ...replaceRoutes, ...paperRoutes, ...reviewRoutes]

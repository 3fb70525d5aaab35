import type { Route } from '#kit/route'

export const routes: Route[] = []

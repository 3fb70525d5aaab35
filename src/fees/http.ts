import { isRefused } from '#kit/refusal'
import { route, type Route } from '#kit/route'
import { openDrawer } from './open-drawer.ts'
import { openBody } from './shared.ts'

export const routes: Route[] = [
  route({
    method: 'POST', path: '/fees/drawer/open', may: 'staff:fees.drawer', summary: 'Counts the float into my drawer and opens it', body: openBody,
    handle: async (work, { body }) => {
      const opened = await openDrawer(work, body.pieces)
      return isRefused(opened) ? opened : { drawer: opened.drawer.id, holds: opened.balance }
    },
  }),
]

import { z } from 'zod'
import { route, type Route } from '#kit/route'
import { endTrust, enterTrust } from './enter-trust.ts'
import { trustShape } from './shared.ts'
import { listTrusts } from './view.ts'

/** What the security administrator does: with what each provider's messages are vouched for at the national door. */
export const routes: Route[] = [
  route({ method: 'GET', path: '/access/trusts', may: 'staff:access.read', summary: 'With what providers’ messages are vouched for', handle: async work => ({ rows: await listTrusts(work), next: null }) }),
  route({ method: 'POST', path: '/access/trusts', may: 'staff:access.change', summary: 'Registers a gateway token, SM2 key, client certificate or address of a provider', body: trustShape,
    handle: (work, { body }) => enterTrust(work, body) }),
  route({ method: 'POST', path: '/access/trusts/:trust/end', may: 'staff:access.change', summary: 'Ends a registration', params: z.object({ trust: z.uuid() }), handle: (work, { params }) => endTrust(work, params.trust) }),
]

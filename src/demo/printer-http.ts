import { z } from 'zod'
import { route, type Route } from '#kit/route'
import { setStandIn } from '#production'
import { machineStates, type MachineState } from '../production/shared.ts'

/** Registered in a demo only: what happens to the machine that stands in for a counter's card printer. */
export const printerRoutes: Route[] = [
  route({
    method: 'POST', path: '/demo/printer', may: 'staff:cards.instant', summary: 'Demo: puts my counter’s stand-in card printer into a state: ready, out of ribbon, jammed, no card',
    body: z.strictObject({ key: z.string().max(64).optional(), state: z.enum(Object.keys(machineStates) as [MachineState, ...MachineState[]]) }), handle: (work, { body }) => setStandIn(work, body.state),
  }),
]

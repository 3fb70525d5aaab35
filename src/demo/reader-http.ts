import { route, type Route } from '#kit/route'
import { askReader, messageShape } from './reader.ts'

/** Registered in a demo only: the software reader and pad answer the agent's messages. */
export const readerRoutes: Route[] = [
  route({
    method: 'POST', path: '/demo/reader', may: 'staff:terminals.read', summary: 'Demo: the software reader and PIN pad of a desk', body: messageShape, keepsRefused: true,
    handle: (work, { body }) => askReader(work, body),
  }),
]

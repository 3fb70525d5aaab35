import { z } from 'zod'
import { instantCursor } from '#kit/cursor'
import { route, type Route } from '#kit/route'
import { parkedFile } from './list-files.ts'
import { retryTask, seeOutbox } from './see.ts'

export const routes: Route[] = [
  route({
    method: 'GET', path: '/outbox', may: 'staff:system.read', file: parkedFile, summary: 'How far deliveries and timers are behind, and which are parked',
    query: z.strictObject({ after: instantCursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    handle: (work, { query }) => {
      const [at, id] = query.after?.split('~') ?? []
      return seeOutbox(work, at && id ? { at: new Date(at), id } : null, query.limit)
    },
  }),
  route({
    method: 'POST', path: '/outbox/:bucket/:task/retry', may: 'staff:system.retry', summary: 'A parked delivery or timer is tried again',
    params: z.object({ bucket: z.coerce.number().int().min(0).max(4095), task: z.uuid() }), body: z.strictObject({ key: z.string().max(64).optional() }),
    handle: (work, { params }) => retryTask(work, params.bucket, params.task),
  }),
]

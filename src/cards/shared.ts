import { z } from 'zod'

export * from './causes.ts'
export * from './life.ts'
export * from './state-code.ts'
export * from './verbs.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A document as the clerk's ID reader gives it, or as typed from the original. */
export const documentShape = z.object({
  kind: z.string().min(1).max(40), number: z.string().min(1).max(30),
  validUntil: z.union([day, z.literal('long-term')]).nullable(),
})
export type DocumentShape = z.output<typeof documentShape>

/** An agent's own document, beside the holder's. */
export const agentShape = z.object({
  name: z.string().trim().min(1).max(60), number: z.string().trim().min(15).max(18), relation: z.string().trim().min(1).max(20),
  validUntil: z.union([day, z.literal('long-term')]),
})
export type AgentShape = z.output<typeof agentShape>

/** Body of collecting, reporting a loss and releasing it. */
export const shownShape = z.object({ document: documentShape, agent: agentShape.nullish() })

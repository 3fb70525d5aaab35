import { z } from 'zod'
import { shownDocument } from '#shared/holders'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A document as the clerk's ID reader gives it, or as typed from the original. */
export const documentShape = shownDocument
export type DocumentShape = z.output<typeof documentShape>

/** An agent's own document, beside the holder's. */
export const agentShape = z.object({
  name: z.string().trim().min(1).max(60), number: z.string().trim().min(15).max(18), relation: z.string().trim().min(1).max(20),
  validUntil: z.union([day, z.literal('long-term')]),
})
export type AgentShape = z.output<typeof agentShape>

/** Body of collecting, reporting a loss and releasing it. `guardian`: the link of who acts for a minor; the document is then the guardian's. */
export const shownShape = z.object({ document: documentShape, agent: agentShape.nullish(), guardian: z.uuid().optional() })

export type ShownShape = z.output<typeof shownShape>

/** Body of a hand-over: `papers` of the pack that the clerk saw beside the identity document. */
export const handOverShape = shownShape.extend({ papers: z.array(z.string().max(40)).max(10).optional() })

import { z } from 'zod'

export const delivery = z.object({ kind: z.enum(['branch', 'unit', 'counter', 'post']), organisation: z.uuid() })
export const paper = z.object({ material: z.string().max(40), paper: z.uuid().nullable() })
/** What a form of applying holds; what is missing is told by the verb, field by field. */
export const form = z.object({
  key: z.string().max(64).optional(), phone: z.string().max(30).optional(), address: z.string().max(300).optional(), bank: z.string().max(5).optional(), delivery: delivery.optional(),
  photo: z.uuid().optional(), papers: z.array(paper).max(20).optional(),
})
export const keyed = z.object({ key: z.string().max(64).optional() })
export const versioned = keyed.extend({ version: z.int().optional() })

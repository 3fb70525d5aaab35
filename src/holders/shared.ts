import { z } from 'zod'

export * from './words.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** A document as the clerk's reader gives it, or as typed from the original. */
export const shownDocument = z.object({ kind: z.string().min(1).max(40), number: z.string().min(1).max(30), validUntil: z.union([day, z.literal('long-term')]).nullable() })

/** A person as pages show one: masked. `insured`: where, in words. */
export type PersonView = {
  id: string; name: string; number: string; sex: '1' | '2'; birthYear: number; phone: string | null; category: string; version: number
  insured: string | null; insuredEn: string | null
}
/** A person in a list. */
export type FoundPerson = Pick<PersonView, 'id' | 'name' | 'number' | 'phone' | 'sex' | 'birthYear'>

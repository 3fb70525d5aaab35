import { z } from 'zod'

/** A post: where it exists, its name, the verbs it may do there. */
export type Post = { at: readonly OrganisationKind[]; zh: string; en: string; verbs: readonly string[] }
export type OrganisationKind = 'centre' | 'counter' | 'branch' | 'unit' | 'provider' | 'village' | 'insurer'

export const signInBody = z.object({ user: z.string().trim().min(1).max(40), password: z.string().min(1).max(200) })
export const holderSignInBody = z.object({ number: z.string().trim().min(1).max(20), password: z.string().min(1).max(64) })
export const seatBody = z.object({ user: z.string().trim().min(1).max(40) })

/** The first page of each kind of organisation. */
export const homeOf: Record<OrganisationKind, string> = {
  centre: '/centre', counter: '/counter', branch: '/branch', unit: '/unit', village: '/unit', provider: '/till', insurer: '/centre',
}

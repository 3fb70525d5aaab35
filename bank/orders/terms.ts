import { z } from 'zod'
import type { Work } from '../work.ts'
import { putTerms, selectTerms } from './store.ts'

/** The places where a financial account can be activated, and the steps of it that a policy may leave out. (ACT-10) */
export const places = ['branch', 'office', 'online'] as const
export const steps = ['copy', 'form', 'code', 'biometric'] as const
export type Step = (typeof steps)[number]
export const termsShape = z.strictObject({ bank: z.string(), region: z.string(), places: z.array(z.enum(places)).min(1), steps: z.array(z.enum(steps)), existing: z.boolean() })
export type Terms = z.output<typeof termsShape>

/** Takes what the card centre's policy says of these banks. */
export async function takeTerms(work: Work, rows: readonly Terms[]) {
  await putTerms(work, rows.filter(row => work.banks.some(({ code }) => code === row.bank)))
  return { taken: rows.length }
}

/** How accounts of a card's bank and region are activated; where the centre has said nothing: at a branch, by every step, with the account of the card. */
export async function termsOf(work: Work, card: { bank: string; region: string | null }): Promise<Terms> {
  return await selectTerms(work, card.bank, card.region ?? '') ?? { bank: card.bank, region: card.region ?? '', places: ['branch'], steps: [...steps], existing: false }
}

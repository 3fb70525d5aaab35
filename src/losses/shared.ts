import type { Words } from '../cards/shared.ts'

/** Where a holder says that a card is lost. */
export const vias = ['counter', 'online', 'phone'] as const
export type Via = (typeof vias)[number]
/** What became of the financial account in a visit: no word was given for it, its bank takes none from here, on its way, stopped, not taken. */
export type FinancialLoss = 'not-asked' | 'not-passed' | 'open' | 'lost' | 'refused'

/** One visit: when each account stopped, what the bank said, and its telephone, by which the other report is made where it is not. (LOSS-01) */
export type LossReport = {
  id: string; number: string; at: string; via: Via; socialAt: string | null
  financial: FinancialLoss; bank: Words & { phone: string }; lostSince: string | null; lostUntil: string | null; why: Words | null
}
/** What the second report needs: whether this bank takes it from here, and its telephone. */
export type SecondReport = { account: 'financial'; bank: Words; phone: string; passable: boolean }

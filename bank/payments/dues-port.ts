import type { Fen } from '#kit/money'
import type { Refusal } from '#kit/refusal'
import type { RefusalName } from '../refusals.ts'

/** Dues of the social security centre under a reference number, as the centre tells a bank: `who` masked, never a whole name. */
export type Dues = { reference: string; zh: string; en: string; who: string; amount: Fen; paid: boolean }
/** What the centre answered to a payment: taken, or why not (it had been paid another way), in which case the money goes back. */
export type DuesHeard = { taken: true } | { taken: false; why: string }
/** The centre, as online banking reaches it: outside every transaction. Throws when it does not answer. */
export type DuesPort = {
  look(bank: string, reference: string): Promise<Dues | Refusal<RefusalName> | null>
  tell(paid: { bank: string; reference: string; amount: Fen; key: string; at: Date }): Promise<DuesHeard>
}

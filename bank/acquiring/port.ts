import type { Fen } from '#kit/money'

/** What a terminal may ask. `credit` is whatever a debit card does not do: pre-authorisation, instalments, cash advance. */
export const kinds = ['balance', 'purchase', 'void', 'refund', 'reversal', 'withdrawal', 'dispensed', 'deposit', 'transfer', 'pay-in', 'credit'] as const
export type Kind = (typeof kinds)[number]

/** Names a message once and for all: terminal, the batch the bank gave it at its sign-in, its number in that (STAN). */
export type MessageKey = { terminal: string; batch: string; stan: string }
/** A message spoken of: with its day (MMDD) and the bank's reference where they were told, which must then be right. */
export type Original = MessageKey & { date: string | null; rrn: string | null }
/** Who is paid by a transfer: by card number; at another bank also its 12-digit line number. A name that is given must be the holder's. */
export type Payee = { card: string; name: string | null; line: string | null }

/**
 * A request as values, whatever protocol it came by. `merchant`, `currency` and `country` (of the acquirer) are numeric codes as in fields 42, 49, 19.
 * `pin` is the PIN block under the terminal's working key. `original` names what void, refund, reversal and dispensed speak of, `order` the centre's order that a pay-in carries out.
 */
export type AcquirerRequest = MessageKey & {
  kind: Kind; merchant: string; card: string; amount: Fen; currency: string; country: string
  pin: Buffer | null; original: Original | null; payee: Payee | null; order: string | null
}

/**
 * The answer: `code` is field 39; `reason` names the refusal, `zh` and `en` say it. `rrn` twelve digits, `auth` six when approved. `balance` in fen when it was asked for.
 * `repeated`: this is the answer that was given before.
 */
export type AcquirerResponse = { code: string; reason: string | null; zh: string; en: string; rrn: string; auth: string | null; balance: Fen | null; at: Date; repeated: boolean; standIn: true
  /** What a purchase gained by its merchant's offer; null: nothing. */
  benefit: { discount: Fen; points: number } | null }

/** The bank as acquirers reach it. Throws a Fault when the outcome is not known: the same request again gives the answer. */
export type Acquirer = { handle(request: AcquirerRequest): Promise<AcquirerResponse> }

/** A message key as it is kept. */
export const keyText = ({ terminal, batch, stan }: MessageKey): string => `${terminal}|${batch}|${stan}`

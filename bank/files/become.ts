import type { Bucket, Id } from '#kit/ids'
import type { BatchLine, Result } from '../../src/wire/bankfile/index.ts'
import { isLost } from '../acquiring/decide.ts'
import type { Rules } from '../banks.ts'
import type { Mandate } from '../mandates/store.ts'

/** What becomes of a line at this bank: of the table of all results those that it answers. */
export type Became = Extract<Result, 'done' | 'account-unknown' | 'name-differs' | 'not-active' | 'closed' | 'lost' | 'insufficient' | 'mandate-missing'>
/** Whose a card number is, and how card and account stand; `name` sealed. */
export type Payee = { bank: string; bucket: Bucket; account: Id; balance: bigint; activatedAt: Date | null; lostAt: Date | null; lostHow: 'phone' | 'written' | null; closedAt: Date | null; endedAt: Date | null; customer: Id; name: Buffer }

const plainName = (name: string) => name.normalize('NFC').trim()

/**
 * What becomes of a line: paid to the account it names, or to none. Whoever does not know the holder's name learns nothing of the card;
 * a card of another bank is unknown to this one. `holder` is the payee's name, opened. (BEN-01.b)
 */
export function becomes(bank: string, line: Pick<BatchLine, 'name'>, payee: Payee | null, holder: string, rules: Rules, now: Date): Became {
  if (!payee || payee.bank !== bank) return 'account-unknown'
  if (plainName(line.name) !== plainName(holder)) return 'name-differs'
  if (payee.closedAt) return 'closed'
  if (!payee.activatedAt) return 'not-active'
  return isLost(payee, rules.loss, now) ? 'lost' : 'done'
}

/** What becomes of a deduction: the same, and its mandate stands for this very account, and the money is there; `balance` as it is after the lines before it. (INS-02.b, INS-03) */
export function deducts(became: Became, { mandate, payer, balance, amount }: { mandate: Mandate | undefined; payer: Payee | null; balance: bigint; amount: bigint }): Became {
  if (became !== 'done') return became
  // nothing leaves by a card that ended; what comes in goes on
  if (payer?.endedAt) return 'closed'
  if (!mandate || mandate.revokedAt || mandate.account !== payer?.account) return 'mandate-missing'
  return balance < amount ? 'insufficient' : 'done'
}

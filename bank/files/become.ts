import type { Bucket, Id } from '#kit/ids'
import type { BatchLine, Result } from '../../src/wire/bankfile/index.ts'
import { isLost } from '../acquiring/decide.ts'
import type { Rules } from '../banks.ts'

/** What becomes of a pay-out line at this bank: of the table of all results those that it answers. */
export type Became = Extract<Result, 'done' | 'account-unknown' | 'name-differs' | 'not-active' | 'closed' | 'lost'>
/** Whose a card number is, and how the card stands; `name` sealed. */
export type Payee = { bank: string; bucket: Bucket; account: Id; activatedAt: Date | null; lostAt: Date | null; lostHow: 'phone' | 'written' | null; closedAt: Date | null; customer: Id; name: Buffer }

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

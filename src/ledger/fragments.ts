import type { AccountKind } from './shared.ts'

/**
 * The personal accounts of the statement's rows, as `a`, for another room's set-based statement: what joins them, and what at the statement's end
 * locks them in key order until the transaction ends. A row without an account is left out.
 */
export function accountLock(of: { bucket: string; person: string; region: string; kind?: AccountKind }): { join: string; end: string } {
  return {
    join: `join ledger.account a on a.bucket = ${of.bucket} and a.person = ${of.person} and a.kind = '${of.kind ?? 'pacc'}' and a.region = ${of.region}`,
    end: 'order by a.bucket, a.person, a.region for update of a',
  }
}

/** Rows of the journal at providers, for another room's set-based statement: whatever was settled, given back, reversed or restored, where a condition holds. acrossBuckets. */
export const atProviders = (where: string): string => `select bucket, number, person, day, at, provider, region, business, what, undoes, total, fund, account, cash, hospital, detail_sealed as detail
  from ledger.journal where provider is not null and what in ('settlement', 'cancel', 'reversal', 'restore') and ${where}`

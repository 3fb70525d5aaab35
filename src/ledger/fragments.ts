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

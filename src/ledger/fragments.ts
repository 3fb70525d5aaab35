/** `left join` of the personal account of the statement's rows, as `a`: for another room's set-based statement over its own rows. */
export function accountJoin(of: { bucket: string; person: string; region: string }): string {
  return `left join ledger.account a on a.bucket = ${of.bucket} and a.person = ${of.person} and a.kind = 'pacc' and a.region = ${of.region}`
}

/**
 * The same rows locked in key order until the transaction ends: the join, and what ends the statement. A row without an account is left out
 * (a lock cannot take what is not there): make the account, then ask again.
 */
export function accountLock(of: { bucket: string; person: string; region: string }): { join: string; end: string } {
  return { join: accountJoin(of).replace('left join', 'join'), end: 'order by a.bucket, a.person, a.region for update of a' }
}

/** `left join` of the personal account of the statement's rows, as `a`: for another room's set-based statement over its own rows. */
export function accountJoin(of: { bucket: string; person: string; region: string }): string {
  return `left join ledger.account a on a.bucket = ${of.bucket} and a.person = ${of.person} and a.kind = 'pacc' and a.region = ${of.region}`
}

/** The same rows locked in key order; `from` names the caller's rows with columns bucket, person, region, version. Rows that moved are left out. */
export function accountLock(from: string): string {
  return `select ${from}.n from ${from} join ledger.account a on a.bucket = ${from}.bucket and a.person = ${from}.person and a.kind = 'pacc' and a.region = ${from}.region
    and a.version = ${from}.version order by a.bucket, a.person, a.region for update of a`
}

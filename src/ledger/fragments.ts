import type { AccountKind } from './shared.ts'

/**
 * The personal accounts of the statement's rows, as `a`, for another room's set-based statement: what joins them, and what at the statement's end
 * locks them in key order until the transaction ends. A row without an account is left out. `kinds`: an account of each, where there is one, instead of the personal account.
 */
export function accountLock(of: { bucket: string; person: string; region: string; kinds?: readonly AccountKind[] }): { join: string; end: string } {
  const [first, ...more] = of.kinds ?? ['pacc']
  return {
    join: `join ledger.account a on a.bucket = ${of.bucket} and a.person = ${of.person} and a.kind ${more.length ? `in ('${[first, ...more].join("', '")}')` : `= '${first}'`} and a.region = ${of.region}`,
    end: 'order by a.bucket, a.person, a.kind, a.region for update of a',
  }
}

/** Rows of the journal at providers, for another room's set-based statement: whatever was settled, given back, reversed or restored, where a condition holds; `account`: what personal accounts bore, a relative's that is shared too. acrossBuckets. */
export const atProviders = (where: string): string => `select bucket, number, person, day, at, provider, region, business, what, undoes, total, fund, account - income as account, cash, hospital, detail_sealed as detail
  from ledger.journal where provider is not null and what in ('settlement', 'cancel', 'reversal', 'restore') and ${where}`

/** What somebody settled at other providers since an instant, newest first, as `u.uses` (provider and instant; null: nothing), for another room's set-based statement: of the newest rows of one account. */
export const usesJoin = (of: { bucket: string; person: string; region: string; provider: string; since: string }): string => `left join lateral (select json_agg(json_build_object('provider', j.provider, 'at', j.at)) as uses
    from (select provider, at, what from ledger.journal where bucket = ${of.bucket} and person = ${of.person} and kind = 'pacc' and region = ${of.region} order by seq desc limit 8) j
    where j.what = 'settlement' and j.at >= ${of.since} and j.provider <> ${of.provider}) u on true`

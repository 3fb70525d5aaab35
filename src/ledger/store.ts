import type { Bucket, Id, PersonKey } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import { accountLock } from './fragments.ts'
import type { AccountKind, What } from './shared.ts'

/** An account of a person in an insured region; `version` is the number of its last journal row. */
export type Account = { bucket: Bucket; person: Id; kind: AccountKind; region: string; balance: Fen; version: number }
/** A journal row. `business`: what is cleared together, the caller's own word. `account` is what the balance changed by; `fund`, `cash`, `hospital`, `income` who paid how much of `total`. Fen. */
export type JournalRow = {
  bucket: Bucket; person: Id; kind: AccountKind; region: string; seq: number; number: string; what: What; at: Date; day: string
  account: Fen; fund: Fen; cash: Fen; hospital: Fen; income: Fen; total: Fen; balance: Fen; undoes: string | null
  provider: Id | null; terminal: Id | null; operator: string | null; session: Id | null; policies: Id[] | null; business: string | null; detail: Buffer | null
}
type Has = { sql: Sql }
/** Addresses an account. */
export type AccountKey = { bucket: Bucket; person: Id; region: string }

const columns = `bucket, person, kind, region, seq, number, what, at, day, account, fund, cash, hospital, income, total, balance, undoes,
  provider, terminal, operator, session, policies, business, detail_sealed as detail`

export async function selectAccounts({ sql }: Has, { bucket, id }: PersonKey, kind: AccountKind = 'pacc'): Promise<Account[]> {
  return sql<Account>`select bucket, person, kind, region, balance, version from ledger.account where bucket = ${bucket} and person = ${id} and kind = ${kind} order by region`
}

/** The accounts of many people. */
export async function selectAccountsOfMany({ sql }: Has, people: readonly PersonKey[]): Promise<Pick<Account, 'person' | 'region' | 'balance'>[]> {
  return sql<Account>`select a.person, a.region, a.balance from unnest(${people.map(each => each.bucket)}::smallint[], ${people.map(each => each.id)}::uuid[]) as k (bucket, person)
    join ledger.account a on a.bucket = k.bucket and a.person = k.person and a.kind = 'pacc'`
}

/** Makes the accounts that are missing, empty. Rows are given and locked in key order. */
export async function ensureAccounts({ sql }: Has, keys: readonly AccountKey[], kind: AccountKind = 'pacc'): Promise<number> {
  if (!keys.length) return 0
  return sql.run`insert into ledger.account (bucket, person, kind, region, balance, version)
    select b, p, ${kind}::text, r, 0, 0
    from unnest(${keys.map(k => k.bucket)}::smallint[], ${keys.map(k => k.person)}::uuid[], ${keys.map(k => k.region)}::text[]) as k (b, p, r)
    order by b, p, r on conflict do nothing`
}

const holds = (kind: AccountKind) => accountLock({ bucket: 'i.bucket', person: 'i.person', region: 'i.region', kinds: [kind] })
const locks = { pacc: holds('pacc'), 'pacc-family': holds('pacc-family'), payable: holds('payable') }
/** Holds accounts in key order until the transaction ends, made first where they are missing; answers their versions in the order asked for. */
export async function holdAccounts(work: Has, keys: readonly AccountKey[], kind: AccountKind = 'pacc'): Promise<number[]> {
  const versions: number[] = []
  const hold = async (places: readonly number[]) => {
    const rows = await work.sql.text<{ n: number; version: number }>(`ledger-hold-${kind}`, `select i.n, a.version
      from unnest($1::int[], $2::smallint[], $3::uuid[], $4::bpchar[]) as i (n, bucket, person, region) ${locks[kind].join} ${locks[kind].end}`,
    [places, places.map(n => keys[n]!.bucket), places.map(n => keys[n]!.person), places.map(n => keys[n]!.region)])
    for (const { n, version } of rows) versions[n] = version
  }
  const places = [...keys.keys()]
  await hold(places)
  const missing = places.filter(n => versions[n] === undefined)
  if (missing.length) {
    await ensureAccounts(work, missing.map(n => keys[n]!), kind)
    await hold(missing)
  }
  return versions
}

/** Locks one account until the transaction ends. */
export async function lockAccount({ sql }: Has, { bucket, id }: PersonKey, region: string, kind: AccountKind = 'pacc'): Promise<Account | null> {
  const [row] = await sql<Account>`select bucket, person, kind, region, balance, version from ledger.account
    where bucket = ${bucket} and person = ${id} and kind = ${kind} and region = ${region} for update`
  return row ?? null
}

/** Locks what a settlement spends, the personal account and what a relative shares, in one statement until the transaction ends. */
export async function lockSpent({ sql }: Has, { bucket, id }: PersonKey, region: string): Promise<{ account: Account | null; family: Account | null }> {
  const rows = await sql<Account>`select bucket, person, kind, region, balance, version from ledger.account
    where bucket = ${bucket} and person = ${id} and kind in ('pacc', 'pacc-family') and region = ${region} order by kind for update`
  const of = (kind: AccountKind) => rows.find(row => row.kind === kind) ?? null
  return { account: of('pacc'), family: of('pacc-family') }
}

export async function journalByNumber({ sql }: Has, bucket: Bucket, number: string): Promise<JournalRow | null> {
  const [row] = await sql.text<JournalRow>('ledger-by-number', `select ${columns} from ledger.journal where bucket = $1 and number = $2`, [bucket, number])
  return row ?? null
}

/** Journal rows of many numbers, in one statement. */
export async function journalByNumbers({ sql }: Has, keys: readonly { bucket: Bucket; number: string }[]): Promise<JournalRow[]> {
  if (!keys.length) return []
  return sql.text<JournalRow>('ledger-by-numbers', `select ${columns.replace(/bucket, /, 'j.bucket, ').replace('number, ', 'j.number, ')}
    from unnest($1::smallint[], $2::text[]) as k (bucket, number)
    join ledger.journal j on j.bucket = k.bucket and j.number = k.number`, [keys.map(k => k.bucket), keys.map(k => k.number)])
}

/** A person's journal rows, newest first; `after` pages by (at, seq) of one account. */
export async function selectJournal({ sql }: Has, { bucket, id }: PersonKey, of: { region: string; kind: AccountKind; before: number | null; limit: number; moving: boolean }): Promise<JournalRow[]> {
  return sql.text<JournalRow>('ledger-of-person', `select ${columns} from ledger.journal where bucket = $1 and person = $2 and kind = $7 and region = $3
    and ($4::int is null or seq < $4) and (not $5::boolean or account <> 0) order by seq desc limit $6`, [bucket, id, of.region, of.before, of.moving, of.limit, of.kind])
}

/** A person's settlements of days after one, that stand: not undone, or undone and put back; `account`: what personal accounts bore. */
export async function settledAfter({ sql }: Has, { bucket, id }: PersonKey, day: string): Promise<Pick<JournalRow, 'number' | 'region' | 'day' | 'account' | 'fund'>[]> {
  return sql`select number, region, day, account - income as account, fund from ledger.journal j where bucket = ${bucket} and person = ${id} and what = 'settlement' and day > ${day}
    and not exists (select from ledger.journal u where u.bucket = j.bucket and u.undoes = j.number and not exists (select from ledger.journal r where r.bucket = u.bucket and r.undoes = u.number)) order by day, number`
}

/** Settlements of some buckets, regions and days that stand, with their bills, each person's account in its order. (across buckets: a proof run) */
export async function standingSettlements({ sql }: Has, of: { from: Bucket; before: Bucket; regions: readonly string[]; first: string; last: string }): Promise<JournalRow[]> {
  return sql.text<JournalRow>('ledger-standing', `select ${columns} from ledger.journal j where bucket >= $1 and bucket < $2 and region = any ($3::char(6)[]) and day between $4::date and $5::date
      and what = 'settlement' and detail_sealed is not null
      and not exists (select from ledger.journal u where u.bucket = j.bucket and u.undoes = j.number and not exists (select from ledger.journal r where r.bucket = u.bucket and r.undoes = u.number))
    order by bucket, person, region, seq`, [of.from, of.before, of.regions, of.first, of.last])
}

/** Where a reading of settlements in the order of their instants goes on: behind this one. */
export type Behind = { at: Date; number: string }
const bought = (where: string) => `select bucket, person, at, number from ledger.journal where ${where} and what = 'settlement' and provider is not null and (at, number) > ($3::timestamptz, $4::text) order by at, number limit $5`
/** Settlements at providers between two instants, or of one business day, in their order, at most so many. (across buckets: what the fund office looks through) */
export async function settledIn({ sql }: Has, of: { from: Date; before: Date } | { day: string }, behind: Behind | null, limit: number): Promise<(Pick<JournalRow, 'bucket' | 'person' | 'at' | 'number'>)[]> {
  const after = [behind?.at ?? new Date(0), behind?.number ?? '', limit]
  return 'day' in of ? sql.text('ledger-settled-on', bought('day = $1::date and $2::date = $1::date'), [of.day, of.day, ...after]) : sql.text('ledger-settled-in', bought('at >= $1::timestamptz and at < $2::timestamptz'), [of.from, of.before, ...after])
}
/** What people settled at providers since an instant, given back since or not, oldest first; with their bills only where they are asked for. */
export async function settlementsSince({ sql }: Has, people: readonly PersonKey[], since: Date, bills: boolean): Promise<(Pick<JournalRow, 'bucket' | 'person' | 'region' | 'number' | 'at' | 'detail'> & { provider: Id; undone: boolean })[]> {
  return sql.text('ledger-settled-since', `select j.bucket, j.person, j.region, j.number, j.at, j.provider, case when $4::boolean then j.detail_sealed end as detail,
      exists (select from ledger.journal u where u.bucket = j.bucket and u.person = j.person and u.undoes = j.number and not exists (select from ledger.journal r where r.bucket = u.bucket and r.person = u.person and r.undoes = u.number)) as undone
    from unnest($1::smallint[], $2::uuid[]) as k (bucket, person) join ledger.journal j on j.bucket = k.bucket and j.person = k.person and j.kind = 'pacc'
    where j.what = 'settlement' and j.provider is not null and j.at >= $3 order by j.at, j.number`, [people.map(each => each.bucket), people.map(each => each.id), since, bills])
}

type Claim = { bucket: Bucket; key: string; number: string }
/** Claims keys in key order; answers the numbers of those that were free. */
export async function claimKeys({ sql, now }: Has & { now: Date }, claims: readonly Claim[]): Promise<Set<string>> {
  const rows = claims.toSorted((a, b) => a.bucket - b.bucket || (a.key < b.key ? -1 : 1))
  const claimed = await sql.text<{ number: string }>('ledger-claim', `insert into ledger.claim (bucket, key, number, at)
    select b, k, n, $4::timestamptz from unnest($1::smallint[], $2::text[], $3::text[]) as c (b, k, n) on conflict do nothing returning number`,
  [rows.map(row => row.bucket), rows.map(row => row.key), rows.map(row => row.number), now])
  return new Set(claimed.map(row => row.number))
}

/** The keys of a bucket that begin with a text. */
export async function keysWith({ sql }: Has, bucket: Bucket, begin: string): Promise<string[]> {
  return (await sql<{ key: string }>`select key from ledger.claim where bucket = ${bucket} and left(key, ${begin.length}) = ${begin} order by key`).map(row => row.key)
}

/** Sum of the journal and balance of each account that differs: nothing, unless someone wrote past this room. acrossBuckets, for the auditor. */
export async function differences({ sql }: Has): Promise<{ bucket: Bucket; person: Id; region: string; balance: Fen; sum: Fen }[]> {
  return sql`select a.bucket, a.person, a.region, a.balance, coalesce(sum(j.account), 0)::bigint as sum from ledger.account a
    left join ledger.journal j using (bucket, person, kind, region) group by a.bucket, a.person, a.kind, a.region, a.balance
    having a.balance <> coalesce(sum(j.account), 0) or max(coalesce(j.seq, 0)) <> a.version`
}

/** One account's movements of a period by business day, the oldest first, and what it had before the first day; what a day got after midnight stands on its day. */
export async function selectStatement({ sql }: Has, { bucket, id }: PersonKey, of: { region: string; kind: AccountKind; from: string; until: string }): Promise<{ opening: Fen; rows: JournalRow[] }> {
  const [before] = await sql.text<{ opening: Fen }>('ledger-statement-before', `select coalesce(sum(account), 0)::bigint as opening from ledger.journal where bucket = $1 and person = $2 and kind = $5 and region = $3 and day < $4::date`, [bucket, id, of.region, of.from, of.kind])
  const rows = await sql.text<JournalRow>('ledger-statement', `select ${columns} from ledger.journal where bucket = $1 and person = $2 and kind = $6 and region = $3 and day between $4::date and $5::date and account <> 0 order by day, seq`, [bucket, id, of.region, of.from, of.until, of.kind])
  return { opening: before!.opening, rows }
}

import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
/** A row of the journal as its holder reads it. */
export type Entry = { seq: number; what: string; at: Date; day: Day; amount: Fen; balance: Fen; terminal: string | null; merchant: string | null; reference: string; note: string | null }
/** A posting outside a batch: what the account and the internal accounts change by, together nothing. */
export type Posting = { bucket: Bucket; account: Id; what: 'transfer-in' | 'transfer-back'; amount: Fen; clearing: Fen; transit: Fen; reference: string }

/** Opens empty accounts. */
export async function insertAccounts({ sql }: Has, rows: readonly { bucket: Bucket; id: Id; bank: string; customer: Id }[], now: Date): Promise<void> {
  await sql`insert into accounts.account (bucket, id, bank, customer, balance, version, opened_at, used_atm, used_pos, used_online, times_atm, times_pos, times_online)
    select b, i, k, c, 0, 0, ${now}::timestamptz, 0, 0, 0, 0, 0, 0
    from unnest(${rows.map(row => row.bucket)}::smallint[], ${rows.map(row => row.id)}::uuid[], ${rows.map(row => row.bank)}::text[], ${rows.map(row => row.customer)}::uuid[]) as t (b, i, k, c)`
}

/** Holds an account until the transaction ends and counts the change: whatever was decided on the version before is decided anew. Answers the new version. */
export async function holdAccount({ sql }: Has, bucket: Bucket, account: Id): Promise<number> {
  const [row] = await sql<{ version: number }>`update accounts.account set version = version + 1 where bucket = ${bucket} and id = ${account} returning version`
  if (!row) throw new Error('an account that a card names is not there')
  return row.version
}

/** Moves one account and writes its journal row, in one statement. */
export async function post({ sql }: Has, { bucket, account, what, amount, clearing, transit, reference }: Posting, now: Date, day: Day): Promise<void> {
  const rows = await sql.run`with moved as (update accounts.account set balance = balance + ${amount}, version = version + 1 where bucket = ${bucket} and id = ${account} returning version, balance)
    insert into accounts.journal (bucket, account, seq, what, at, day, amount, cash, clearing, transit, dispensing, balance, reference)
    select ${bucket}, ${account}::uuid, version, ${what}, ${now}::timestamptz, ${day}::date, ${amount}, 0, ${clearing}::bigint, ${transit}::bigint, 0, balance, ${reference} from moved`
  if (rows !== 1) throw new Error('an account that a transfer names is not there')
}

/** An account's rows, newest first; `before` pages. */
export async function selectEntries({ sql }: Has, bucket: Bucket, account: Id, before: number | null, most: number): Promise<Entry[]> {
  return sql<Entry>`select seq, what, at, day, amount, balance, terminal, merchant, reference, note from accounts.journal
    where bucket = ${bucket} and account = ${account} and seq < ${before ?? 2_147_483_647}::int order by seq desc limit ${most}`
}

/** The books: what all legs of each party add up to; everything together is nothing, and the accounts' legs are what is held for customers. acrossBuckets. */
export async function selectBooks({ sql }: Has): Promise<{ party: string; sum: Fen }[]> {
  return sql`select party, sum(amount)::bigint as sum from accounts.leg group by party order by party`
}

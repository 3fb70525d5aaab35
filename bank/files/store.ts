import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Sum } from '../../src/wire/bankfile/index.ts'
import type { Became, Payee } from './become.ts'

type Has = { sql: Sql }
/** What a file orders: accounts are paid, or charged. */
export type Ordered = 'pay-out' | 'deduction'
/** A file is named once and for all by bank and batch number. */
export type BatchKey = { bank: string; number: string }
/** What is written of a line: what became of it, and the account it is paid to where one was found. */
export type LineRow = { seq: number; result: Became; amount: Fen; note: string; bucket: Bucket | null; account: Id | null }

/** Takes a number for the content it came with first; answers the digest it stands for. */
export async function claimBatch({ sql }: Has, { bank, number }: BatchKey, { kind, digest, count, total }: Sum & { kind: Ordered; digest: Buffer }, now: Date): Promise<Buffer> {
  await sql`insert into payouts.batch (number, bank, kind, digest, count, total, taken_at) values (${number}, ${bank}, ${kind}, ${digest}, ${count}, ${total}, ${now}) on conflict do nothing`
  const [row] = await sql<{ digest: Buffer }>`select digest from payouts.batch where number = ${number} and bank = ${bank}`
  return row!.digest
}

/** Holds a batch until the transaction ends: whoever else works on it waits, and sees what was written before. */
export async function holdBatch({ sql }: Has, { bank, number }: BatchKey): Promise<void> {
  await sql.text('payouts-hold', 'select number from payouts.batch where number = $1 and bank = $2 for update', [number, bank])
}

/** What became of these lines, by their numbers; a line that was not carried out yet is not there. */
export async function selectResults({ sql }: Has, { bank, number }: BatchKey, seqs: readonly number[]): Promise<Map<number, Became>> {
  const rows = await sql<{ seq: number; result: Became }>`select seq, result from payouts.line where number = ${number} and bank = ${bank} and seq = any(${seqs}::int[])`
  return new Map(rows.map(({ seq, result }) => [seq, result]))
}

/** Holds the accounts of these card numbers, always in the same order: no card of theirs, and no balance, changes until the transaction ends. */
export async function holdAccounts({ sql }: Has, digests: readonly Buffer[]): Promise<void> {
  await sql.text('payouts-accounts', `select a.id from accounts.account a
    where (a.bucket, a.id) in (select c.bucket, c.account from cards.alias l join cards.card c on c.bucket = l.bucket and c.id = l.card where l.digest = any($1::bytea[]))
    order by a.bucket, a.id for update`, [digests])
}

/** Whose these card numbers are and how the cards stand; in the order asked. */
export async function selectPayees({ sql }: Has, digests: readonly Buffer[]): Promise<(Payee | null)[]> {
  const rows = await sql.text<Payee & { n: number }>('payouts-payees', `select i.n, c.bank, c.bucket, c.account, a.balance, c.activated_at as "activatedAt", c.lost_at as "lostAt", c.lost_how as "lostHow", c.closed_at as "closedAt", c.ended_at as "endedAt", k.id as customer, k.name_sealed as name
    from unnest($1::int[], $2::bytea[]) as i (n, digest) join cards.alias l on l.digest = i.digest join cards.card c on c.bucket = l.bucket and c.id = l.card
    join accounts.account a on a.bucket = c.bucket and a.id = c.account join customers.customer k on k.bucket = a.bucket and k.id = a.customer`, [digests.map((_, n) => n), digests])
  const found = new Map(rows.map(row => [row.n, row]))
  return digests.map((_, n) => found.get(n) ?? null)
}

/** An account that several lines name moves once; each of its lines has a journal row of its own, with the balance after it. A deduction moves it the other way. */
const write = `with i as (select * from unnest($1::int[], $2::text[], $3::bigint[], $4::text[], $5::smallint[], $6::uuid[]) as t (seq, result, amount, note, bucket, account)),
  paid as (select i.seq, i.note, i.bucket, i.account, i.amount * $12::bigint as amount, (row_number() over w)::int as nth, (sum(i.amount * $12::bigint) over w)::bigint as upto from i where result = 'done' window w as (partition by bucket, account order by seq)),
  moved as (update accounts.account a set balance = a.balance + s.amount, version = a.version + s.times
    from (select bucket, account, sum(amount)::bigint as amount, count(*)::int as times from paid group by bucket, account) s
    where a.bucket = s.bucket and a.id = s.account returning a.bucket, a.id as account, a.balance - s.amount as balance, a.version - s.times as version),
  posted as (insert into accounts.journal (bucket, account, seq, what, at, day, amount, cash, clearing, transit, dispensing, settlement, balance, reference, note)
    select p.bucket, p.account, m.version + p.nth, $11::text, $9::timestamptz, $10::date, p.amount, 0, 0, 0, 0, -p.amount, m.balance + p.upto, concat_ws('|', $8::text, $7::text, p.seq), nullif(p.note, '')
    from paid p join moved m on m.bucket = p.bucket and m.account = p.account)
  insert into payouts.line (number, bank, seq, result, amount, bucket, account, entry, at)
  select $7::text, $8::text, i.seq, i.result, i.amount, i.bucket, i.account, m.version + p.nth, $9::timestamptz
  from i left join paid p on p.seq = i.seq left join moved m on m.bucket = p.bucket and m.account = p.account`

/** Writes what became of lines, posts those that are done and moves their accounts, in one statement. A line that was written before fails it as a whole. */
export async function writeLines({ sql }: Has, { bank, number }: BatchKey, kind: Ordered, rows: readonly LineRow[], now: Date, day: Day): Promise<void> {
  if (!rows.length) return
  await sql.text('payouts-write', write, [rows.map(row => row.seq), rows.map(row => row.result), rows.map(row => row.amount), rows.map(row => row.note), rows.map(row => row.bucket), rows.map(row => row.account), number, bank, now, day, kind, kind === 'deduction' ? -1n : 1n])
}

/** Lines done and lines refused, with their sums. */
export async function selectSums({ sql }: Has, { bank, number }: BatchKey): Promise<{ done: Sum; refused: Sum }> {
  const rows = await sql<{ done: boolean; count: number; total: Fen }>`select result = 'done' as done, count(*)::int as count, sum(amount)::bigint as total from payouts.line where number = ${number} and bank = ${bank} group by 1`
  const of = (done: boolean): Sum => { const row = rows.find(each => each.done === done); return { count: row?.count ?? 0, total: row?.total ?? 0n } }
  return { done: of(true), refused: of(false) }
}

/** The return file lies where the centre takes it; the first time counts. */
export async function markReturned({ sql }: Has, { bank, number }: BatchKey, now: Date): Promise<void> {
  await sql`update payouts.batch set returned_at = ${now} where number = ${number} and bank = ${bank} and returned_at is null`
}

/** The centre asks for the return of a batch once more; false where none was made. */
export async function askReturn({ sql }: Has, { bank, number }: BatchKey, now: Date): Promise<boolean> {
  return await sql.run`update payouts.batch set asked_at = ${now} where number = ${number} and bank = ${bank} and returned_at is not null` === 1
}
/** Batches whose return is to be made once more. */
export const selectAsked = ({ sql }: Has): Promise<BatchKey[]> => sql<BatchKey>`select bank, number from payouts.batch where asked_at is not null order by asked_at limit 100`
export async function endAsked({ sql }: Has, { bank, number }: BatchKey): Promise<void> { await sql`update payouts.batch set asked_at = null where number = ${number} and bank = ${bank}` }

import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import { counted, type Sums } from '../../src/wire/iso8583/index.ts'

type Has = { sql: Sql }
/** A batch as it is kept: what its terminal told and what the bank had at that instant, once it was settled. */
export type BatchRow = { closedAt: Date | null; stan: string | null; settledAt: Date | null; result: 'equal' | 'unequal' | null; told: Sums | null; ours: Sums | null; endedAt: Date | null }
type Cells = { told_debits: number | null; told_debit: Fen | null; told_credits: number | null; told_credit: Fen | null; debits: number | null; debit: Fen | null; credits: number | null; credit: Fen | null }
/** Terminal and batch, the batch as six digits. */
export type BatchKey = { terminal: string; batch: string }

/** The sums of what a batch counts: approved, not reversed, each under the batch in which it was asked. `m` is acquiring.message; the keys of a batch lie together. */
export const countedIn = (terminal: string, batch: string) => `select count(*) filter (where m.kind = any($1::text[]))::int as debits, coalesce(sum(m.amount) filter (where m.kind = any($1::text[])), 0)::bigint as debit,
    count(*) filter (where m.kind = any($2::text[]))::int as credits, coalesce(sum(m.amount) filter (where m.kind = any($2::text[])), 0)::bigint as credit
  from acquiring.message m ${ofBatch('m', terminal, batch)} and m.code = '00' and m.undone_by is distinct from 'reversal' and m.kind = any($1::text[] || $2::text[])`
/** Which messages are a batch's: found by the primary key, whatever the collation, since all keys of terminals are of one shape. */
const ofBatch = (of: string, terminal: string, batch: string) => `where ${of}.key between ${terminal} || '|' || ${batch} || '|000000' and ${terminal} || '|' || ${batch} || '|999999' and left(${of}.key, 16) = ${terminal} || '|' || ${batch} || '|'`
export const sides = (): [string[], string[]] => [counted('debit'), counted('credit')]

export async function insertBatch({ sql }: Has, terminal: string, batch: number, now: Date): Promise<void> {
  await sql.run`insert into terminals.batch (terminal, batch, begun_at) values (${terminal}, ${batch}, ${now}) on conflict do nothing`
}

/** A batch, held against whatever else is said of it meanwhile; null: the terminal has none of that number. */
export async function lockBatch({ sql }: Has, { terminal, batch }: BatchKey): Promise<BatchRow | null> {
  const [row] = await sql<Omit<BatchRow, 'told' | 'ours'> & Cells>`select closed_at as "closedAt", stan, settled_at as "settledAt", result, ended_at as "endedAt", told_debits, told_debit, told_credits, told_credit, debits, debit, credits, credit
    from terminals.batch where terminal = ${terminal} and batch = ${Number(batch)} for update`
  if (!row) return null
  const { closedAt, stan, settledAt, result, endedAt, told_debits, told_debit, told_credits, told_credit, debits, debit, credits, credit } = row
  const settled = settledAt !== null
  return { closedAt, stan, settledAt, result, endedAt, told: settled ? { debits: told_debits!, debit: told_debit!, credits: told_credits!, credit: told_credit! } : null, ours: settled ? { debits: debits!, debit: debit!, credits: credits!, credit: credit! } : null }
}

/** Closes a batch: where it is the terminal's newest, the terminal's number moves on, so that nothing more is taken under it. */
export async function updateClosed({ sql }: Has, { terminal, batch }: BatchKey, now: Date): Promise<void> {
  await sql.run`update terminals.batch set closed_at = ${now} where terminal = ${terminal} and batch = ${Number(batch)} and closed_at is null`
  await sql.run`update terminals.terminal set batch = batch % 999999 + 1 where id = ${terminal} and batch = ${Number(batch)}`
}

/** What a batch adds up to in the bank's books now. */
export async function selectCounted({ sql }: Has, { terminal, batch }: BatchKey): Promise<Sums> {
  const [row] = await sql.text<Sums>('batch-counted', countedIn('$3::text', '$4::text'), [...sides(), terminal, batch])
  return row!
}

export async function updateSettled({ sql }: Has, { terminal, batch }: BatchKey, stan: string, result: 'equal' | 'unequal', told: Sums, ours: Sums, now: Date): Promise<void> {
  await sql.run`update terminals.batch set stan = ${stan}, settled_at = ${now}, result = ${result}, told_debits = ${told.debits}, told_debit = ${told.debit}, told_credits = ${told.credits}, told_credit = ${told.credit},
    debits = ${ours.debits}, debit = ${ours.debit}, credits = ${ours.credits}, credit = ${ours.credit} where terminal = ${terminal} and batch = ${Number(batch)}`
}

export type UploadRow = { stan: string; digest: Buffer; amount: Fen }
/** Keeps uploaded transactions; answers how many of those asked are there as asked, whether kept now or before. */
export async function insertUploads({ sql }: Has, { terminal, batch }: BatchKey, rows: readonly UploadRow[], now: Date): Promise<number> {
  const [stans, digests, amounts] = [rows.map(row => row.stan), rows.map(row => row.digest), rows.map(row => row.amount)]
  await sql.run`insert into terminals.upload (terminal, batch, stan, card, amount, at) select ${terminal}, ${Number(batch)}, i.stan, l.card, i.amount, ${now}::timestamptz
    from unnest(${stans}::text[], ${digests}::bytea[], ${amounts}::bigint[]) as i (stan, digest, amount) left join cards.alias l on l.digest = i.digest order by i.stan on conflict do nothing`
  const [row] = await sql<{ same: number }>`select count(*)::int as same from unnest(${stans}::text[], ${digests}::bytea[], ${amounts}::bigint[]) as i (stan, digest, amount) left join cards.alias l on l.digest = i.digest
    join terminals.upload u on u.terminal = ${terminal} and u.batch = ${Number(batch)} and u.stan = i.stan and u.amount = i.amount and u.card is not distinct from l.card`
  return row!.same
}

export async function countUploads({ sql }: Has, { terminal, batch }: BatchKey): Promise<number> {
  const [row] = await sql<{ count: number }>`select count(*)::int as count from terminals.upload where terminal = ${terminal} and batch = ${Number(batch)}`
  return row!.count
}

export async function updateEnded({ sql }: Has, { terminal, batch }: BatchKey, now: Date): Promise<void> {
  await sql.run`update terminals.batch set ended_at = ${now} where terminal = ${terminal} and batch = ${Number(batch)} and ended_at is null`
}

/** A batch as the head office sees it; `now…`: what the bank counts at this instant. */
export type SeenBatch = {
  terminal: string; merchant: string; batch: number; begunAt: Date; settledAt: Date | null; result: 'equal' | 'unequal' | null; endedAt: Date | null
  toldDebits: number | null; toldDebit: bigint | null; toldCredits: number | null; toldCredit: bigint | null; debits: number | null; debit: bigint | null; credits: number | null; credit: bigint | null
  nowDebits: number; nowDebit: bigint; nowCredits: number; nowCredit: bigint
}
/** The newest batches of a bank's POS that have anything in them or were settled, those that differ first. acrossBuckets. */
export async function selectBatches({ sql }: Has, bank: string): Promise<SeenBatch[]> {
  return sql.text<SeenBatch>('batches-seen', `select b.terminal, t.merchant, b.batch, b.begun_at as "begunAt", b.settled_at as "settledAt", b.result, b.ended_at as "endedAt", b.told_debits as "toldDebits", b.told_debit as "toldDebit",
      b.told_credits as "toldCredits", b.told_credit as "toldCredit", b.debits, b.debit, b.credits, b.credit, n.debits as "nowDebits", n.debit as "nowDebit", n.credits as "nowCredits", n.credit as "nowCredit"
    from terminals.terminal t join terminals.batch b on b.terminal = t.id cross join lateral (${countedIn('b.terminal', "lpad(b.batch::text, 6, '0')")}) n
    where t.bank = $3::text and t.kind = 'pos' and (b.settled_at is not null or n.debits + n.credits > 0)
    order by b.settled_at is not null and (b.result = 'unequal' or (b.debits, b.debit, b.credits, b.credit) is distinct from (n.debits, n.debit, n.credits, n.credit)) desc, coalesce(b.settled_at, b.begun_at) desc, b.terminal, b.batch desc limit 60`, [...sides(), bank])
}

/** Where an uploaded batch and the books part: a transaction that only one of them has, or another card or amount under its number. `code`, `undone`: how the bank has it. acrossBuckets. */
export type SeenDifference = { terminal: string; batch: number; stan: string; what: 'terminal-only' | 'bank-only' | 'amount' | 'card'; theirs: bigint | null; ours: bigint | null; kind: string | null; code: string | null; undone: boolean }
export async function selectDifferences({ sql }: Has, bank: string): Promise<SeenDifference[]> {
  return sql.text<SeenDifference>('batch-differences', `select b.terminal, b.batch, d.* from terminals.terminal t join terminals.batch b on b.terminal = t.id cross join lateral (
      select coalesce(u.stan, right(m.key, 6)) as stan, case when not coalesce(m.counts, false) then 'terminal-only' when u.stan is null then 'bank-only' when u.amount <> m.amount then 'amount' else 'card' end as what,
        u.amount as theirs, m.amount as ours, m.kind, m.code, coalesce(m.undone_by = 'reversal', false) as undone
      from (select * from terminals.upload x where x.terminal = b.terminal and x.batch = b.batch) u
      full join (select m.*, m.code = '00' and m.undone_by is distinct from 'reversal' as counts from acquiring.message m ${ofBatch('m', 'b.terminal', "lpad(b.batch::text, 6, '0')")} and m.kind = any($1::text[] || $2::text[] || '{tombstone}'::text[])) m on right(m.key, 6) = u.stan
      where (u.stan is null and m.counts) or (u.stan is not null and (not coalesce(m.counts, false) or u.amount <> m.amount or u.card is distinct from m.card))) d
    where t.bank = $3::text and b.ended_at is not null order by b.ended_at desc, b.terminal, d.stan limit 200`, [...sides(), bank])
}

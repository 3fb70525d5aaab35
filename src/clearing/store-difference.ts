import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Cause, How, Repair, Side } from './life.ts'

type Has = { sql: Sql }
type Amounts = { total: Fen; fund: Fen; account: Fen }
/** 差异: a line that differs; `theirs` or `ours` null where that side lacks it. */
export type Difference = {
  id: Id; provider: Id; day: Day; region: string; number: string; nth: number; side: Side; cause: Cause; repair: Repair; refunded: boolean; psnNo: string; visit: string; msgid: string
  theirs: Amounts | null; ours: Amounts | null; statement: Id; openedAt: Date; how: How | null; resolvedAt: Date | null
}
type Row = Omit<Difference, 'theirs' | 'ours'> & { theirTotal: Fen | null; theirFund: Fen; theirAccount: Fen; ourTotal: Fen | null; ourFund: Fen; ourAccount: Fen }
const columns = `id, provider, day, region, number, nth, side, cause, repair, refunded, psn_no as "psnNo", visit, msgid, their_total as "theirTotal", their_fund as "theirFund", their_account as "theirAccount",
  our_total as "ourTotal", our_fund as "ourFund", our_account as "ourAccount", statement, opened_at as "openedAt", how, resolved_at as "resolvedAt"`
const shaped = ({ theirTotal, theirFund, theirAccount, ourTotal, ourFund, ourAccount, ...row }: Row): Difference => ({ ...row,
  theirs: theirTotal === null ? null : { total: theirTotal, fund: theirFund, account: theirAccount }, ours: ourTotal === null ? null : { total: ourTotal, fund: ourFund, account: ourAccount } })

/** Opens a difference, or enters it as resolved where the books explain it; false where the same line is open already. */
export async function insertDifference({ sql }: Has, d: Difference, by: { kind: string; id: Id | null }): Promise<boolean> {
  return await sql.run`insert into clearing.difference (id, provider, day, region, number, nth, side, cause, repair, refunded, psn_no, visit, msgid, their_total, their_fund, their_account, our_total, our_fund, our_account, statement,
      opened_at, how, resolved_at, resolved_kind, resolved_by)
    values (${d.id}, ${d.provider}, ${d.day}, ${d.region}, ${d.number}, ${d.nth}, ${d.side}, ${d.cause}, ${d.repair}, ${d.refunded}, ${d.psnNo}, ${d.visit}, ${d.msgid}, ${d.theirs?.total ?? null}, ${d.theirs?.fund ?? null}, ${d.theirs?.account ?? null},
      ${d.ours?.total ?? null}, ${d.ours?.fund ?? null}, ${d.ours?.account ?? null}, ${d.statement}, ${d.openedAt}, ${d.how}, ${d.resolvedAt}, ${d.how && by.kind}, ${d.how && by.id}) on conflict do nothing` === 1
}
export async function resolve({ sql, now }: Has & { now: Date }, id: Id, how: How, by: { kind: string; id: Id | null }): Promise<boolean> {
  return await sql.run`update clearing.difference set how = ${how}, resolved_at = ${now}, resolved_kind = ${by.kind}, resolved_by = ${by.id} where id = ${id} and resolved_at is null` === 1
}
export async function lockDifference({ sql }: Has, id: Id): Promise<Difference | null> {
  return (await sql.text<Row>('clearing-difference-lock', `select ${columns} from clearing.difference where id = $1 for update`, [id])).map(shaped)[0] ?? null
}
/** A provider's differences of a period, the newest first of each line. */
export async function differencesOf({ sql }: Has, provider: Id, from: Day, until: Day): Promise<Difference[]> {
  return (await sql.text<Row>('clearing-differences', `select ${columns} from clearing.difference where provider = $1 and day between $2 and $3 order by opened_at desc, number, nth`, [provider, from, until])).map(shaped)
}
/** The newest difference of each of these lines (`number#nth`), whatever its day. */
export async function differencesNamed({ sql }: Has, provider: Id, numbers: readonly string[]): Promise<Map<string, Difference>> {
  const rows = await sql.text<Row>('clearing-differences-named', `select distinct on (number, nth) ${columns} from clearing.difference where provider = $1 and number = any ($2::text[]) order by number, nth, opened_at desc, id desc`, [provider, numbers])
  return new Map(rows.map(row => [`${row.number}#${row.nth}`, shaped(row)]))
}
/** Differences in the regions of a city, open ones first, oldest first. */
export async function differencesIn({ sql }: Has, area: string, open: boolean): Promise<Difference[]> {
  return (await sql.text<Row>('clearing-differences-in', `select ${columns} from clearing.difference where region like $1 || '%' and (not $2::boolean or resolved_at is null) order by resolved_at is not null, opened_at, number limit 500`, [area, open])).map(shaped)
}
/** How many differences are open in the regions of a city, by day and provider. */
export async function openCounts({ sql }: Has, area: string, { from, until }: { from: Day; until: Day }): Promise<Map<string, number>> {
  const rows = await sql.text<{ key: string; count: number }>('clearing-open-counts', `select day || ' ' || provider as key, count(*)::int as count from clearing.difference where region like $1 || '%' and day between $2 and $3 and resolved_at is null group by day, provider`, [area, from, until])
  return new Map(rows.map(row => [row.key, row.count]))
}
/** How many differences of a provider are open in the regions of a city on these days. */
export async function openIn({ sql }: Has, provider: Id, area: string, from: Day, until: Day): Promise<number> {
  return (await sql.text<{ count: number }>('clearing-open-in', `select count(*)::int as count from clearing.difference where provider = $1 and region like $2 || '%' and day between $3 and $4 and resolved_at is null`, [provider, area, from, until]))[0]!.count
}

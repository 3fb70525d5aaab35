import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import { atProviders } from '#ledger'
import { shareJoin } from '#settlement'
import { clearingTypeSql, poolFundSql } from './kinds.ts'

type Has = { sql: Sql }
/** What is cleared together: rows that were given back apart, and net of what was undone without having been heard. */
const groups = `day, provider, region, coalesce(split_part(business, ' ', 1), '') as insutype, coalesce(split_part(business, ' ', 2), '') as med_type, what in ('cancel', 'restore') as refunded`
const grouped = (where: string) => `select ${groups}, bucket, number, what, total, fund, account, cash, hospital from (${atProviders(where)}) rows`
const sums = `sum(case when what in ('settlement', 'cancel') then 1 else -1 end)::int as count, (count(*) filter (where what in ('reversal', 'restore')))::int as undone,
  sum(total)::bigint as total, sum(fund)::bigint as fund, -sum(account)::bigint as account, sum(cash)::bigint as cash, sum(hospital)::bigint as hospital`

/** The last day whose sums are made. */
export async function lastCleared({ sql }: Has): Promise<Day | null> {
  return (await sql<{ day: Day | null }>`select max(day) as day from clearing.cleared_day`)[0]!.day
}
/** Whether a day is closed and summed up, and every day before it. */
export const isCleared = async (work: Has, day: Day): Promise<boolean> => (await lastCleared(work) ?? '') >= day
/** Takes closed days to sum up; of two at once the later gets none. */
export async function takeDays({ sql, now }: Has & { now: Date }, days: readonly Day[]): Promise<Day[]> {
  return (await sql<{ day: Day }>`insert into clearing.cleared_day (day, at) select d, ${now} from unnest(${days}::date[]) as t (d) order by d on conflict do nothing returning day`).map(row => row.day)
}

/** The sums of closed days, derived from the journal. acrossBuckets */
export async function insertSums({ sql }: Has, days: readonly Day[]): Promise<void> {
  const keys = 'day, provider, region, insutype, med_type, refunded'
  await sql.text('clearing-sums', `insert into clearing.sum (${keys}, clr_type, count, undone, total, fund, account, cash, hospital)
    select ${keys}, ${clearingTypeSql('med_type')}, ${sums} from (${grouped('day = any ($1::date[])')}) j group by ${keys}`, [days])
  await sql.text('clearing-funds', `with j as materialized (${grouped('day = any ($1::date[])')}), part as (
      select ${keys}, ${poolFundSql('insutype')} as fund, fund as amount from j
      union all select ${keys}, s.fund, s.amount from j ${shareJoin}
      union all select ${keys}, ${poolFundSql('insutype')}, -s.amount from j ${shareJoin})
    insert into clearing.fund (${keys}, fund, amount) select ${keys}, fund, sum(amount)::bigint from part group by ${keys}, fund having sum(amount) <> 0`, [days])
}

/** The digits the regions of an office begin with: 340123 itself, all of 340100, all of 340000. */
export const areaOf = (optins: string): string => optins.replace(/(00)+$/, '')

export type Sums = { count: number; total: Fen; fund: Fen; account: Fen; cash: Fen }
/** What a period is asked for: a provider, days, and what narrows it; `optins` the digits regions begin with. */
export type Asked = { provider: Id; from: Day; until: Day; insutype: string | null; clearing: string | null; optins: string | null; refunded: boolean | null }
const narrowed = `($4::text is null or insutype = $4) and ($5::text is null or clr_type = $5) and ($6::text is null or region = $6 or region like $6 || '%') and ($7::boolean is null or refunded = $7)`

/** The sums of a period, closed days from their sums and open ones from the journal, in one statement: one snapshot. acrossBuckets */
export async function sumsOf({ sql }: Has, of: Asked): Promise<Sums & { open: boolean }> {
  const [row] = await sql.text<Sums & { open: boolean }>('clearing-sums-of', `with made as (select max(day) as day from clearing.cleared_day),
    part as (select region, insutype, clr_type, refunded, count, total, fund, account, cash, false as open from clearing.sum where provider = $1 and day between $2 and $3
      union all select region, insutype, ${clearingTypeSql('med_type')}, refunded, case when what in ('settlement', 'cancel') then 1 else -1 end, total, fund, -account, cash, true
        from (${grouped(`provider = $1 and day between $2 and $3 and day > coalesce((select day from made), '-infinity')`)}) j)
    select coalesce(sum(count), 0)::int as count, coalesce(sum(total), 0)::bigint as total, coalesce(sum(fund), 0)::bigint as fund, coalesce(sum(account), 0)::bigint as account, coalesce(sum(cash), 0)::bigint as cash,
      coalesce($3::date > (select day from made), true) as open from part where ${narrowed}`, [of.provider, of.from, of.until, of.insutype, of.clearing, of.optins === null ? null : areaOf(of.optins), of.refunded])
  return row!
}

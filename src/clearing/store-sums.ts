import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

/** A closed day of a provider by region, insurance and kind of clearing. */
export type DaySum = { day: Day; provider: Id; region: string; insutype: string; clearing: string; count: number; refunded: number; total: Fen; fund: Fen; account: Fen; cash: Fen; funds: { fund: string; amount: number }[] }

/** The sums of closed days in the regions of a city, or of one provider, each with what its funds pay. */
export async function daySums({ sql }: { sql: Sql }, of: { area?: string; provider?: Id; from: Day; until: Day }): Promise<DaySum[]> {
  return sql<DaySum>`select s.day, s.provider, s.region, s.insutype, s.clr_type as clearing, coalesce(sum(s.count) filter (where not s.refunded), 0)::int as count, coalesce(sum(s.count) filter (where s.refunded), 0)::int as refunded,
      sum(s.total)::bigint as total, sum(s.fund)::bigint as fund, sum(s.account)::bigint as account, sum(s.cash)::bigint as cash,
      coalesce((select jsonb_agg(jsonb_build_object('fund', x.fund, 'amount', x.amount) order by x.fund) from (select f.fund, sum(f.amount)::bigint as amount from clearing.fund f join clearing.sum o using (day, provider, region, insutype, med_type, refunded)
        where f.day = s.day and f.provider = s.provider and f.region = s.region and f.insutype = s.insutype and o.clr_type = s.clr_type group by f.fund) x), '[]') as funds
    from clearing.sum s where s.day between ${of.from} and ${of.until} and (${of.provider ?? null}::uuid is null or s.provider = ${of.provider ?? null}) and s.region like ${of.area ?? ''} || '%'
    group by s.day, s.provider, s.region, s.insutype, s.clr_type order by s.day desc, s.provider, s.region, s.insutype, s.clr_type`
}

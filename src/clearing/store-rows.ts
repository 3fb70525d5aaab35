import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import { atProviders } from '#ledger'
import type { Ours } from './compare.ts'
import { clearingTypeSql } from './kinds.ts'
import { areaOf } from './store.ts'

type Has = { sql: Sql }
/** A provider's rows of a period in the journal, narrowed as its comparison is. acrossBuckets */
export async function rowsOf({ sql }: Has, of: { provider: Id; from: Day; until: Day; clearing: string | null; optins: string }): Promise<Ours[]> {
  return sql.text<Ours>('clearing-rows', `select number, bucket, person, day, region, what, undoes, total, fund, -account as account from (${atProviders('provider = $1 and day between $2 and $3')}) j
    where ($4::text is null or ${clearingTypeSql(`coalesce(split_part(business, ' ', 2), '')`)} = $4) and region like $5 || '%' order by at, number`, [of.provider, of.from, of.until, of.clearing, areaOf(of.optins)])
}

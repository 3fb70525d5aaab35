import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'
import type { ItemState } from './life.ts'
import type { Item } from './store.ts'

/** One of the sixteen rows of a sum: each person's own, so that one piece of work touches one row of a site and two clerks seldom the same. */
const shardOf = ({ by }: Work) => Number.parseInt(by.id?.at(-1) ?? '0', 16)
const one = (is: boolean) => (is ? 1 : 0)

/** Adds a card that moved to the sums its move belongs to; in the transaction of the move. (PROD-05) */
export async function countMove(work: Work, item: Pick<Item, 'batch' | 'deliverKind' | 'deliverTo'>, to: ItemState): Promise<void> {
  const { sql } = work
  if (to === 'failed' || to === 'destroyed') await sql`insert into production.scrap_sum (region, shard, failed, destroyed)
      select region, ${shardOf(work)}, ${one(to === 'failed')}, ${one(to === 'destroyed')} from production.batch where id = ${item.batch}
      on conflict (region, shard) do update set failed = scrap_sum.failed + excluded.failed, destroyed = scrap_sum.destroyed + excluded.destroyed`
  else if (item.deliverKind !== 'post' && (to === 'arrived' || to === 'collected' || to === 'returning')) await sql`insert into production.site_sum (site, shard, came, collected, back)
      values (${item.deliverTo}, ${shardOf(work)}, ${one(to === 'arrived')}, ${one(to === 'collected')}, ${one(to === 'returning')})
      on conflict (site, shard) do update set came = site_sum.came + excluded.came, collected = site_sum.collected + excluded.collected, back = site_sum.back + excluded.back`
}

/** Finished cards site by site as production counted them: received, collected there, sent back. */
export async function siteBook({ sql }: Work) {
  return sql<{ site: Id; came: bigint; collected: bigint; back: bigint }>`select site, sum(came) as came, sum(collected) as collected, sum(back) as back from production.site_sum group by site`
}
/** Finished cards that were scrapped, by region: failed their check or lost by the post, destroyed after nobody collected them. */
export async function scrappedCards({ sql }: Work) {
  return sql<{ region: string; failed: bigint; destroyed: bigint }>`select region, sum(failed) as failed, sum(destroyed) as destroyed from production.scrap_sum group by region`
}

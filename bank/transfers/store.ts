import type { Bucket, Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type Transfer = { bucket: Bucket; id: Id; account: Id; toBucket: Bucket | null; toAccount: Id | null; amount: bigint }

/** Takes transfers that are on their way, oldest first, for this transaction alone. */
export async function takeTransfers({ sql }: Has, most: number): Promise<Transfer[]> {
  return sql<Transfer>`select bucket, id, account, to_bucket as "toBucket", to_account as "toAccount", amount from transfers.transfer
    where landed_at is null and returned_at is null order by at limit ${most} for update skip locked`
}

export async function endTransfer({ sql }: Has, { bucket, id }: Transfer, how: { landed: Date | null; returned: Date | null; why: string | null }): Promise<void> {
  await sql`update transfers.transfer set landed_at = ${how.landed}, returned_at = ${how.returned}, why = ${how.why} where bucket = ${bucket} and id = ${id}`
}

/** Whether an account still takes money: one of its cards is not closed. */
export async function takesMoney({ sql }: Has, bucket: Bucket, account: Id): Promise<boolean> {
  return (await sql`select from cards.card where bucket = ${bucket} and account = ${account} and closed_at is null limit 1`).length > 0
}

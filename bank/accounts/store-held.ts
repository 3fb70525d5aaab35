import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import type { Usage } from '../acquiring/held.ts'

/** A posting of an account that is held: `seq` is the version its hold gave it. Everything together is nothing; `usage`: how the day's use stands after it. */
export type HeldPosting = {
  bucket: Bucket; account: Id; seq: number; what: 'purchase' | 'transfer-out' | 'dues' | 'dues-back' | 'wealth-buy' | 'wealth-redeem'; amount: Fen; clearing?: Fen; transit?: Fen; wealth?: Fen; earned?: Fen
  merchant?: string | null; reference: string; note?: string | null; undoes?: number | null; usage?: { day: Day; usage: Usage } | undefined
}

/** Moves an account that this transaction holds and writes its journal row; answers its balance. */
export async function postHeld({ sql }: { sql: Sql }, row: HeldPosting, now: Date, day: Day): Promise<Fen> {
  const { bucket, account, seq, what, amount, clearing = 0n, transit = 0n, wealth = 0n, earned = 0n, merchant = null, reference, note = null, undoes = null, usage } = row
  if (usage) {
    const { atm, pos, online } = usage.usage
    await sql`update accounts.account set used_day = ${usage.day}, used_atm = ${atm.fen}, used_pos = ${pos.fen}, used_online = ${online.fen}, times_atm = ${atm.times}, times_pos = ${pos.times}, times_online = ${online.times}
      where bucket = ${bucket} and id = ${account}`
  }
  const [moved] = await sql<{ balance: Fen }>`with moved as (update accounts.account set balance = balance + ${amount} where bucket = ${bucket} and id = ${account} and version = ${seq} returning balance)
    insert into accounts.journal (bucket, account, seq, what, at, day, amount, cash, clearing, transit, dispensing, wealth, yield, balance, merchant, reference, note, undoes)
    select ${bucket}, ${account}::uuid, ${seq}, ${what}, ${now}::timestamptz, ${day}::date, ${amount}, 0, ${clearing}::bigint, ${transit}::bigint, 0, ${wealth}::bigint, ${earned}::bigint, balance, ${merchant}, ${reference}, ${note}, ${undoes}::int from moved returning balance`
  if (!moved) throw new Error('an account was to be moved that is not held')
  return moved.balance
}

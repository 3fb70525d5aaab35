import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }

/** Holds an account like `holdAccount`, its version above `above` too: what happened to a card under another account is numbered below. */
export async function raiseAccount({ sql }: Has, bucket: Bucket, account: Id, above: number): Promise<number> {
  const [row] = await sql<{ version: number }>`update accounts.account set version = greatest(version, ${above}::int) + 1 where bucket = ${bucket} and id = ${account} returning version`
  if (!row) throw new Error('an account that a card names is not there')
  return row.version
}

/** Cash over a counter: moves an account that is held and writes its journal row under its version; the other leg is cash. Answers the balance. */
export async function postCash({ sql }: Has, { bucket, account, seq, amount, terminal, reference }: { bucket: Bucket; account: Id; seq: number; amount: Fen; terminal: string; reference: string }, now: Date, day: Day): Promise<Fen> {
  const [row] = await sql<{ balance: Fen }>`with moved as (update accounts.account set balance = balance + ${amount} where bucket = ${bucket} and id = ${account} and version = ${seq} returning balance)
    insert into accounts.journal (bucket, account, seq, what, at, day, amount, cash, clearing, transit, dispensing, balance, terminal, reference)
    select ${bucket}, ${account}::uuid, ${seq}, ${amount > 0n ? 'cash-in' : 'cash-out'}, ${now}::timestamptz, ${day}::date, ${amount}, ${-amount}, 0, 0, 0, balance, ${terminal}, ${reference} from moved returning balance`
  if (!row) throw new Error('an account that is held has another version')
  return row.balance
}

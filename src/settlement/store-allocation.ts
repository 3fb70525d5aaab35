import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'

/** Keeps what a month's run filled in all. */
export async function saveAllocation({ sql, now }: Work, of: { month: string; filled: number; fen: Fen }): Promise<number> {
  return sql.run`insert into settlement.allocation as a (month, filled, fen, done_at) values (${of.month}, ${of.filled}, ${of.fen}, ${now})
    on conflict (month) do update set filled = a.filled + excluded.filled, fen = a.fen + excluded.fen, done_at = excluded.done_at`
}

export async function allocationOfMonth({ sql }: Work, month: string): Promise<{ month: string; filled: number; fen: Fen; doneAt: Date } | null> {
  return (await sql<{ month: string; filled: number; fen: Fen; doneAt: Date }>`select month, filled, fen, done_at as "doneAt" from settlement.allocation where month = ${month}`)[0] ?? null
}

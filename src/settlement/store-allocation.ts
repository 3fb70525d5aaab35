import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'

type Filled = { filled: number; fen: Fen }

/** Adds to what a month's run filled; with `done` it came to its end. Answers what the month's runs filled in all. */
export async function saveAllocation({ sql, now }: Work, of: Filled & { month: string; done: boolean }): Promise<Filled> {
  const [all] = await sql<Filled>`insert into settlement.allocation as a (month, filled, fen, done_at) values (${of.month}, ${of.filled}, ${of.fen}, ${of.done ? now : null})
    on conflict (month) do update set filled = a.filled + excluded.filled, fen = a.fen + excluded.fen, done_at = coalesce(excluded.done_at, a.done_at) returning filled, fen`
  return all!
}

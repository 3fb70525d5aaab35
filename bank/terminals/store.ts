import type { Sql } from '#kit/sql'
import type { TerminalKind } from '../acquiring/held.ts'

type Has = { sql: Sql }
export type TerminalRow = { id: string; kind: TerminalKind; bank: string; merchant: string; country: string; cipher: '3des' | 'sm4'; batch: number; master: Buffer; working: Buffer | null; endedAt: Date | null }

export async function insertTerminal({ sql }: Has, row: Pick<TerminalRow, 'id' | 'kind' | 'bank' | 'merchant' | 'country' | 'cipher' | 'master'>, now: Date): Promise<boolean> {
  return await sql.run`insert into terminals.terminal (id, kind, bank, merchant, country, cipher, batch, master_sealed, registered_at)
    values (${row.id}, ${row.kind}, ${row.bank}, ${row.merchant}, ${row.country}, ${row.cipher}, 0, ${row.master}, ${now}) on conflict do nothing` > 0
}

export async function selectTerminal({ sql }: Has, id: string): Promise<TerminalRow | null> {
  const [row] = await sql<TerminalRow>`select id, kind, bank, merchant, country, cipher, batch, master_sealed as master, working_sealed as working, ended_at as "endedAt" from terminals.terminal where id = ${id}`
  return row ?? null
}

/** A terminal stands at a window of the card centre: what it takes are the centre's fees. */
export async function markCentre({ sql }: Has, id: string): Promise<void> { await sql`update terminals.terminal set centre = true where id = ${id} and not centre` }

/** Puts new working keys and the next batch; answers the batch. */
export async function updateWorking({ sql }: Has, id: string, working: Buffer, now: Date): Promise<number> {
  const [row] = await sql<{ batch: number }>`update terminals.terminal set working_sealed = ${working}, signed_in_at = ${now}, batch = batch % 999999 + 1 where id = ${id} returning batch`
  return row!.batch
}

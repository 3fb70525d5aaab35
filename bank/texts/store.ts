import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type TextRow = { id: Id; bank: string; phone: Buffer; text: Buffer; at: Date }

export async function insertText({ sql }: Has, row: TextRow): Promise<void> {
  await sql`insert into texts.text (id, bank, phone_sealed, text_sealed, at) values (${row.id}, ${row.bank}, ${row.phone}, ${row.text}, ${row.at})`
}

/** The newest messages, newest first. acrossBuckets. */
export async function selectTexts({ sql }: Has, most: number): Promise<TextRow[]> {
  return sql<TextRow>`select id, bank, phone_sealed as phone, text_sealed as text, at from texts.text order by at desc, id desc limit ${most}`
}

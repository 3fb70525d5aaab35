import type { Id } from '#kit/ids'
import type { Work } from '#kit/work'

export type LetterRow = { id: Id; organisation: Id; bank: string; at: Date; by: Id; mime: string; size: number; digest: Buffer; letterSealed: Buffer }

/** Keeps a letter; false when this unit handed in the very same one for this bank before. */
export async function insertLetter({ sql, now }: Work, l: Omit<LetterRow, 'at'>): Promise<boolean> {
  return await sql.run`insert into applications.bank_letter (id, organisation, bank, at, by, mime, size, digest, letter_sealed)
    values (${l.id}, ${l.organisation}, ${l.bank}, ${now}, ${l.by}, ${l.mime}, ${l.size}, ${l.digest}, ${l.letterSealed}) on conflict (organisation, digest) do nothing` === 1
}

/** The letter that holds; null where there is none. */
export async function newestLetter({ sql }: Work, organisation: Id): Promise<Pick<LetterRow, 'id' | 'bank' | 'at'> | null> {
  const [row] = await sql<Pick<LetterRow, 'id' | 'bank' | 'at'>>`select id, bank, at from applications.bank_letter where organisation = ${organisation} order by at desc, id desc limit 1`
  return row ?? null
}

/** A unit's letters, newest first. */
export async function lettersOf({ sql }: Work, organisation: Id) {
  return sql<Pick<LetterRow, 'id' | 'bank' | 'at' | 'size'>>`select id, bank, at, size from applications.bank_letter where organisation = ${organisation} order by at desc, id desc limit 20`
}

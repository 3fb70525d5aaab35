import type { ClientBase, Pool } from 'pg'

/** A database is born once, as a demo or for production, and stays so. */
export type Birth = 'demo' | 'production'

/** How this database was born; null before its first start. */
export async function birth(db: ClientBase | Pool): Promise<Birth | null> {
  const { rows: [row] } = await db.query<{ kind: Birth }>('select kind from house.birth')
  return row?.kind ?? null
}

/** Writes the birth of a database, as its owner; the first writer wins and the answer is what it is. */
export async function bear(owner: ClientBase, kind: Birth, at: Date): Promise<Birth> {
  await owner.query('insert into house.birth (one, kind, at) values (true, $1, $2) on conflict do nothing', [kind, at])
  return (await birth(owner))!
}

import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type DrawerRow = { id: Id; bank: string; branch: string; member: string; day: Day; openedAt: Date; closedAt: Date | null; counted: Fen | null; expected: Fen | null; why: string | null }
export type EntryWhat = 'opening' | 'cash-in' | 'cash-out' | 'difference' | 'back-to-vault'
export type EntryRow = { seq: number; key: string; what: EntryWhat; amount: Fen; vault: Fen; customers: Fen; difference: Fen; bucket: Bucket | null; account: Id | null; entry: number | null; balance: Fen; at: Date }
const columns = `id, bank, branch, member, day, opened_at as "openedAt", closed_at as "closedAt", counted, expected, why`

export async function insertDrawer({ sql, now }: Has & { now: Date }, row: Pick<DrawerRow, 'id' | 'bank' | 'branch' | 'member' | 'day'>): Promise<boolean> {
  return await sql.run`insert into tills.drawer (id, bank, branch, member, day, opened_at) values (${row.id}, ${row.bank}, ${row.branch}, ${row.member}, ${row.day}::date, ${now}) on conflict do nothing` > 0
}

/** A teller's open drawer, held until the transaction ends. */
export async function lockDrawer({ sql }: Has, member: string): Promise<DrawerRow | null> {
  const [row] = await sql.text<DrawerRow>('drawer-open', `select ${columns} from tills.drawer where member = $1 and closed_at is null for update`, [member])
  return row ?? null
}

export async function selectDrawers({ sql }: Has, branch: string, day: Day): Promise<DrawerRow[]> {
  return sql.text<DrawerRow>('drawers-of-branch', `select ${columns} from tills.drawer where branch = $1 and (day = $2::date or closed_at is null) order by member, opened_at desc`, [branch, day])
}
export async function selectDrawersOf({ sql }: Has, member: string, most: number): Promise<DrawerRow[]> {
  return sql.text<DrawerRow>('drawers-of-member', `select ${columns} from tills.drawer where member = $1 order by opened_at desc limit $2`, [member, most])
}

export async function selectEntries({ sql }: Has, drawer: Id): Promise<EntryRow[]> {
  return sql<EntryRow>`select seq, key, what, amount, vault, customers, difference, bucket, account, entry, balance, at from tills.entry where drawer = ${drawer} order by seq`
}

export async function insertEntry({ sql, now }: Has & { now: Date }, drawer: Id, row: Omit<EntryRow, 'at'>): Promise<void> {
  await sql`insert into tills.entry (drawer, seq, key, what, amount, vault, customers, difference, bucket, account, entry, balance, at)
    values (${drawer}, ${row.seq}, ${row.key}, ${row.what}, ${row.amount}, ${row.vault}, ${row.customers}, ${row.difference}, ${row.bucket}, ${row.account}, ${row.entry}, ${row.balance}, ${now})`
}

export async function saveClosed({ sql, now }: Has & { now: Date }, id: Id, counted: Fen, expected: Fen, why: string | null): Promise<void> {
  await sql`update tills.drawer set closed_at = ${now}, counted = ${counted}, expected = ${expected}, why = ${why} where id = ${id}`
}

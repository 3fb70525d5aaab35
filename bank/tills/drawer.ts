import { dayOf } from '#kit/day'
import { newId } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Staff } from '../access/session.ts'
import { refuse } from '../refusals.ts'
import type { Work } from '../work.ts'
import { insertDrawer, insertEntry, lockDrawer, saveClosed, selectDrawers, selectDrawersOf, selectEntries, type DrawerRow, type EntryRow } from './store.ts'

const none = { vault: 0n, customers: 0n, difference: 0n, bucket: null, account: null, entry: null }
export const inDrawer = (entries: readonly EntryRow[]): Fen => entries.at(-1)?.balance ?? 0n

/** 开钱箱: a teller takes cash from the branch's vault. */
export async function openDrawer(work: Work, by: Staff, key: string, opening: Fen) {
  const id = newId(work.now, work.random)
  if (!await insertDrawer(work, { id, bank: by.bank, branch: by.branch!, member: by.number, day: dayOf(work.now) })) {
    const had = (await lockDrawer(work, by.number))!
    const [first] = await selectEntries(work, had.id)
    return first?.key === key && first.amount === opening ? viewOf(had, [first]) : refuse('drawer-open')
  }
  await insertEntry(work, id, { ...none, seq: 1, key, what: 'opening', amount: opening, vault: -opening, balance: opening })
  return seeDrawer(work, by)
}

/** 清点: what is counted is what goes back to the vault; what differs from the books stays on record with the reason, and is nobody's to make good in silence. */
export async function closeDrawer(work: Work, by: Staff, key: string, counted: Fen, why: string | null) {
  const drawer = await lockDrawer(work, by.number)
  if (!drawer) return refuse('drawer-closed')
  const entries = await selectEntries(work, drawer.id)
  const expected = inDrawer(entries)
  const off = counted - expected
  if (off !== 0n && !why) return refuse('why-missing')
  let seq = entries.length
  if (off !== 0n) await insertEntry(work, drawer.id, { ...none, seq: ++seq, key: newId(work.now, work.random), what: 'difference', amount: off, difference: -off, balance: counted })
  await insertEntry(work, drawer.id, { ...none, seq: ++seq, key, what: 'back-to-vault', amount: -counted, vault: counted, balance: 0n })
  await saveClosed(work, drawer.id, counted, expected, why)
  return { closed: true, expected, counted, difference: off }
}

const viewOf = ({ id, member, day, openedAt, closedAt, counted, expected, why }: DrawerRow, entries: readonly EntryRow[]) => ({
  id, member, day, openedAt, closedAt, counted, expected, why, balance: inDrawer(entries), rows: entries.map(({ seq, what, amount, balance, at }) => ({ seq, what, amount, balance, at })),
})

/** 我的钱箱: the open drawer with its entries, and the ones closed before. */
export async function seeDrawer(work: Work, by: Staff) {
  const all = await selectDrawersOf(work, by.number, 15)
  const open = all.find(({ closedAt }) => closedAt === null)
  return { open: open ? viewOf(open, await selectEntries(work, open.id)) : null, closed: all.filter(({ closedAt }) => closedAt !== null).map(each => viewOf(each, [])) }
}

/** 网点钱箱: every drawer of the branch today, and those still open. */
export async function seeDrawers(work: Work, by: Staff) {
  const rows = []
  for (const drawer of await selectDrawers(work, by.branch!, dayOf(work.now))) rows.push({ ...viewOf(drawer, drawer.closedAt ? [] : await selectEntries(work, drawer.id)), rows: [] })
  return { rows }
}

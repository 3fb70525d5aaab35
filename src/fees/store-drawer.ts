import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'
import type { Drawer, Moved } from './drawer.ts'
import type { DrawerState, Movement, Pieces } from './shared.ts'

const columns = 'office, id, clerk, post, day, state, came_from as "cameFrom", offered_to as "offeredTo", opened_at as "openedAt", ended_at as "endedAt"'
const read = (work: Work, name: string, where: string, values: unknown[]) => work.sql.text<Drawer>(`fees-drawer-${name}`, `select ${columns} from fees.drawer where ${where}`, values)

/** The drawer a clerk has at an office now, theirs alone until the Work ends. */
export async function lockDrawerOf(work: Work, office: Id, clerk: Id): Promise<Drawer | null> {
  return (await read(work, 'of', `office = $1 and clerk = $2 and state in ('open', 'offered') for update`, [office, clerk]))[0] ?? null
}
export async function selectDrawerOf(work: Work, office: Id, clerk: Id): Promise<Drawer | null> {
  return (await read(work, 'now', `office = $1 and clerk = $2 and state in ('open', 'offered')`, [office, clerk]))[0] ?? null
}
export async function selectDrawer(work: Work, office: Id, id: Id, lock = false): Promise<Drawer | null> {
  return (await read(work, lock ? 'lock' : 'one', `office = $1 and id = $2${lock ? ' for update' : ''}`, [office, id]))[0] ?? null
}
/** Drawers of an office on a day, those opened first ahead. */
export const selectDrawersOf = (work: Work, office: Id, day: string) => read(work, 'day', 'office = $1 and day = $2 order by opened_at, id', [office, day])
/** Drawers at an office that wait for a clerk to take them over. */
export const selectOffered = (work: Work, office: Id, to: Id) => read(work, 'offered', `office = $1 and offered_to = $2 and state = 'offered' order by opened_at`, [office, to])

/** False when the clerk has a drawer open already: of two at once one stands. */
export async function insertDrawer({ sql }: Work, d: Drawer): Promise<boolean> {
  return await sql.run`insert into fees.drawer (office, id, clerk, post, day, state, came_from, opened_at) values (${d.office}, ${d.id}, ${d.clerk}, ${d.post}, ${d.day}, 'open', ${d.cameFrom}, ${d.openedAt})
    on conflict do nothing` === 1
}
export async function updateDrawer({ sql, now }: Work, { office, id }: Drawer, state: DrawerState, offeredTo: Id | null) {
  await sql`update fees.drawer set state = ${state}, offered_to = ${offeredTo}, ended_at = ${state === 'closed' || state === 'handed-over' ? now : null} where office = ${office} and id = ${id}`
}

export async function selectSum({ sql }: Work, { office, id }: Drawer): Promise<{ balance: Fen; last: number }> {
  const [row] = await sql<{ balance: Fen; last: number }>`select coalesce(sum(amount), 0)::bigint as balance, coalesce(max(seq), 0) as last from fees.movement where office = ${office} and drawer = ${id}`
  return row!
}
export async function insertMovement({ sql, now }: Work, m: Moved & { office: Id; drawer: Id; seq: number; by: Id }): Promise<boolean> {
  const { receipt = null } = m
  return await sql.run`insert into fees.movement (office, drawer, seq, what, amount, at, by_member, number, bucket, person, receipt, slip, request)
    values (${m.office}, ${m.drawer}, ${m.seq}, ${m.what}, ${m.amount}, ${now}, ${m.by}, ${receipt?.number ?? null}, ${receipt?.bucket ?? null}, ${receipt?.person ?? null}, ${receipt?.id ?? null}, ${m.slip ?? null}, ${m.request ?? null})
    on conflict do nothing` === 1
}
/** What a press of a clerk has moved already, in whichever of their drawers at the office. */
export async function movementOf({ sql }: Work, office: Id, by: Id, request: string): Promise<{ drawer: Id; amount: Fen } | null> {
  const [row] = await sql<{ drawer: Id; amount: Fen }>`select drawer, amount from fees.movement where office = ${office} and by_member = ${by} and request = ${request} order by at limit 1`
  return row ?? null
}
export type MovementRow = { office: Id; drawer: Id; seq: number; what: Movement; amount: Fen; at: Date; number: string | null; person: Id | null; receipt: Id | null; slip: string | null }
export async function selectMovements({ sql }: Work, office: Id, drawers: readonly Id[]): Promise<MovementRow[]> {
  return sql<MovementRow>`select office, drawer, seq, what, amount, at, number, person, receipt, slip from fees.movement where office = ${office} and drawer = any(${[...drawers]}::uuid[]) order by drawer, seq`
}

export type CountRow = { office: Id; drawer: Id; seq: number; what: 'open' | 'offer' | 'accept' | 'close'; pieces: Pieces; total: Fen; expected: Fen; explanationSealed: Buffer | null; by: Id; at: Date }
const place = (office: Id, drawer: Id, seq: number) => `fees.count.explanation|${office} ${drawer} ${seq}`
export async function insertCount(work: Work, c: { office: Id; drawer: Id; what: string; pieces: Pieces; total: Fen; expected: Fen; explanation?: string | undefined; by: Id }) {
  const [row] = await work.sql<{ next: number }>`select coalesce(max(seq), 0) + 1 as next from fees.count where office = ${c.office} and drawer = ${c.drawer}`
  const sealed = c.explanation && c.total !== c.expected ? work.vault.seal(c.explanation, place(c.office, c.drawer, row!.next)) : null
  await work.sql`insert into fees.count (office, drawer, seq, what, pieces, total, expected, explanation_sealed, by_member, at)
    values (${c.office}, ${c.drawer}, ${row!.next}, ${c.what}, ${JSON.stringify(c.pieces)}::jsonb, ${c.total}, ${c.expected}, ${sealed}, ${c.by}, ${work.now})`
}
export async function selectCounts({ sql }: Work, office: Id, drawers: readonly Id[]): Promise<CountRow[]> {
  return sql<CountRow>`select office, drawer, seq, what, pieces, total, expected, explanation_sealed as "explanationSealed", by_member as by, at from fees.count
    where office = ${office} and drawer = any(${[...drawers]}::uuid[]) order by drawer, seq`
}
/** Why a count differed, in the clerk's words. */
export const explanationOf = (work: Work, row: CountRow): string | null => row.explanationSealed && work.vault.openText(row.explanationSealed, place(row.office, row.drawer, row.seq))

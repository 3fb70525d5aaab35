import type { Id } from '#kit/ids'
import { Overtaken, type Work } from '#kit/work'
import type { BlankMove } from './shared.ts'

/** Blank cards of one bank with one city's face, at one site. */
export type BlankKind = { site: Id; bank: string; face: string }
export type NewMove = BlankKind & { id: Id; what: BlankMove; change: number; batch?: Id | null; note?: string | null }
type Last = { serial: number; remaining: number }

/** How many blanks of a kind are left; whoever moves them meanwhile takes the next serial, and this Work is tried again. */
export async function lastBlank({ sql }: Work, { site, bank, face }: BlankKind): Promise<Last> {
  const [row] = await sql<Last>`select serial, remaining from production.blank where site = ${site} and bank = ${bank} and face = ${face} order by serial desc limit 1`
  return row ?? { serial: 0, remaining: 0 }
}

/** Writes the next movement; what came between is met by trying the whole Work again. The caller saw to it that no more go out than there are. */
export async function insertBlank({ sql, now, by }: Work, last: Last, move: NewMove): Promise<void> {
  const written = await sql.run`insert into production.blank (site, bank, face, serial, id, what, change, remaining, batch, note, by_member, at)
    values (${move.site}, ${move.bank}, ${move.face}, ${last.serial + 1}, ${move.id}, ${move.what}, ${move.change}, ${last.remaining + move.change}, ${move.batch ?? null}, ${move.note ?? null}, ${by.id}, ${now})
    on conflict do nothing`
  if (written !== 1) throw new Overtaken('another movement of these blanks came between')
}

/** The counting in of a maker's delivery, if it was done before. */
export async function deliveryOf({ sql }: Work, { site, bank, face }: BlankKind, note: string) {
  const [row] = await sql<{ change: number; at: Date }>`select change, at from production.blank where site = ${site} and bank = ${bank} and face = ${face} and note = ${note} and what = 'counted-in'`
  return row ?? null
}

/** What lies at a site (at all when null), by kind: what is left, the sum of all movements, and how much came, went out and was scrapped. */
export async function blankSums({ sql }: Work, site: Id | null) {
  return sql<BlankKind & { remaining: number; total: bigint; came: bigint; made: bigint; scrapped: bigint; corrected: bigint }>`select site, bank, face,
      (array_agg(remaining order by serial desc))[1] as remaining, sum(change) as total,
      coalesce(sum(change) filter (where what = 'counted-in'), 0) as came, coalesce(-sum(change) filter (where what = 'batch'), 0) as made,
      coalesce(-sum(change) filter (where what = 'scrapped'), 0) as scrapped, coalesce(sum(change) filter (where what = 'stocktake'), 0) as corrected
    from production.blank where (${site}::uuid is null or site = ${site}) group by site, bank, face order by site, bank, face`
}

/** The newest movements of a site. */
export async function listMoves({ sql }: Work, site: Id, limit: number) {
  return sql<{ id: Id; bank: string; face: string; what: BlankMove; change: number; remaining: number; number: string | null; note: string | null; by: Id | null; at: Date }>`select
      m.id, m.bank, m.face, m.what, m.change, m.remaining, b.number, m.note, m.by_member as by, m.at
    from production.blank m left join production.batch b on b.id = m.batch where m.site = ${site} order by m.at desc, m.serial desc limit ${limit}`
}

export type Stocktake = BlankKind & { id: Id; counted: number; booked: number; why: string | null; by: Id; at: Date; approvedBy: Id | null; approvedAt: Date | null }
/** Writes a count; false when one with a difference waits for its approval. */
export async function insertStocktake({ sql, now }: Work, take: Omit<Stocktake, 'at' | 'approvedBy' | 'approvedAt'>): Promise<boolean> {
  return await sql.run`insert into production.stocktake (id, site, bank, face, counted, booked, why, by_member, at)
    values (${take.id}, ${take.site}, ${take.bank}, ${take.face}, ${take.counted}, ${take.booked}, ${take.why}, ${take.by}, ${now}) on conflict do nothing` === 1
}
export async function stocktakeById({ sql }: Work, id: Id): Promise<Stocktake | null> {
  const [row] = await sql<Stocktake>`select id, site, bank, face, counted, booked, why, by_member as by, at, approved_by as "approvedBy", approved_at as "approvedAt"
    from production.stocktake where id = ${id} for update`
  return row ?? null
}
export async function approveStocktake({ sql, now }: Work, id: Id, by: Id) {
  return await sql.run`update production.stocktake set approved_by = ${by}, approved_at = ${now} where id = ${id} and approved_at is null` === 1
}
/** Counts of a site with a difference that waits for its approval. */
export async function openStocktakes({ sql }: Work, site: Id) {
  return sql<Stocktake>`select id, site, bank, face, counted, booked, why, by_member as by, at, approved_by as "approvedBy", approved_at as "approvedAt"
    from production.stocktake where site = ${site} and approved_at is null and counted <> booked order by at`
}

import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Work } from '#kit/work'

export type Difference = { office: Id; drawer: Id; difference: Fen; at: Date }
/** The difference a drawer ended with; null when it ended even. */
export async function differenceOf({ sql }: Work, office: Id, drawer: Id): Promise<Difference | null> {
  const [row] = await sql<Difference>`select office, drawer, amount as difference, at from fees.movement where office = ${office} and drawer = ${drawer} and what = 'difference'`
  return row ?? null
}
/** A page of drawers at these offices whose difference waits for approval, the one that was opened first at the top. */
export async function selectWaiting({ sql }: Work, offices: readonly Id[], after: Id | null, limit: number): Promise<Difference[]> {
  return sql<Difference>`select m.office, m.drawer, m.amount as difference, m.at from fees.movement m
    where m.what = 'difference' and m.office = any(${[...offices]}::uuid[]) and (${after}::uuid is null or m.drawer > ${after})
      and not exists (select from fees.approval a where a.office = m.office and a.drawer = m.drawer) order by m.drawer limit ${limit}`
}
/** How many wait in all. */
export async function countWaiting({ sql }: Work, offices: readonly Id[]): Promise<number> {
  const [row] = await sql<{ count: bigint }>`select count(*) from fees.movement m
    where m.what = 'difference' and m.office = any(${[...offices]}::uuid[]) and not exists (select from fees.approval a where a.office = m.office and a.drawer = m.drawer)`
  return Number(row!.count)
}

export type Approval = { office: Id; drawer: Id; difference: Fen; remarkSealed: Buffer | null; by: Id; at: Date }
const place = (office: Id, drawer: Id) => `fees.approval.remark|${office} ${drawer}`
/** False when it was approved already: of two at once one stands. */
export async function insertApproval(work: Work, a: { office: Id; drawer: Id; difference: Fen; remark?: string | undefined; by: Id; post: string }): Promise<boolean> {
  return await work.sql.run`insert into fees.approval (office, drawer, difference, remark_sealed, by_member, post, at)
    values (${a.office}, ${a.drawer}, ${a.difference}, ${a.remark ? work.vault.seal(a.remark, place(a.office, a.drawer)) : null}, ${a.by}, ${a.post}, ${work.now}) on conflict do nothing` === 1
}
export async function selectApprovals({ sql }: Work, office: Id, drawers: readonly Id[]): Promise<Approval[]> {
  return sql<Approval>`select office, drawer, difference, remark_sealed as "remarkSealed", by_member as by, at from fees.approval where office = ${office} and drawer = any(${[...drawers]}::uuid[])`
}
export const remarkOf = (work: Work, a: Approval): string | null => a.remarkSealed && work.vault.openText(a.remarkSealed, place(a.office, a.drawer))

import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
/** Count and sums as a provider has them or we do. `account` is what accounts paid. */
export type Figures = { count: number; total: Fen; fund: Fen; account: Fen }
/** 对账: a period of one provider, narrowed; their figures and ours. `open`: a day of it was not closed. `file`: the answer to a comparison of lines, fetched until `until`. */
export type Statement = {
  id: Id; provider: Id; kind: 'total' | 'detail'; from: Day; last: Day; insutype: string | null; clearing: string | null; optins: string; refunded: boolean | null; theirs: Figures; ours: Figures
  flat: boolean; open: boolean; file: string | null; until: Date | null; at: Date
}
type Row = Omit<Statement, 'theirs' | 'ours'> & Record<`${'their' | 'our'}_${'total' | 'fund' | 'account'}`, Fen> & Record<'their_count' | 'our_count', number>
const columns = `id, provider, kind, first_day as "from", last_day as "last", insutype, clr_type as clearing, optins, refunded, their_count, their_total, their_fund, their_account, our_count, our_total, our_fund, our_account,
  flat, open, file, until, at`
const shaped = ({ their_count, their_total, their_fund, their_account, our_count, our_total, our_fund, our_account, ...row }: Row): Statement =>
  ({ ...row, theirs: { count: their_count, total: their_total, fund: their_fund, account: their_account }, ours: { count: our_count, total: our_total, fund: our_fund, account: our_account } })

export async function insertStatement({ sql }: Has, s: Statement, by: { kind: string; id: Id | null }): Promise<void> {
  await sql`insert into clearing.statement (id, provider, kind, first_day, last_day, insutype, clr_type, optins, refunded, their_count, their_total, their_fund, their_account, our_count, our_total, our_fund, our_account, flat, open, file, until, at, by_kind, by_id)
    values (${s.id}, ${s.provider}, ${s.kind}, ${s.from}, ${s.last}, ${s.insutype}, ${s.clearing}, ${s.optins}, ${s.refunded}, ${s.theirs.count}, ${s.theirs.total}, ${s.theirs.fund}, ${s.theirs.account},
      ${s.ours.count}, ${s.ours.total}, ${s.ours.fund}, ${s.ours.account}, ${s.flat}, ${s.open}, ${s.file}, ${s.until}, ${s.at}, ${by.kind}, ${by.id})`
}
export async function selectStatement({ sql }: Has, id: Id): Promise<Statement | null> {
  return (await sql.text<Row>('clearing-statement', `select ${columns} from clearing.statement where id = $1`, [id])).map(shaped)[0] ?? null
}
/** A provider's statements that touch a period, newest first. */
export async function statementsOf({ sql }: Has, provider: Id, from: Day, until: Day): Promise<Statement[]> {
  return (await sql.text<Row>('clearing-statements', `select ${columns} from clearing.statement where provider = $1 and first_day <= $3 and last_day >= $2 order by at desc, id desc`, [provider, from, until])).map(shaped)
}
/** The statements of many providers that touch a period, newest first. */
export async function statementsFor({ sql }: Has, providers: readonly Id[], { from, until }: { from: Day; until: Day }): Promise<Statement[]> {
  return (await sql.text<Row>('clearing-statements-for', `select ${columns} from clearing.statement where provider = any ($1::uuid[]) and first_day <= $3 and last_day >= $2 order by at desc, id desc`, [providers, from, until])).map(shaped)
}

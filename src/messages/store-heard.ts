import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'

type Has = { sql: Sql }
export type Heard = { provider: Id; operator: string; infno: string; style: 'one' | 'own'; outcome: 'done' | 'again' | 'refused' | 'wrong'; what: string; count: number; firstAt: Date; lastAt: Date }

/** Adds counts; rows that are not there yet only where `more` may come. */
export async function insertHeard({ sql }: Has, provider: Id, rows: readonly Omit<Heard, 'provider'>[], more: boolean): Promise<void> {
  const of = <Name extends keyof Omit<Heard, 'provider'>>(name: Name) => rows.map(row => row[name])
  const given = `unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::timestamptz[], $9::timestamptz[]) as g (operator, infno, style, outcome, what, count, first_at, last_at)`
  const values = [provider, of('operator'), of('infno'), of('style'), of('outcome'), of('what'), of('count'), of('firstAt'), of('lastAt')]
  if (more) await sql.text('heard-add', `insert into messages.heard (provider, operator, infno, style, outcome, what, count, first_at, last_at) select $1::uuid, * from ${given}
    on conflict (provider, operator, infno, style, outcome, what) do update set count = messages.heard.count + excluded.count, last_at = greatest(messages.heard.last_at, excluded.last_at)`, values)
  else await sql.text('heard-count', `update messages.heard h set count = h.count + g.count, last_at = greatest(h.last_at, g.last_at) from ${given}
    where h.provider = $1::uuid and (h.operator, h.infno, h.style, h.outcome, h.what) = (g.operator, g.infno, g.style, g.outcome, g.what)`, values)
}
export async function countHeard({ sql }: Has, provider: Id): Promise<number> {
  return Number((await sql<{ count: string }>`select count(*) from messages.heard where provider = ${provider}`)[0]!.count)
}
export async function dropHeard({ sql }: Has, provider: Id, before: Date): Promise<void> {
  await sql.run`delete from messages.heard where provider = ${provider} and last_at < ${before}`
}
/** acrossBuckets: counts, nobody's. */
export async function selectHeard({ sql }: Has, provider: Id | null): Promise<Heard[]> {
  return sql`select provider, operator, infno, style, outcome, what, count, first_at as "firstAt", last_at as "lastAt" from messages.heard
    where ${provider}::uuid is null or provider = ${provider} order by infno, outcome, what, operator`
}

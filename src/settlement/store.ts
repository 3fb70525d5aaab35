import type { Day } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import { relationJoin } from '#insurance'
import { stayJoin } from '#care'
import { accountLock, usesJoin, type AccountKind, type Beside } from '#ledger'
import { sessionJoin } from '#terminals'
import { yearMore, type More, type Year } from './track.ts'

type Has = { sql: Sql }
/** Whom, where and when something is asked for. `year` is the visit's. Where a policy refuses lending: `usesFor`, how many milliseconds back settlements elsewhere count, and `stay`, whether one in hospital does. */
export type Key = { bucket: Bucket; person: Id; region: string; provider: Id; factors: readonly string[]; year: number; usesFor: number; stay: boolean }
/** An account as it is while it is held, and where its row lies until it is written; `family`: what a relative shares, where there is such a sub-account. */
export type Account = { balance: Fen; version: number; place: string | null; family?: { balance: Fen; version: number; place: string | null } }
/**
 * Where a person stands at a provider: the newest open session when it has every factor asked for, or null, and the insurance records.
 * `terminal` and `picked` are the newest session's also where a factor is missing. `uses`, settlements at other providers since, and `inStay` only where a policy refuses lending.
 */
export type Standing = { session: Id | null; terminal: Id | null; picked: string | null; insured: RecordRow[]; uses?: { provider: Id; at: string }[] | null; inStay?: boolean }
/** An insurance record of one of many people, with what of the year is used under it and where that stands (`yearPlace`, while the account is held). */
export type RecordRow = { yearPlace: string | null; region: string; insutype: string; psnType: string; state: '1' | '2' | '4'; pausedOn: Day | null; paidUntil: string | null } & Year
/** What a posting adds to the year; `place`: where the year's row lies, null where there is none yet. */
export type Growth = { place?: string | null; bucket: Bucket; person: Id; region: string; insutype: string; year: number; deductible: Fen; fund: Fen; more?: More }

const numbers = (rows: readonly unknown[]) => rows.map((_, i) => i)

/** The planner kept to indexes, for one transaction: on small tables it would flip to reading them whole. */
export async function pinPlanner({ sql }: Has): Promise<unknown> {
  return sql.text('settlement-pin', `select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true)`, [])
}

const { join: ofAccount, end: held } = accountLock({ bucket: 'i.bucket', person: 'i.person', region: 'i.region', kinds: ['pacc', 'pacc-family'] })
const accounts = (end: string) => `select i.n, a.kind, a.balance, a.version, a.ctid as place
  from unnest($1::int[], $2::smallint[], $3::uuid[], $4::bpchar[]) as i (n, bucket, person, region) ${ofAccount} ${end}`
const [seen, holding] = [accounts(''), accounts(held)]

type Row = { n: number; kind: AccountKind; balance: Fen; version: number; place: string }
/** The accounts of many settlements by their place, those that exist, with what relatives share in the same statement. With `hold` they are held in key order until the transaction ends. */
export async function selectAccounts({ sql }: Has, keys: readonly Key[], hold: boolean): Promise<Map<number, Account>> {
  const values = [numbers(keys), keys.map(k => k.bucket), keys.map(k => k.person), keys.map(k => k.region)]
  const rows = hold ? await sql.text<Row>('settlement-hold', holding, values) : await sql.text<Row>('settlement-see', seen, values)
  const own = new Map<number, Account>(rows.filter(row => row.kind === 'pacc').map(row => [row.n, row]))
  for (const { n, kind, ...family } of rows) if (kind === 'pacc-family' && own.has(n)) own.get(n)!.family = family
  return own
}

const who = { bucket: 'i.bucket', person: 'i.person' }
const beyond = Object.entries(yearMore) as [keyof More, string][]
const standingsWith = (more: { columns: string; joins: string }) => `select i.n, s.id as session, s.terminal, s.insured_region as picked, r.region, r.insutype, r.psn_type as "psnType", r.state, r.paused_on as "pausedOn", r.paid_until as "paidUntil",
    coalesce(y.deductible, 0)::bigint as deductible, coalesce(y.fund, 0)::bigint as fund, ${beyond.map(([name, column]) => `nullif(y.${column}, 0)::bigint as "${name}"`).join(', ')}, y.ctid as "yearPlace"${more.columns}
  from unnest($1::int[], $2::smallint[], $3::uuid[], $4::uuid[], $5::text[], $6::smallint[]) as i (n, bucket, person, provider, needs, year)
  ${sessionJoin({ ...who, provider: 'i.provider', at: '$7::timestamptz', factors: `string_to_array(i.needs, ',')` })}
  left ${relationJoin({ ...who, day: '$8::date' })}
  left join settlement.year y on y.bucket = i.bucket and y.person = i.person and y.region = r.region and y.insutype = r.insutype and y.year = i.year${more.joins}`
const standings = standingsWith({ columns: '', joins: '' })
/** The same statement where a policy of the batch refuses lending: with what somebody settled elsewhere just before, and whether one is in hospital. */
const standingsLent = standingsWith({
  columns: ', u.uses, w.stay and v.stays as "inStay"',
  joins: ` join unnest($1::int[], $9::text[], $10::timestamptz[], $11::boolean[]) as w (n, region, since, stay) on w.n = i.n
  ${usesJoin({ ...who, region: 'w.region', provider: 'i.provider', since: 'w.since' })} ${stayJoin(who)}`,
})
type StandingRow = { n: number; session: Id | null; terminal: Id | null; picked: string | null; uses?: Standing['uses']; inStay?: boolean } & ({ region: null } | RecordRow)

/**
 * Session and insurance records of many people on a day, by their place. To be asked after the accounts are held: whoever changes a year holds the
 * account, and a session that ended while they were waited for is over. (settled: card session)
 */
export async function selectStandings({ sql, now }: Has & { now: Date }, keys: readonly Key[], day: string): Promise<Standing[]> {
  const values = [numbers(keys), keys.map(k => k.bucket), keys.map(k => k.person), keys.map(k => k.provider), keys.map(k => k.factors.join(',')), keys.map(k => k.year), now, day]
  const rows = keys.some(k => k.usesFor > 0 || k.stay)
    ? await sql.text<StandingRow>('settlement-standings-lent', standingsLent, [...values, keys.map(k => k.region), keys.map(k => new Date(now.getTime() - k.usesFor)), keys.map(k => k.stay)])
    : await sql.text<StandingRow>('settlement-standings', standings, values)
  const out: Standing[] = []
  for (const row of rows) {
    const { session, terminal, picked, uses, inStay } = row
    const standing = out[row.n] ??= { session, terminal, picked, insured: [], ...uses ? { uses } : {}, ...inStay ? { inStay } : {} }
    if (row.region === null) continue
    const year: More = row
    for (const [name] of beyond) year[name] ??= 0n
    standing.insured.push(row)
  }
  return out
}

const key = { bucket: 'smallint', person: 'uuid', region: 'text', insutype: 'text', year: 'smallint' } as const
/** An insert that adds to years: the out-patient columns, and `columns` beside them. */
function growing(columns: readonly string[], first: number): string {
  const [keys, added] = [Object.keys(key), ['deductible', 'fund', ...columns]]
  const types = [...Object.values(key), ...added.map(() => 'bigint')]
  return `insert into settlement.year as y (${[...keys, ...added].join(', ')}) select * from unnest(${types.map((type, i) => `$${first + i}::${type}[]`).join(', ')})
    on conflict (${keys.join(', ')}) do update set ${added.map(each => `${each} = y.${each} + excluded.${each}`).join(', ')}`
}
const valuesOf = (growths: readonly Growth[], whole: boolean) => [
  growths.map(g => g.bucket), growths.map(g => g.person), growths.map(g => g.region), growths.map(g => g.insutype), growths.map(g => g.year),
  growths.map(g => g.deductible), growths.map(g => g.fund), ...whole ? beyond.map(([name]) => growths.map(g => g.more?.[name] ?? 0n)) : []]
const every = beyond.map(([, column]) => column)
/** An update that adds to years that are there, where they lie: whoever changes one holds the account. */
function adding(columns: readonly string[], first: number): string {
  const [types, added] = [{ place: 'tid', bucket: 'smallint', person: 'uuid' }, ['deductible', 'fund', ...columns]]
  const arrays = [...Object.values(types), ...added.map(() => 'bigint')].map((type, i) => `$${first + i}::${type}[]`)
  return `update settlement.year y set ${added.map(each => `${each} = y.${each} + g.${each}`).join(', ')}
    from unnest(${arrays.join(', ')}) as g (${[...Object.keys(types), ...added].join(', ')}) where y.ctid = g.place and y.bucket = g.bucket and y.person = g.person returning 1`
}

/** Adds to the years of a batch, beside its posting: those that are there where they lie, the others by their keys; what only stays and chronic care touch is written where one of them is in it. */
export const grow = (growths: readonly Growth[]): Beside => first => {
  const whole = growths.some(growth => growth.more)
  const columns = whole ? every : []
  const [there, made] = [growths.filter(growth => growth.place), growths.filter(growth => !growth.place)]
  const [, , , , , ...amounts] = valuesOf(there, whole)
  const values = there.length ? [there.map(g => g.place), there.map(g => g.bucket), there.map(g => g.person), ...amounts] : []
  const parts = [...there.length ? [`grown as (${adding(columns, first)})`] : [], ...made.length ? [`begun as (${growing(columns, first + values.length)})`] : []]
  return {
    name: parts.length ? `${whole ? 'whole' : 'few'}${there.length ? '-there' : ''}${made.length ? '-new' : ''}` : '', text: parts.join(', '), values: [...values, ...made.length ? valuesOf(made, whole) : []],
    must: there.length ? { of: 'grown', rows: there.length } : undefined,
  }
}

/** Takes from a year what an undone settlement had used, or gives it back. Both sides of the year row are guarded by the account's lock. */
export async function addToYear({ sql }: Has, g: Growth): Promise<unknown> {
  const set = ['deductible', 'fund', ...every].map((column, i) => `${column} = ${column} + $${i + 6}`).join(', ')
  return sql.text('settlement-year-add', `update settlement.year set ${set} where bucket = $1 and person = $2 and region = $3 and insutype = $4 and year = $5`,
    [g.bucket, g.person, g.region, g.insutype, g.year, g.deductible, g.fund, ...beyond.map(([name]) => g.more?.[name] ?? 0n)])
}

/** Who undid a settlement, or null while it stands. */
export async function undoneBy({ sql }: Has, bucket: Bucket, number: string): Promise<string | null> {
  return (await sql<{ by: string }>`select undone_by as by from settlement.undone where bucket = ${bucket} and number = ${number}`)[0]?.by ?? null
}

/** Which of many settlements are undone, by what row. */
export async function undoneOf({ sql }: Has, keys: readonly { bucket: Bucket; number: string }[]): Promise<Map<string, string>> {
  const rows = await sql<{ number: string; by: string }>`select u.number, u.undone_by as by from unnest(${keys.map(k => k.bucket)}::smallint[], ${keys.map(k => k.number)}::text[]) as k (b, n)
    join settlement.undone u on u.bucket = k.b and u.number = k.n`
  return new Map(rows.map(row => [row.number, row.by]))
}

/** Sets "undone by" where it is not set; false when another was first. (settled: undone once) */
export async function undo({ sql, now }: Has & { now: Date }, bucket: Bucket, number: string, by: string): Promise<boolean> {
  return await sql.run`insert into settlement.undone (bucket, number, undone_by, at) values (${bucket}, ${number}, ${by}, ${now}) on conflict do nothing` === 1
}

/** A settlement stands again. */
export async function stands({ sql }: Has, bucket: Bucket, number: string): Promise<boolean> {
  return await sql.run`delete from settlement.undone where bucket = ${bucket} and number = ${number}` === 1
}

export async function listDifference({ sql, now }: Has & { now: Date }, bucket: Bucket, number: string, msgid: string, why: string): Promise<number> {
  return sql.run`insert into settlement.difference (bucket, number, msgid, why, at) values (${bucket}, ${number}, ${msgid}, ${why}, ${now})
    on conflict do nothing`
}

/** Counts a look-up by document number; answers how many there were this hour. */
export async function countLookup({ sql }: Has, provider: Id, hour: Date): Promise<number> {
  const [row] = await sql<{ count: number }>`insert into settlement.lookup as l (provider, hour, count) values (${provider}, ${hour}, 1)
    on conflict (provider, hour) do update set count = l.count + 1 returning count`
  return row!.count
}

/** What of each year somebody has used. */
export async function yearsOf({ sql }: Has, { bucket, id }: { bucket: Bucket; id: Id }): Promise<Omit<Growth, 'bucket' | 'person'>[]> {
  const rows = await sql.text<Omit<Growth, 'bucket' | 'person' | 'more'> & Required<More>>('settlement-years-of', `select region, insutype, year, deductible, fund,
      ${beyond.map(([name, column]) => `${column}::bigint as "${name}"`).join(', ')} from settlement.year where bucket = $1 and person = $2 order by region, insutype, year`, [bucket, id])
  return rows.map(({ region, insutype, year, deductible, fund, ...more }) => ({ region, insutype, year, deductible, fund, more }))
}
/** Adds what somebody else had used of a year; the caller holds the account. */
export async function useYear({ sql }: Has, g: Growth): Promise<void> {
  await sql.text('settlement-year-use', growing(every, 1), valuesOf([g], true))
}

export type FundShare = { bucket: Bucket; number: string; fund: string; amount: Fen }
/** What other funds than the pooling fund paid of postings. */
export async function insertShares({ sql }: Has, shares: readonly FundShare[]): Promise<unknown> {
  return shares.length && sql.run`insert into settlement.fund_share (bucket, number, fund, amount)
    select * from unnest(${shares.map(s => s.bucket)}::smallint[], ${shares.map(s => s.number)}::text[], ${shares.map(s => s.fund)}::text[], ${shares.map(s => s.amount)}::bigint[])`
}

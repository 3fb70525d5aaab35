import type { Bucket, Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import type { Sql } from '#kit/sql'
import { relationJoin } from '#insurance'
import { accountLock, type Beside } from '#ledger'
import { sessionJoin } from '#terminals'

type Has = { sql: Sql }
/** Whom, where and when something is asked for. `year` is the visit's. */
export type Key = { bucket: Bucket; person: Id; region: string; provider: Id; factors: readonly string[]; year: number }
/** An account as it is while it is held. */
export type Account = { n: number; balance: Fen; version: number }
/**
 * Where a person stands at a provider: the newest open session when it has every factor asked for, or null, and the insurance records.
 * `terminal` and `picked` are the newest session's also where a factor is missing.
 */
export type Standing = { session: Id | null; terminal: Id | null; picked: string | null; insured: RecordRow[] }
/** An insurance record of one of many people, with what of the year is used under it. */
export type RecordRow = { region: string; insutype: string; psnType: string; state: '1' | '2' | '4'; deductible: Fen; fund: Fen }
/** What a posting adds to the year. */
export type Growth = { bucket: Bucket; person: Id; region: string; insutype: string; year: number; deductible: Fen; fund: Fen }

const numbers = (rows: readonly unknown[]) => rows.map((_, i) => i)

/** The planner kept to indexes, for one transaction: on small tables it would flip to reading them whole. */
export async function pinPlanner({ sql }: Has): Promise<unknown> {
  return sql.text('settlement-pin', `select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true)`, [])
}

const { join: ofAccount, end: held } = accountLock({ bucket: 'i.bucket', person: 'i.person', region: 'i.region' })
const accounts = (end: string) => `select i.n, a.balance, a.version
  from unnest($1::int[], $2::smallint[], $3::uuid[], $4::text[]) as i (n, bucket, person, region) ${ofAccount} ${end}`
const [seen, holding] = [accounts(''), accounts(held)]

/** The accounts of many settlements by their place, those that exist. With `hold` they are held in key order until the transaction ends. */
export async function selectAccounts({ sql }: Has, keys: readonly Key[], hold: boolean): Promise<Map<number, Account>> {
  const values = [numbers(keys), keys.map(k => k.bucket), keys.map(k => k.person), keys.map(k => k.region)]
  const rows = hold ? await sql.text<Account>('settlement-hold', holding, values) : await sql.text<Account>('settlement-see', seen, values)
  return new Map(rows.map(row => [row.n, row]))
}

const who = { bucket: 'i.bucket', person: 'i.person' }
const standings = `select i.n, s.id as session, s.terminal, s.insured_region as picked, r.region, r.insutype, r.psn_type as "psnType", r.state,
    coalesce(y.deductible, 0)::bigint as deductible, coalesce(y.fund, 0)::bigint as fund
  from unnest($1::int[], $2::smallint[], $3::uuid[], $4::uuid[], $5::text[], $6::smallint[]) as i (n, bucket, person, provider, needs, year)
  ${sessionJoin({ ...who, provider: 'i.provider', at: '$7::timestamptz', factors: `string_to_array(i.needs, ',')` })}
  left ${relationJoin({ ...who, day: '$8::date' })}
  left join settlement.year y on y.bucket = i.bucket and y.person = i.person and y.region = r.region and y.insutype = r.insutype and y.year = i.year`
type StandingRow = { n: number; session: Id | null; terminal: Id | null; picked: string | null } & ({ region: null } | RecordRow)

/**
 * Session and insurance records of many people on a day, by their place. To be asked after the accounts are held: whoever changes a year holds the
 * account, and a session that ended while they were waited for is over. (settled: card session)
 */
export async function selectStandings({ sql, now }: Has & { now: Date }, keys: readonly Key[], day: string): Promise<Standing[]> {
  const rows = await sql.text<StandingRow>('settlement-standings', standings,
    [numbers(keys), keys.map(k => k.bucket), keys.map(k => k.person), keys.map(k => k.provider), keys.map(k => k.factors.join(',')), keys.map(k => k.year),
      now, day])
  const out: Standing[] = []
  for (const row of rows) {
    const { session, terminal, picked } = row
    const standing = out[row.n] ??= { session, terminal, picked, insured: [] }
    if (row.region !== null) standing.insured.push(row)
  }
  return out
}

/** Adds to the years of a batch, beside its posting. */
export const grow = (growths: readonly Growth[]): Beside => first => ({
  text: `grown as (insert into settlement.year as y (bucket, person, region, insutype, year, deductible, fund)
    select * from unnest($${first}::smallint[], $${first + 1}::uuid[], $${first + 2}::text[], $${first + 3}::text[],
      $${first + 4}::smallint[], $${first + 5}::bigint[], $${first + 6}::bigint[])
    on conflict (bucket, person, region, insutype, year) do update set deductible = y.deductible + excluded.deductible, fund = y.fund + excluded.fund)`,
  values: [growths.map(g => g.bucket), growths.map(g => g.person), growths.map(g => g.region), growths.map(g => g.insutype), growths.map(g => g.year),
    growths.map(g => g.deductible.toString()), growths.map(g => g.fund.toString())],
})

/** Takes from a year what an undone settlement had used. Both sides of the year row are guarded by the account's lock. */
export async function addToYear({ sql }: Has, g: Growth): Promise<number> {
  return sql.run`update settlement.year set deductible = deductible + ${g.deductible}, fund = fund + ${g.fund}
    where bucket = ${g.bucket} and person = ${g.person} and region = ${g.region} and insutype = ${g.insutype} and year = ${g.year}`
}

export async function yearOf({ sql }: Has, of: Pick<Growth, 'bucket' | 'person' | 'region' | 'insutype' | 'year'>): Promise<{ deductible: Fen; fund: Fen }> {
  const [row] = await sql<{ deductible: Fen; fund: Fen }>`select deductible, fund from settlement.year
    where bucket = ${of.bucket} and person = ${of.person} and region = ${of.region} and insutype = ${of.insutype} and year = ${of.year}`
  return row ?? { deductible: 0n, fund: 0n }
}

/** Who undid a settlement, or null while it stands. */
export async function undoneBy({ sql }: Has, bucket: Bucket, number: string): Promise<string | null> {
  return (await sql<{ by: string }>`select undone_by as by from settlement.undone where bucket = ${bucket} and number = ${number}`)[0]?.by ?? null
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
  return sql`select region, insutype, year, deductible, fund from settlement.year where bucket = ${bucket} and person = ${id} order by region, insutype, year`
}
/** Adds what somebody else had used of a year; the caller holds the account. */
export async function useYear({ sql }: Has, g: Growth): Promise<void> {
  await sql`insert into settlement.year as y (bucket, person, region, insutype, year, deductible, fund) values (${g.bucket}, ${g.person}, ${g.region}, ${g.insutype}, ${g.year}, ${g.deductible}, ${g.fund})
    on conflict (bucket, person, region, insutype, year) do update set deductible = y.deductible + excluded.deductible, fund = y.fund + excluded.fund`
}

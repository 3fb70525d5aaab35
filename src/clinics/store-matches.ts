import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { ListType } from './shared.ts'

type Has = { sql: Sql }
/** A provider's own code and the catalogue's that it stands for, from a day until a day. `name`, `spec`, `unit`, `approval` as the provider has them. */
export type NewMatch = { own: string; name: string; code: string; listType: ListType; from: Day; until: Day | null; spec: string; unit: string; approval: string }
export type Match = NewMatch & { provider: Id; at: Date }

const columns = 'provider, own_code as own, own_name as name, code, list_type as "listType", valid_from as "from", valid_until as until, spec, unit, approval, at'

/** One at a time for a provider: what stands is read and written together. */
export async function lockMatches({ sql }: Has, provider: Id): Promise<void> { await sql`select pg_advisory_xact_lock(hashtext('clinics.match'), hashtext(${provider}))` }

export async function standingMatches({ sql }: Has, provider: Id, own: readonly string[]): Promise<Match[]> {
  return sql<Match>`select provider, own_code as own, own_name as name, code, list_type as "listType", valid_from as "from", valid_until as until, spec, unit, approval, at
    from clinics.match where provider = ${provider} and own_code = any (${own}::text[]) and cancelled_at is null order by own_code, valid_from`
}

/** Writes matches, each over a cancelled one of the same day or over itself. */
export async function saveMatches({ sql, now }: Has & { now: Date }, provider: Id, matches: readonly NewMatch[]): Promise<unknown> {
  const of = <Key extends keyof NewMatch>(key: Key) => matches.map(match => match[key])
  return sql`insert into clinics.match (provider, own_code, own_name, code, list_type, valid_from, valid_until, spec, unit, approval, at)
    select ${provider}, t.*, ${now} from unnest(${of('own')}::text[], ${of('name')}::text[], ${of('code')}::text[], ${of('listType')}::text[], ${of('from')}::date[], ${of('until')}::date[], ${of('spec')}::text[],
      ${of('unit')}::text[], ${of('approval')}::text[]) as t
    on conflict (provider, own_code, valid_from) do update set own_name = excluded.own_name, code = excluded.code, list_type = excluded.list_type, valid_until = excluded.valid_until, spec = excluded.spec,
      unit = excluded.unit, approval = excluded.approval, at = excluded.at, cancelled_at = null`
}

/** Cancels what stands of a provider's own code for a code of the catalogue; answers how many. */
export async function cancelMatches({ sql, now }: Has & { now: Date }, provider: Id, of: { own: string; code: string; listType: string }): Promise<number> {
  return sql.run`update clinics.match set cancelled_at = ${now} where provider = ${provider} and own_code = ${of.own} and code = ${of.code} and list_type = ${of.listType} and cancelled_at is null`
}

/** What each own code of a provider stands for on a day, by `provider|own`: one prepared statement over the key, for a batch of bills. */
export async function matchesOf({ sql }: Has, lines: readonly { provider: Id; own: string }[], day: Day): Promise<Map<string, string>> {
  if (!lines.length) return new Map()
  const rows = await sql.text<{ provider: Id; own: string; code: string }>('clinics-matches', `select m.provider, m.own_code as own, m.code from unnest($1::uuid[], $2::text[]) as i (provider, own)
    join clinics.match m on m.provider = i.provider and m.own_code = i.own and m.cancelled_at is null and m.valid_from <= $3::date and (m.valid_until is null or m.valid_until >= $3::date)`,
  [lines.map(line => line.provider), lines.map(line => line.own), day])
  return new Map(rows.map(row => [`${row.provider}|${row.own}`, row.code]))
}

/** A provider's matches that stand, in the order of its own codes, behind one of them. */
export async function listMatches({ sql }: Has, provider: Id, after: string, most: number): Promise<Match[]> {
  return sql.text<Match>('clinics-match-list', `select ${columns} from clinics.match where provider = $1 and (own_code, valid_from) > ($2, $3::date) and cancelled_at is null order by own_code, valid_from limit $4`,
    [provider, after.slice(11), after.slice(0, 10) || '0001-01-01', most])
}

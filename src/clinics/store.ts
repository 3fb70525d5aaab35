import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { Level, ProviderKind } from './shared.ts'

/** Where something stands, in degrees; null where nobody said. */
export type Place = { latitude: number | null; longitude: number | null }
/** A designated provider: `organisation` is its row among the organisations, `code` its national code, `admvs` the area it stands in. `matched`: it has own codes matched to the catalogue's, where that was asked. */
export type Provider = { organisation: Id; code: string; name: string; kind: ProviderKind; level: Level; admvs: string; from: Day; until: Day | null; matched?: boolean } & Partial<Place>
type Has = { sql: Sql }

const providerColumns = 'organisation, fixmedins_code as code, name, kind, level, admvs, designated_from as "from", designated_until as until, latitude, longitude'

export async function insertProvider({ sql }: Has, p: Provider): Promise<boolean> {
  return await sql.run`insert into clinics.provider (organisation, fixmedins_code, name, kind, level, admvs, designated_from, designated_until, latitude, longitude)
    values (${p.organisation}, ${p.code}, ${p.name}, ${p.kind}, ${p.level}, ${p.admvs}, ${p.from}, ${p.until}, ${p.latitude ?? null}, ${p.longitude ?? null}) on conflict do nothing` === 1
}

/** Holds a provider until the transaction ends. */
export async function lockProvider({ sql }: Has, organisation: Id): Promise<Provider | null> {
  return (await sql.text<Provider>('clinics-lock', `select ${providerColumns} from clinics.provider where organisation = $1 for update`, [organisation]))[0] ?? null
}

/** Writes what may change of a provider; the caller holds it. */
export async function updateProvider({ sql }: Has, p: Provider): Promise<number> {
  return sql.run`update clinics.provider set name = ${p.name}, level = ${p.level}, designated_from = ${p.from}, designated_until = ${p.until}, latitude = ${p.latitude ?? null}, longitude = ${p.longitude ?? null} where organisation = ${p.organisation}`
}

export async function providersByCodes({ sql }: Has, codes: readonly string[]): Promise<Map<string, Provider>> {
  const rows = await sql.text<Provider>('clinics-by-codes', `select ${providerColumns},
    exists (select from clinics.match m where m.provider = organisation and m.cancelled_at is null) as matched from clinics.provider where fixmedins_code = any ($1::text[])`, [codes])
  return new Map(rows.map(row => [row.code, row]))
}

/** Providers by their organisations, in one statement. */
export async function providersByIds({ sql }: Has, ids: readonly Id[]): Promise<Map<Id, Provider>> {
  if (!ids.length) return new Map()
  return new Map((await sql.text<Provider>('clinics-by-ids', `select ${providerColumns} from clinics.provider where organisation = any ($1::uuid[])`, [ids])).map(row => [row.organisation, row]))
}

export async function providerOf({ sql }: Has, organisation: Id): Promise<Provider | null> {
  return (await sql.text<Provider>('clinics-of', `select ${providerColumns} from clinics.provider where organisation = $1`, [organisation]))[0] ?? null
}

/** Every provider, pharmacies first, by code. */
export async function allProviders({ sql }: Has): Promise<Provider[]> {
  return sql.text<Provider>('clinics-all', `select ${providerColumns} from clinics.provider order by kind desc, fixmedins_code`, [])
}

/** Providers of a kind that are designated on a day, by code or part of their name, at most so many. */
export async function providersNamed({ sql }: Has, of: { kind: Provider['kind']; code: string | null; name: string | null; day: Day }, most: number): Promise<Provider[]> {
  return sql.text<Provider>('clinics-named', `select ${providerColumns} from clinics.provider where kind = $1 and ($2::text is null or fixmedins_code = $2) and ($3::text is null or position($3 in name) > 0)
    and designated_from <= $4::date and (designated_until is null or designated_until >= $4::date) order by fixmedins_code limit $5`, [of.kind, of.code, of.name, of.day, most])
}

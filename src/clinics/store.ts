import type { Day } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { ItemClass } from './shared.ts'

export type Level = 'primary' | '1' | '2' | '3' | '3-province' | 'pharmacy'
/** A designated provider: `organisation` is its row among the organisations, `code` its national code, `admvs` the area it stands in. */
export type Provider = { organisation: Id; code: string; name: string; kind: 'pharmacy' | 'hospital'; level: Level; admvs: string; from: Day; until: Day | null }
/** A catalogue item. `price` (usual) and `ceiling` in millionths of a yuan; `selfpay` in ten-thousandths, null: the policy's share of its class. */
export type Item = { code: string; name: string; spec: string; pinyin: string; class: ItemClass; charge: string; price: bigint; ceiling: bigint | null; selfpay: number | null }
type Has = { sql: Sql }

const providerColumns = 'organisation, fixmedins_code as code, name, kind, level, admvs, designated_from as "from", designated_until as until'
const itemColumns = 'code, name, spec, pinyin, class, charge, price, ceiling, selfpay'

export async function insertProvider({ sql }: Has, p: Provider): Promise<boolean> {
  return await sql.run`insert into clinics.provider (organisation, fixmedins_code, name, kind, level, admvs, designated_from, designated_until)
    values (${p.organisation}, ${p.code}, ${p.name}, ${p.kind}, ${p.level}, ${p.admvs}, ${p.from}, ${p.until}) on conflict do nothing` === 1
}

export async function endDesignation({ sql }: Has, organisation: Id, until: Day): Promise<boolean> {
  return await sql.run`update clinics.provider set designated_until = ${until} where organisation = ${organisation}` === 1
}

export async function providersByCodes({ sql }: Has, codes: readonly string[]): Promise<Map<string, Provider>> {
  const rows = await sql.text<Provider>('clinics-by-codes', `select ${providerColumns} from clinics.provider where fixmedins_code = any ($1::text[])`, [codes])
  return new Map(rows.map(row => [row.code, row]))
}

export async function providerOf({ sql }: Has, organisation: Id): Promise<Provider | null> {
  return (await sql.text<Provider>('clinics-of', `select ${providerColumns} from clinics.provider where organisation = $1`, [organisation]))[0] ?? null
}

export async function allProviders({ sql }: Has): Promise<Provider[]> {
  return sql.text<Provider>('clinics-all', `select ${providerColumns} from clinics.provider order by fixmedins_code`, [])
}

export async function insertItems({ sql }: Has, items: readonly Item[]): Promise<number> {
  const of = <Key extends keyof Item>(key: Key) => items.map(item => typeof item[key] === 'bigint' ? item[key].toString() : item[key])
  return sql.run`insert into clinics.item (code, name, spec, pinyin, class, charge, price, ceiling, selfpay)
    select * from unnest(${of('code')}::text[], ${of('name')}::text[], ${of('spec')}::text[], ${of('pinyin')}::text[], ${of('class')}::text[], ${of('charge')}::text[],
      ${of('price')}::bigint[], ${of('ceiling')}::bigint[], ${of('selfpay')}::int[]) on conflict do nothing`
}

export async function itemsByCodes({ sql }: Has, codes: readonly string[]): Promise<Map<string, Item>> {
  const rows = await sql.text<Item>('clinics-items', `select ${itemColumns} from clinics.item where code = any ($1::text[])`, [codes])
  return new Map(rows.map(row => [row.code, row]))
}

export async function allItems({ sql }: Has): Promise<Item[]> {
  return sql.text<Item>('clinics-all-items', `select ${itemColumns} from clinics.item order by class, pinyin`, [])
}

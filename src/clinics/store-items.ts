import { createHash } from 'node:crypto'
import { dayOf, type Day } from '#kit/day'
import type { Sql } from '#kit/sql'
import { gramsOf } from './initials.ts'
import type { ItemClass, ListType } from './shared.ts'

/**
 * A version of a catalogue item, valid from a day until a day. `price` (usual) and `ceiling` in millionths of a yuan; `selfpay` in ten-thousandths, null: the
 * policy's share of its class. `edition`: of which import; 0 is what was known before any.
 */
export type Item = {
  code: string; name: string; spec: string; pinyin: string; class: ItemClass; charge: string; price: bigint; ceiling: bigint | null; selfpay: number | null
  listType: ListType; unit: string; maker: string; approval: string; from: Day; until: Day | null; edition: number; updatedAt: Date
}
export type NewItem = Omit<Item, 'edition' | 'updatedAt'>
type Has = { sql: Sql; now: Date }

const columns = `code, name, spec, pinyin, class, charge, price, ceiling, selfpay, list_type as "listType", unit, maker, approval, valid_from as "from", valid_until as until,
  edition, updated_at as "updatedAt"`
const valid = (day: string) => `valid_from <= ${day}::date and (valid_until is null or valid_until >= ${day}::date)`
/** Above every text that begins with one. */
const above = (text: string) => `${text}\u{10FFFF}`

/** The versions of some codes that are valid on a day, the day a visit is priced by: one prepared statement over the key. (MED-03, MED-06) */
export async function itemsByCodes({ sql, now }: Has, codes: readonly string[], day: Day = dayOf(now)): Promise<Map<string, Item>> {
  const rows = await sql.text<Item>('clinics-items', `select ${columns} from clinics.item where code = any ($1::text[]) and ${valid('$2')}`, [codes, day])
  return new Map(rows.map(row => [row.code, row]))
}
/** The same, and of an item that ended before the day what it was last: what was charged while it was in the catalogue is judged also after it. */
export async function lastItems({ sql }: Has, codes: readonly string[], day: Day): Promise<Map<string, Item>> {
  const rows = await sql.text<Item>('clinics-items-last', `select distinct on (code) ${columns} from clinics.item where code = any ($1::text[]) and valid_from <= $2::date order by code, valid_from desc`, [codes, day])
  return new Map(rows.map(row => [row.code, row]))
}

const kept = ['code', 'name', 'spec', 'pinyin', 'class', 'charge', 'price', 'ceiling', 'selfpay', 'list_type', 'unit', 'maker', 'approval', 'valid_from', 'valid_until']
const types = ['text', 'text', 'text', 'text', 'text', 'text', 'bigint', 'bigint', 'int', 'text', 'text', 'text', 'text', 'date', 'date', 'text']
const inserting = `insert into clinics.item (${kept.join(', ')}, grams, edition, updated_at)
  select ${kept.join(', ')}, string_to_array(grams, chr(31)), $17::int, $18::timestamptz from unnest(${types.map((type, i) => `$${i + 1}::${type}[]`).join(', ')}) as t (${kept.join(', ')}, grams)`
const rewriting = `on conflict (code, valid_from) do update set ${[...kept.filter(name => !['code', 'valid_from'].includes(name)), 'grams', 'edition', 'updated_at'].map(name => `${name} = excluded.${name}`).join(', ')}`
const keys = ['code', 'name', 'spec', 'pinyin', 'class', 'charge', 'price', 'ceiling', 'selfpay', 'listType', 'unit', 'maker', 'approval', 'from', 'until'] as const satisfies (keyof NewItem)[]
const rowsOf = (items: readonly NewItem[], edition: number, now: Date) => [...keys.map(key => items.map(item => item[key])), items.map(item => gramsOf(item.name).join('\u001f')), edition, now]

/** Adds versions; one that is there already stays. Answers how many were added. */
export async function insertItems({ sql, now }: Has, items: readonly NewItem[]): Promise<number> {
  return (await sql.text('clinics-insert', `${inserting} on conflict do nothing returning code`, rowsOf(items, 0, now))).length
}
/** Writes versions as an import has them, each over the one of its day that is not in force yet. */
export async function writeVersions({ sql, now }: Has, items: readonly NewItem[], edition: number): Promise<unknown> {
  return items.length ? sql.text('clinics-write', `${inserting} ${rewriting}`, rowsOf(items, edition, now)) : null
}

/** Items that are valid on a day and found by their code, the initials of their name, or some of the name, at most `most` of each. Indexes only: never the whole catalogue. */
export async function searchItems({ sql }: Has, text: string, day: Day, most: number): Promise<Item[]> {
  const [code, word] = [text.toUpperCase(), text.toLowerCase()]
  const grams = gramsOf(word)
  const from = (name: string, column: string, prefix: string) => sql.text<Item>(`clinics-search-${name}`,
    `select ${columns} from clinics.item where ${column} collate "C" >= $1 and ${column} collate "C" < $2 and ${valid('$3')} order by ${column} collate "C" limit $4`, [prefix, above(prefix), day, most])
  const found = await Promise.all([
    from('code', 'code', code), from('initials', 'pinyin', word),
    grams.length ? sql.text<Item>('clinics-search-grams', `select ${columns} from clinics.item where grams @> $1::text[] and position($2 in lower(name)) > 0 and ${valid('$3')} limit $4`, [grams, word, day, most])
      : from('name', 'lower(name)', word),
  ])
  return [...new Map(found.flat().map(item => [item.code, item])).values()]
}

/** The planner kept to indexes, for one transaction: a table that grows from fifty to 200,000 rows within it is still planned for fifty. */
export async function pinIndexes({ sql }: Pick<Has, 'sql'>): Promise<unknown> {
  return sql.text('clinics-pin', `select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`, [])
}

/** Every version of some codes, in the order of their days. */
export async function versionsOf({ sql }: Pick<Has, 'sql'>, codes: readonly string[]): Promise<Item[]> {
  return sql.text<Item>('clinics-versions', `select ${columns} from clinics.item where code = any ($1::text[]) order by code, valid_from`, [codes])
}

/** Sets the last days of versions, as an import has them; answers how many there were. */
export async function closeVersions({ sql, now }: Has, closes: readonly (Pick<Item, 'code' | 'from' | 'until'>)[], edition: number): Promise<number> {
  return closes.length === 0 ? 0 : sql.run`update clinics.item i set valid_until = t.valid_until, edition = ${edition}, updated_at = ${now}
    from unnest(${closes.map(each => each.code)}::text[], ${closes.map(each => each.from)}::date[], ${closes.map(each => each.until)}::date[]) as t (code, valid_from, valid_until)
    where i.code = t.code and i.valid_from = t.valid_from`
}

/** A condition with what stands for each `?` of it. */
export type Where = readonly [condition: string, ...values: unknown[]]

/** Versions by conditions, in the order of their codes, a part of them, and how many there are. Each set of conditions is a statement of its own, so that each uses its index. */
export async function selectItems({ sql }: Pick<Has, 'sql'>, where: readonly Where[], { limit, offset }: { limit: number; offset: number }): Promise<{ rows: Item[]; count: number }> {
  const values = where.flatMap(([, ...each]) => each)
  let n = 0
  const text = where.map(([condition]) => condition.replaceAll('?', () => `$${++n}`)).join(' and ') || 'true'
  const name = createHash('sm3').update(text).digest('hex').slice(0, 16)
  const [rows, [counted]] = await Promise.all([
    sql.text<Item>(`clinics-query-${name}`, `select ${columns} from clinics.item where ${text} order by code, valid_from limit $${n + 1} offset $${n + 2}`, [...values, limit, offset]),
    sql.text<{ count: number }>(`clinics-count-${name}`, `select count(*)::int as count from clinics.item where ${text}`, values),
  ])
  return { rows, count: counted!.count }
}

/** A list's versions that an import since `since` wrote, in the order of their codes, behind a version. */
export async function itemsSince({ sql }: Pick<Has, 'sql'>, list: ListType, since: number, after: Pick<Item, 'code' | 'from'>, most: number): Promise<Item[]> {
  return sql.text<Item>('clinics-since', `select ${columns} from clinics.item where list_type = $1 and edition > $2 and (code, valid_from) > ($3, $4::date) order by code, valid_from limit $5`,
    [list, since, after.code, after.from, most])
}
export async function countSince({ sql }: Pick<Has, 'sql'>, list: ListType, since: number): Promise<number> {
  return (await sql<{ count: number }>`select count(*)::int as count from clinics.item where list_type = ${list} and edition > ${since}`)[0]!.count
}
/** The newest edition that is in the catalogue; 0 while nothing was imported. */
export async function lastEdition({ sql }: Pick<Has, 'sql'>): Promise<number> {
  return (await sql<{ edition: number }>`select coalesce(max(edition), 0)::int as edition from clinics.item`)[0]!.edition
}

/** Some items that are valid on a day, by class and initials: for the sandbox, which lists what its demo sells. */
export async function someItems({ sql }: Has, day: Day, most: number): Promise<Item[]> {
  return sql.text<Item>('clinics-some', `select * from (select ${columns} from clinics.item where ${valid('$1')} order by edition, code limit $2) as few order by class, pinyin`, [day, most])
}

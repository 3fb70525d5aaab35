import type { Day } from '#kit/day'
import type { Sql } from '#kit/sql'
import { selectItems, type Item, type Where } from './store-items.ts'
import type { ItemClass, ListType } from './shared.ts'
import { gramsOf } from './initials.ts'

/** What versions of items are asked for by (1312); what is left out is not asked. `name`: part of it; `pinyin`: how its initials begin. */
export type ItemQuery = {
  code?: string; name?: string; pinyin?: string; class?: ItemClass; list?: ListType; charge?: string
  /** In force on this day; begun on this day or later; ended before this day; changed at this instant or later. */
  on?: Day; begun?: Day; endedBefore?: Day; changed?: Date
  limited?: true; page: number; size: number
}

/** Versions of items by any conditions, page by page in the order of their codes, and how many there are. */
export async function queryItems(work: { sql: Sql }, asked: ItemQuery): Promise<{ rows: Item[]; count: number }> {
  return selectItems(work, conditionsOf(asked), { limit: asked.size, offset: (asked.page - 1) * asked.size })
}

const above = (text: string) => `${text}\u{10FFFF}`
function conditionsOf(asked: ItemQuery): Where[] {
  const grams = gramsOf(asked.name ?? '')
  const name = asked.name?.toLowerCase()
  const where: (Where | null)[] = [
    asked.code ? ['code = ?', asked.code] : null,
    asked.pinyin ? ['pinyin collate "C" >= ? and pinyin collate "C" < ?', asked.pinyin.toLowerCase(), above(asked.pinyin.toLowerCase())] : null,
    name ? grams.length ? ['grams @> ?::text[] and position(? in lower(name)) > 0', grams, name] : ['lower(name) collate "C" >= ? and lower(name) collate "C" < ?', name, above(name)] : null,
    asked.class ? ['class = ?', asked.class] : null, asked.list ? ['list_type = ?', asked.list] : null, asked.charge ? ['charge = ?', asked.charge] : null,
    asked.on ? ['valid_from <= ?::date and (valid_until is null or valid_until >= ?::date)', asked.on, asked.on] : null,
    asked.begun ? ['valid_from >= ?::date', asked.begun] : null, asked.endedBefore ? ['valid_until < ?::date', asked.endedBefore] : null,
    asked.changed ? ['updated_at >= ?', asked.changed] : null, asked.limited ? ['ceiling is not null'] : null,
  ]
  return where.filter(each => each !== null)
}

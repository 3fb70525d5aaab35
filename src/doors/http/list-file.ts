import { z } from 'zod'
import { dayOf } from '#kit/day'
import { invalid, isRefused, type Refusal } from '#kit/refusal'
import { FileAnswer, route, type Asked, type ListFile, type Route } from '#kit/route'
import type { Work } from '#kit/work'
import { note } from '#record'
import { asCsv, asXlsx, type Line } from './sheet.ts'

/** Rows of one file at most; more is asked for in parts. */
export const MOST_ROWS = 50_000
/** Rows asked for at once, where the list lets itself be asked so many. */
const AT_ONCE = 100
const kinds = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const
const query = z.looseObject({ table: z.string().max(40).optional(), format: z.enum(['xlsx', 'csv']).default('xlsx'), lang: z.enum(['zh', 'en']).default('zh') })
type Whole = { rows: readonly unknown[]; next?: string | null }

/** The routes and, beside each list that can leave as a file, the route of that file. */
export const withFiles = (routes: readonly Route[]): Route[] => routes.flatMap(each => (each.file && each.handle ? [each, fileOf(each, each.file)] : [each]))

/**
 * 导出: the list as its page shows it, every page of it, as a spreadsheet or text; on record with how many rows left the house. Whoever may see the list may
 * have the file, of the same rows: the route's own handler answers them. Refused `list-too-long` above 50,000. (TRUST-02)
 */
function fileOf(list: Route, declared: NonNullable<Route['file']>): Route {
  return route({
    method: 'GET', path: `${list.path}/file`, may: list.may, summary: `${list.summary}, as a file`, ...(list.params ? { params: list.params } : {}), query,
    handle: async (work, asked) => {
      const { format, lang, table, ...filters } = asked.query
      const file = isOne(declared) ? declared : Object.hasOwn(declared, table ?? '') ? declared[table!]! : null
      if (!file) return { refused: 'not-found' as const, facts: {} }
      const rows = await rowsOf(work, list, file, asked as Asked<unknown, unknown, unknown>, filters)
      if (isRefused(rows)) return rows
      const lines: Line[] = rows.map(row => file.columns.map(({ of }) => of(row as never, lang)))
      const head = file.columns.map(column => column[lang])
      await note(work, { verb: `${roomOf(list)}.take-list`, person: null, facts: { list: list.path, rows: lines.length, format, ...(table ? { table } : {}), ...filtersOf(filters) } })
      return new FileAnswer(`${file[lang]} ${dayOf(work.now)}.${format}`, kinds[format], format === 'csv' ? asCsv(head, lines) : await asXlsx(file[lang], head, lines))
    },
  })
}

async function rowsOf(work: Work, list: Route, file: ListFile, asked: Asked<unknown, unknown, unknown>, filters: Record<string, unknown>): Promise<unknown[] | Refusal> {
  const all: unknown[] = []
  for (let next: string | null | undefined; next !== null;) {
    const parsed = parse(list, { ...filters, ...(next ? { [cursorOf(list)]: next } : {}) })
    if (isRefused(parsed)) return parsed
    const answer = await list.handle!(work, { ...asked, query: parsed } as never) as Whole | Refusal
    if (isRefused(answer)) return answer
    all.push(...(file.rows ? file.rows(answer as never) : answer.rows))
    if (all.length > MOST_ROWS) return { refused: 'list-too-long', facts: { most: MOST_ROWS } }
    next = answer.next ?? null
  }
  return all
}

const isOne = (declared: NonNullable<Route['file']>): declared is ListFile => Array.isArray((declared as ListFile).columns)
const propertiesOf = (list: Route) => Object.keys((list.query as z.ZodObject | undefined)?.shape ?? {})
/** The parameter that goes on where a page ended. */
const cursorOf = (list: Route) => (propertiesOf(list).includes('before') ? 'before' : 'after')

/** The list's own query, as many rows at once as fit. */
function parse(list: Route, given: Record<string, unknown>) {
  if (!list.query) return {}
  const limit = propertiesOf(list).includes('limit') ? { limit: AT_ONCE } : {}
  const result = list.query.safeParse({ ...given, ...limit })
  return result.success ? result.data as object : invalid(result.error.issues.map(issue => ({ field: issue.path.join('.'), zh: `${issue.path.join('.') || '内容'} 不对`, en: `${issue.path.join('.') || 'The content'} is wrong` })))
}

const roomOf = (list: Route) => (list.may.startsWith('staff:') ? list.may.slice(6).split('.')[0]! : 'record')
/** By what the list was narrowed: ids, states, days only, as they stand in the address. */
const filtersOf = (filters: Record<string, unknown>) => Object.fromEntries(Object.entries(filters).filter((pair): pair is [string, string] => typeof pair[1] === 'string').map(([key, value]) => [`by_${key}`, value.slice(0, 80)]))

import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import type { Day } from '#kit/day'
import { checkSense } from './check-sense.ts'
import { sayIssue } from './say-issue.ts'
import { code, day, FIRST_DAY, isPolicyKey, keys, standings, type PolicyKey, type Standing } from './schema.ts'

/** Something wrong in a pack: its line (from 1), the path of the value, and the sentence in both languages. */
export type Mistake = { line: number; path: string; zh: string; en: string }
/** One dated value of a pack. `value` is as written (money in fen as a number); `other`: what conflicting documents say instead. */
export type PackValue = {
  key: PolicyKey; value: unknown; validFrom: Day; dated: boolean; source: string[]; standing: Standing
  other: { value: unknown; source: string[] }[]; note: string | null; line: number
}
export type Pack = { region: string; documents: Record<string, string>; values: PackValue[] }

const sources = z.array(z.string().min(1)).min(1)
const entry = z.strictObject({
  value: z.unknown(), source: sources, standing: z.enum(standings), valid_from: day.optional(), note: z.string().optional(),
  other: z.array(z.strictObject({ value: z.unknown(), source: sources, note: z.string().optional() })).optional(),
}).refine(given => 'value' in given, { path: ['value'], message: 'missing' })
const head = z.strictObject({ region: code, documents: z.record(z.string(), z.string().min(1)), values: z.record(z.string(), z.unknown()) })

/** Reads a pack file (YAML) and names every mistake with its line; `pack` holds what could be read. (POL-02, APP-09) */
export function parsePack(text: string): { pack: Pack; mistakes: Mistake[] } {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, prettyErrors: false })
  const mistakes: Mistake[] = document.errors.map(error => ({
    line: counter.linePos(error.pos[0]).line, path: '',
    ...(error.code === 'DUPLICATE_KEY' ? { zh: '同一个键写了两次', en: 'this key stands twice' } : { zh: `不是有效的 YAML:${error.message}`, en: `not valid YAML: ${error.message}` }) }))
  const lineOf = (path: readonly PropertyKey[]) => lineOfPath(document, counter, path)
  const name = (path: readonly PropertyKey[], said: { zh: string; en: string }) =>
    mistakes.push({ line: lineOf(path), path: path.map(String).join(' › '), ...said })
  const pack: Pack = { region: '', documents: {}, values: [] }
  if (document.errors.some(error => error.code !== 'DUPLICATE_KEY')) return { pack, mistakes }

  const root: unknown = document.toJS()
  const read = head.safeParse(root)
  for (const issue of read.error?.issues ?? []) name(issue.path, sayIssue(issue, at(root, issue.path)))
  const given = { region: String(at(root, ['region']) ?? ''), documents: group<string>(at(root, ['documents'])), values: group(at(root, ['values'])) }
  pack.region = given.region
  pack.documents = given.documents

  const check = (schema: z.ZodType, value: unknown, path: PropertyKey[]) => {
    const result = schema.safeParse(value)
    for (const issue of result.error?.issues ?? []) name([...path, ...issue.path], sayIssue(issue, at(value, issue.path)))
    return result.success
  }
  for (const [key, dates] of Object.entries(given.values)) {
    if (!isPolicyKey(key)) {
      name(['values', key], { zh: `没有名为 ${key} 的政策值`, en: `there is no policy value named ${key}` })
      continue
    }
    const dated = Array.isArray(dates)
    const seen = new Set<Day>()
    for (const [index, one] of (dated ? dates : [dates]).entries()) {
      const path: PropertyKey[] = dated ? ['values', key, index] : ['values', key]
      const whole = check(entry, one, path)
      const written = group(one)
      const others = Array.isArray(written.other) ? written.other.map(group) : []
      const sound = 'value' in written && check(keys[key], written.value, [...path, 'value'])
      for (const [i, other] of others.entries()) check(keys[key], other.value, [...path, 'other', i, 'value'])
      const cited: [PropertyKey[], unknown][] = [[[...path, 'source'], written.source], ...others.map((other, i): [PropertyKey[], unknown] => [[...path, 'other', i, 'source'], other.source])]
      for (const [where, names] of cited) for (const [i, cite] of (Array.isArray(names) ? names : []).entries()) {
        if (!Object.hasOwn(given.documents, String(cite))) name([...where, i], { zh: `来源 ${cite} 不在 documents 中`, en: `the source ${cite} is not listed under documents` })
      }
      if (!whole || !sound) continue
      const { value, source, standing, valid_from, note, other } = one as z.output<typeof entry>
      const validFrom = valid_from ?? FIRST_DAY
      if (seen.has(validFrom)) name(path, { zh: `${key} 有两个值从 ${validFrom} 起生效`, en: `${key} has two values in force from ${validFrom}` })
      seen.add(validFrom)
      pack.values.push({ key, value, validFrom, dated: valid_from !== undefined, source, standing, note: note ?? null, line: lineOf(path),
        other: (other ?? []).map(o => ({ value: o.value, source: o.source })) })
    }
  }
  mistakes.push(...checkSense(pack.values))
  mistakes.sort((a, b) => a.line - b.line)
  return { pack, mistakes }
}

/** Names every mistake in a pack file with its line; an empty list means it can be loaded. (POL-02) */
export function checkPack(text: string): Mistake[] {
  return parsePack(text).mistakes
}

function group<Value = unknown>(value: unknown): Record<string, Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, Value> : {}
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inside, step) => (inside as Record<PropertyKey, unknown> | undefined)?.[step], value)
}

/** The line of the deepest part of a path that is written down: the key where there is one, else the value. */
function lineOfPath(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const step = path[depth - 1]
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
    const pair = isMap(parent) ? parent.items.find(item => String(item.key) === String(step)) : undefined
    const node = isNode(pair?.key) ? pair.key : document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line
  }
  return 1
}

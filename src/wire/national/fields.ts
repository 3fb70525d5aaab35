import { isDay } from '#kit/day'
import { dictionaries } from './dictionary.ts'
import { Decimal, scalar, type Json } from './json.ts'

/** A wrong field: its name and what is wrong with it. */
export type Fault = { field: string; zh: string; en: string }
/** How a field is read. C n: text of at most n characters; N p,s: a decimal read by its text; DT, D: wall clock and day; B: yes or no. */
export type Kind = { kind: 'C'; most: number } | { kind: 'N'; digits: number; places: number } | { kind: 'DT' } | { kind: 'D' } | { kind: 'B' }
/**
 * What a field takes beyond its kind. `values`: its codes with their words, of one of the country's dictionaries (1901) where that is named; `only` those are taken.
 * `form`: how it is written. `positive`: more than 0.
 */
export type Field = Kind & { must: boolean; values?: readonly Code[]; dictionary?: string; only?: true; form?: Form; positive?: true }
/** A code and what it means; the country's dictionaries have Chinese words alone. */
export type Code = readonly [value: string, zh: string, en?: string]
export type Form = { is: RegExp; zh: string; en: string }

export const C = (most: number, must = false): Field => ({ kind: 'C', most, must })
export const N = (digits: number, places: number, must = false): Field => ({ kind: 'N', digits, places, must })
export const DT = (must = false): Field => ({ kind: 'DT', must })
export const D = (must = false): Field => ({ kind: 'D', must })
/** Yes or no; only in answers. */
export const B = (must = false): Field => ({ kind: 'B', must })
export const must = (field: Field): Field => ({ ...field, must: true })
/** A field of these codes and no others. */
export const only = (field: Field, ...values: Code[]): Field => ({ ...field, values, only: true })
export const YES_NO = [['0', '否', 'no'], ['1', '是', 'yes']] as const satisfies Code[]
/** A field of one of the country's dictionaries: what its codes mean; what it takes the verb decides. */
export const coded = (field: Field, dictionary: string): Field => ({ ...field, dictionary, values: dictionaries[dictionary]!.map(([value, label]) => [value, label] as const) })
export const formed = (field: Field, form: Form): Field => ({ ...field, form })
export const positive = (field: Field): Field => ({ ...field, positive: true })
/** An area of 6 digits. */
export const AREA: Form = { is: /^\d{6}$/, zh: '应该是 6 位区划代码', en: 'must be an area code of 6 digits' }
export type Table = Readonly<Record<string, Field>>
/** What a table reads: every field as text; what was not sent, null or empty is ''. */
export type Read<T extends Table> = { [Name in keyof T]: string }

const fault = (field: string, zh: string, en: string): Fault => ({ field, zh, en })

/** Control characters apart from tab and line ends, and halves of a character. */
// eslint-disable-next-line no-control-regex
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Cs}/u

/** One field, or what is wrong with it. */
function read(name: string, field: Field, value: Json | undefined): string | Fault {
  const text = readKind(name, field, value)
  return typeof text === 'string' && text !== '' ? beyond(name, field, text) : text
}

/** The codes there are; two that are no yes and no with their words. */
function notAmong(name: string, values: readonly Code[]): Fault {
  const codes = values.map(([value]) => value)
  const last = values.at(-1)!
  if (values.length === 1) return fault(name, `应该是 ${last[0]}（${last[1]}）`, `must be ${last[0]}`)
  if (values.length === 2 && codes.join('') !== '01') return fault(name, `只能是 ${values.map(([value, zh]) => `${value} ${zh}`).join('或 ')}`, `must be ${codes.join(' or ')}`)
  return fault(name, `只能是 ${codes.length > 2 ? codes.join('、') : codes.join(' 或 ')}`, `must be ${codes.slice(0, -1).join(', ')} or ${last[0]}`)
}

/** What a field takes beyond its kind. */
function beyond(name: string, { values, only: alone, form, positive: above }: Field, text: string): string | Fault {
  if (alone && !values!.some(([value]) => value === text)) return notAmong(name, values!)
  if (form && !form.is.test(text)) return fault(name, form.zh, form.en)
  return above && !(scaled(text, 6) > 0n) ? fault(name, '应该大于 0', 'must be more than 0') : text
}

/** A field by its kind alone. */
function readKind(name: string, field: Field, value: Json | undefined): string | Fault {
  if (value === undefined || value === null || value === '') return field.must ? fault(name, '必填，没有填', 'is missing') : ''
  const text = scalar(value)
  if (text === null) return fault(name, '应该是文字或数字', 'must be text or a number')
  switch (field.kind) {
    case 'C': return unprintable.test(text) ? fault(name, '有不能用的字符', 'has characters that cannot be used') : [...text].length > field.most ? fault(name, `最长 ${field.most} 个字符`, `has more than ${field.most} characters`) : text
    case 'DT': return clock(name, text)
    case 'D': return isDay(text) ? text : fault(name, '应该是 yyyy-MM-dd 的日期', 'must be a day yyyy-MM-dd')
    case 'N': return decimal(name, field, text)
    case 'B': return fault(name, '只在回答里有', 'stands in answers only')
  }
}

function clock(name: string, text: string): string | Fault {
  const at = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.exec(text)
  return at && isDay(at[1]!) ? text : fault(name, '应该是 yyyy-MM-dd HH:mm:ss 的时间', 'must be a time yyyy-MM-dd HH:mm:ss')
}

function decimal(name: string, { digits, places }: { digits: number; places: number }, text: string): string | Fault {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return fault(name, '应该是数字', 'must be a decimal number')
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > places) return fault(name, `最多 ${places} 位小数`, `has more than ${places} decimals`)
  if (match[2]!.replace(/^0+/, '').length > digits - places) return fault(name, '数字太大', 'is too large')
  return `${match[1]}${match[2]}${fraction && `.${fraction}`}`
}

/** Reads a node by its table: every field, or every fault, each under `path.name`. */
export function readNode<const T extends Table>(path: string, node: Json | undefined, table: T): Read<T> | Fault[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node) || node instanceof Decimal) return [fault(path, '应该是一个对象', 'must be an object')]
  const out: Record<string, string> = {}
  const faults: Fault[] = []
  for (const [name, field] of Object.entries(table)) {
    const value = read(`${path}.${name}`, field, node[name])
    if (typeof value === 'string') out[name] = value
    else faults.push(value)
  }
  return faults.length ? faults : out as Read<T>
}

/** Reads a list of nodes, at least one and at most `most`; a single object counts as a list of one. */
export function readList<const T extends Table>(path: string, list: Json | undefined, table: T, most: number): Read<T>[] | Fault[] {
  const nodes = Array.isArray(list) ? list : list === undefined || list === null ? [] : [list]
  if (!nodes.length) return [fault(path, '至少要有一行', 'must have at least one line')]
  if (nodes.length > most) return [fault(path, `最多 ${most} 行`, `has more than ${most} lines`)]
  const rows = nodes.map((node, i) => readNode(`${path}[${i}]`, node, table))
  const faults = rows.flatMap(row => Array.isArray(row) ? row : [])
  return faults.length ? faults : rows as Read<T>[]
}

/** Whether reading gave faults. */
export const isFaults = (read: unknown): read is Fault[] => Array.isArray(read) && read.length > 0 && typeof (read[0] as Fault).zh === 'string' && typeof (read[0] as Fault).field === 'string' && Object.keys(read[0] as Fault).length === 3

/** A decimal text as an integer of `places` more digits: ("12.5", 2) → 1250n. */
export function scaled(text: string, places: number): bigint {
  const [whole, fraction = ''] = text.replace('-', '').split('.') as [string, string?]
  const size = BigInt(whole + fraction.padEnd(places, '0').slice(0, places))
  return text.startsWith('-') ? -size : size
}

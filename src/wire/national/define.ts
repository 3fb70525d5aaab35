import type { Envelope } from './envelope.ts'
import { isFaults, readList, readNode, type Fault, type Read, type Table } from './fields.ts'
import type { Json } from './json.ts'

type Row = Readonly<Record<string, string>>
/** What holds between fields: its words are said of `field` where it is broken. */
export type Rule = Fault & { breaks: (row: Row, of: { envelope: Envelope; rows: readonly Row[] }) => boolean }
/**
 * A node of an input or answer: an object, or with `most` a list of up to so many, empty only where `may`. `also`: names it is taken under too; `within`: a node it may stand
 * inside, as some clients send it.
 */
export type Node = { table: Table; most?: number; may?: true; also?: readonly string[]; within?: string; rules?: readonly Rule[] }
/** The answer's `output`: fields of its own, nodes, or the bytes of a file. */
export type Output = { fields?: Table; nodes?: Readonly<Record<string, Node>>; file?: true }
/**
 * A transaction of the interface: what it is for, what it takes and answers, which refusals it says, and what undoes it. The door reads inputs by it, the pages and the
 * conformance kit tell it; there is no second copy. `region`: insuplc_admdvs must be sent. `kept`: its number is claimed with its effect, so that a repeat does nothing more.
 * `later`: it is about days that are over, so what was just tried in the sandbox cannot be done by it yet.
 */
export type Definition = {
  zh: string; en: string; when: { zh: string; en: string }; input: Readonly<Record<string, Node>>; output: Output; refusals: readonly string[]
  region?: true; kept?: true; later?: true; undone?: readonly string[]; like?: string
}
export type InputOf<D extends Definition> = { [Name in keyof D['input']]: D['input'][Name] extends { most: number } ? Read<D['input'][Name]['table']>[] : Read<D['input'][Name]['table']> }

const needsRegion: Fault = { field: 'insuplc_admdvs', zh: '带 psn_no 时必填参保地，用 1101 返回的', en: 'is missing; with psn_no it is needed, as 1101 gives it' }

/** Reads what a message puts in, by its transaction's definition: every node, or every wrong field. */
export function readInput<const D extends Definition>(definition: D, envelope: Envelope): InputOf<D> | Fault[] {
  const faults: Fault[] = definition.region && !envelope.insuplc_admdvs ? [needsRegion] : []
  const read: Record<string, unknown> = {}
  for (const [name, node] of Object.entries(definition.input)) {
    const there = standing(envelope.input, name, node)
    const got = node.most === undefined ? readNode(there.path, there.value, node.table) : node.may && isNothing(there.value) ? [] : readList(there.path, there.value, node.table, node.most)
    if (isFaults(got)) { faults.push(...got); continue }
    read[name] = got
    const rows = (Array.isArray(got) ? got : [got]) as Row[]
    rows.forEach((row, i) => {
      for (const { field, zh, en, breaks } of node.rules ?? []) if (breaks(row, { envelope, rows })) faults.push({ field: `${node.most === undefined ? there.path : `${there.path}[${i}]`}.${field}`, zh, en })
    })
  }
  return faults.length ? faults : read as InputOf<D>
}

const isNothing = (value: Json | undefined) => value === undefined || value === null || (Array.isArray(value) && !value.length)

/** Where a node stands: under its name, another it is taken under, or inside the node that may hold it. */
function standing(input: Envelope['input'], name: string, { also = [], within }: Node): { path: string; value: Json | undefined } {
  const path = [name, ...also].find(each => input[each] !== undefined && input[each] !== null)
  if (path !== undefined) return { path, value: input[path] }
  const outer = within === undefined ? undefined : input[within]
  const inner = typeof outer === 'object' && outer !== null && !Array.isArray(outer) ? (outer as { [key: string]: Json })[name] : undefined
  return { path: name, value: inner ?? input[name] }
}

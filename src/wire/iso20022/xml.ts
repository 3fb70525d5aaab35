import { SaxesParser } from 'saxes'
import type { Cause } from '../bankfile/causes.ts'

/** Where in a message something stands: a leaf names the value, a branch may be told when it begins and ends. Elements that are not in it are read over. */
export type Tree = { readonly [element: string]: Tree | string }
export type Node = { readonly name: string; readonly field: string | null; readonly children: ReadonlyMap<string, Node> }
const NOTHING: Node = { name: '', field: null, children: new Map() }

export function treeOf(tree: Tree, name = ''): Node {
  return { name, field: null, children: new Map(Object.entries(tree).map(([element, inner]) => [element, typeof inner === 'string' ? { name: element, field: inner, children: new Map() } : treeOf(inner, element)])) }
}

/** What is found on the way. `root` answers the tree of a message by its namespace, or null when it is none of ours. */
export type Found = {
  root(namespace: string): Node | null
  begin(element: string): void
  value(field: string, text: string, attributes: Readonly<Record<string, string>>): void
  end(element: string): void
}
/** Stops the parser midway; never leaves this file. */
class Stop extends Error {
  readonly why: Cause
  constructor(why: Cause) { super(why); this.why = why }
}

/** No message goes deeper. */
const DEEPEST = 32
/** A block of this size without the beginning or end of an element is refused, so that no text, comment or attribute is held that is longer than two. */
const LONGEST = 256 * 1024

/** Reads a message as it comes. `feed` answers why it cannot be read on, if so. No entity is expanded but the five of XML, and no document type is read. */
export function messageReader(found: Found) {
  const parser = new SaxesParser({ position: true })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const stack: Node[] = []
  let [prefix, text, steps, last, stopped] = ['', '', 0, 0, false]
  let attributes: Readonly<Record<string, string>> = {}

  function open(tag: { name: string; attributes: Readonly<Record<string, unknown>> }): void {
    steps++
    if (stack.length >= DEEPEST) throw new Stop('xml')
    attributes = tag.attributes as Readonly<Record<string, string>>
    const node = stack.length ? nodeOf(stack.at(-1)!, tag.name) : rootOf(tag.name)
    stack.push(node)
    text = ''
    if (node.name && node.field === null) found.begin(node.name)
  }
  function rootOf(name: string): Node {
    const colon = name.indexOf(':')
    prefix = name.slice(0, colon + 1)
    const node = name.slice(colon + 1) === 'Document' ? found.root(attributes[colon < 0 ? 'xmlns' : `xmlns:${name.slice(0, colon)}`] ?? '') : null
    if (!node) throw new Stop('version')
    return node
  }
  function nodeOf(parent: Node, name: string): Node {
    if (parent.field !== null) throw new Stop('xml')
    if (!prefix) return parent.children.get(name) ?? NOTHING
    return name.startsWith(prefix) ? parent.children.get(name.slice(prefix.length)) ?? NOTHING : NOTHING
  }
  function close(): void {
    steps++
    const node = stack.pop()!
    if (node.field !== null) found.value(node.field, text.trim(), attributes)
    else if (node.name) found.end(node.name)
    text = ''
  }
  const more = (piece: string) => { if (stack.at(-1)?.field != null) text += piece }

  parser.on('error', () => { throw new Stop('xml') })
  parser.on('doctype', () => { throw new Stop('xml-doctype') })
  parser.on('xmldecl', ({ encoding }) => { if (encoding && !/^utf-?8$/i.test(encoding)) throw new Stop('encoding') })
  parser.on('opentag', open)
  parser.on('closetag', close)
  parser.on('text', more)
  parser.on('cdata', more)

  function safely(act: () => void): Cause | null {
    if (stopped) return null
    try { act(); return null } catch (error) {
      stopped = true
      if (error instanceof Stop) return error.why
      if (error instanceof TypeError && (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'encoding'
      throw error
    }
  }
  return {
    /** A block of at most `LONGEST` bytes. */
    feed: (block: Buffer): Cause | null => safely(() => {
      if (block.includes(0)) throw new Stop('nul')
      const before = steps
      parser.write(decoder.decode(block, { stream: true }))
      if (steps === before && block.length >= LONGEST) throw new Stop('line-too-long')
    }),
    finish: (): Cause | null => safely(() => { parser.write(decoder.decode()); last = parser.line; parser.close() }),
    /** The line of the file that is being read; the last one after its end. */
    get line() { return last || parser.line },
  }
}

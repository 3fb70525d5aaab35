import { SaxesParser } from 'saxes'

export type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }
/** A cell as the file holds it: `figure` is a number, `error` a formula that failed (#N/A). */
export type RawCell = { readonly kind: 'text' | 'figure' | 'error'; readonly text: string }
export type RawRow = { readonly row: number; readonly cells: ReadonlyMap<number, RawCell> }

type Handlers = { open?(tag: Tag): void; text?(text: string): void; close?(name: string): void }

/** Feeds the pieces of one XML part to the handlers, and yields after each so that what they gathered can be handed on. Declares no entities. */
async function* parse(pieces: AsyncIterable<Buffer>, on: Handlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false })
  parser.on('error', error => { throw new SyntaxError(error.message) })
  parser.on('doctype', () => { throw new SyntaxError('a document type is not allowed') })
  if (on.open) parser.on('opentag', tag => on.open!({ name: local(tag.name), attributes: plain(tag.attributes as Record<string, string>) }))
  if (on.text) { parser.on('text', on.text); parser.on('cdata', on.text) }
  if (on.close) parser.on('closetag', tag => on.close!(local(tag.name)))
  const decoder = new TextDecoder('utf-8')
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }))
    yield
  }
  parser.write(decoder.decode())
  parser.close()
  yield
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
function plain(attributes: Record<string, string>): Record<string, string> {
  for (const name in attributes) if (name.includes(':')) attributes[local(name)] ??= attributes[name]!
  return attributes
}

/** The tags of a small part, by their local names. */
export async function* readTag(pieces: AsyncIterable<Buffer>, names: readonly string[]): AsyncGenerator<Tag> {
  let found: Tag[] = []
  for await (const _ of parse(pieces, { open: tag => { if (names.includes(tag.name)) found.push(tag) } })) {
    yield* found
    found = []
  }
}

/** The shared strings in order: the runs of rich text joined, phonetic guides left out. */
export async function readStrings(pieces: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let inside = false
  let phonetic = false
  for await (const _ of parse(pieces, {
    open: ({ name }) => { if (name === 'si') text = ''; else if (name === 'rPh') phonetic = true; else if (name === 't') inside = !phonetic },
    text: part => { if (inside) text += part },
    close: name => { if (name === 'si') strings.push(unescape(text)); else if (name === 'rPh') phonetic = false; else if (name === 't') inside = false },
  })) continue
  return strings
}

/** The rows of a sheet, cells by their column from 0. Rows and cells without a reference stand where they stand. */
export async function* sheetRows(pieces: AsyncIterable<Buffer>, strings: readonly string[]): AsyncGenerator<RawRow> {
  let ready: RawRow[] = []
  let row = 0
  let cells = new Map<number, RawCell>()
  let column = -1
  let type = 'n'
  let text = ''
  let inside = false
  let phonetic = false
  const steps = parse(pieces, {
    open({ name, attributes }) {
      if (name === 'row') { row = attributes.r ? Number(attributes.r) : row + 1; cells = new Map(); column = -1 }
      else if (name === 'c') { column = attributes.r ? columnIndex(attributes.r) : column + 1; type = attributes.t ?? 'n'; text = '' }
      else if (name === 'rPh') phonetic = true
      else if (name === 'v' || name === 't') inside = !phonetic
    },
    text(part) { if (inside) text += part },
    close(name) {
      if (name === 'v' || name === 't') inside = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c' && text !== '') cells.set(column, cellOf(type, text, strings))
      else if (name === 'row' && cells.size > 0) ready.push({ row, cells })
    },
  })
  for await (const _ of steps) {
    if (ready.length === 0) continue
    const rows = ready
    ready = []
    yield* rows
  }
}

function cellOf(type: string, text: string, strings: readonly string[]): RawCell {
  if (type === 's') return { kind: 'text', text: strings[Number(text)] ?? '' }
  if (type === 'e') return { kind: 'error', text }
  if (type === 'n') return { kind: 'figure', text }
  return { kind: 'text', text: type === 'd' ? text.slice(0, 10) : unescape(text) }
}

function columnIndex(reference: string): number {
  let index = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) | 32
    if (letter < 97 || letter > 122) break
    index = index * 26 + letter - 96
  }
  return index - 1
}

/** Spreadsheets write control characters as _x000D_. */
const unescape = (text: string) => text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text

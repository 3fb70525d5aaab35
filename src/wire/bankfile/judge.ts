import { createHash, type Hash } from 'node:crypto'
import type { Batch, BatchRefused, Bytes, Direction, Judged, Listening, Sent } from './batch.ts'
import { wrongLine } from './causes.ts'
import { checkLine } from './check.ts'
import type { Dialect } from './dialect.ts'
import { headTexts, readHead } from './heading.ts'
import { lineReader } from './line.ts'
import { LONGEST, textsOf, wholeLines, type Group, type ToldLine } from './lines.ts'
import { firstPass } from './pieces.ts'
import { gatherWrong } from './refusals.ts'
import { tally, type Tally } from './tally.ts'

/** No detail line is shorter, in bytes: what a file may claim to hold is bounded by its size. */
const SHORTEST = 10
const BOM = Buffer.from([0xef, 0xbb, 0xbf])

/** What is known of a file while it is read for the first time. */
type Reading<D extends Direction> = {
  readonly dialect: Dialect; readonly direction: D; readonly told: ToldLine; readonly hash: Hash; readonly size: number; readonly expected: Listening['expected']
  head: Sent[D]['head'] | null; sums: Tally; read: ReturnType<typeof lineReader> | null; end: { line: number; text: string } | null; last: number
}

/** Judges a whole file of the plain form, in constant memory: the summary line first, then every line, then counts, sums and digest. */
export async function judgePlain<D extends Direction>(dialect: Dialect, file: Bytes, direction: D, { expected, told, beside }: Listening = {}): Promise<Judged<D> | BatchRefused> {
  const gathering = gatherWrong(told)
  const blocks: string[] = []
  const reading: Reading<D> = { dialect, direction, expected, hash: createHash(dialect.digest), size: file.size, sums: tally(0), told: (line, ...wrong) => gathering.add(wrongLine(line, ...wrong)),
    head: null, read: null, end: null, last: 0 }
  for await (const group of wholeLines(firstPass(file, blocks))) {
    takeGroup(reading, group!)
    if (!reading.head) break
  }
  const digest = close(reading, gathering.count, beside)
  return gathering.refusal('bank-file-wrong') ?? { direction, head: reading.head!, digest, blocks }
}

/** A group of lines: what lies before the end line goes into the digest and is read; the end line and what follows is looked at by itself. */
function takeGroup<D extends Direction>(reading: Reading<D>, group: Group): void {
  const { bytes, line, long } = group
  const at = reading.end ? 0 : long ? -1 : endOf(bytes, reading.dialect)
  reading.hash.update(at < 0 ? bytes : bytes.subarray(0, at))
  reading.last = line
  if (long) {
    if (!long.first) return
    reading.told(line, 'line', 'line-too-long', { most: LONGEST })
    if (reading.head) reading.sums.miss()
  } else takeLines(reading, group)
}

/** Where the end line begins among some lines; -1 when it is not among them. Its mark is ASCII at the beginning of a line, in either encoding. */
function endOf(bytes: Buffer, { endMark, delimiter }: Dialect): number {
  if (endMark === null) return -1
  const mark = endMark + delimiter
  if (bytes.subarray(0, mark.length).toString('latin1') === mark) return 0
  return bytes.indexOf(`\n${mark}`) + 1 || -1
}

function takeLines<D extends Direction>(reading: Reading<D>, group: Group): void {
  const { dialect, told } = reading
  const bytes = group.line === 1 && dialect.encoding === 'utf-8' && group.bytes.subarray(0, 3).equals(BOM) ? group.bytes.subarray(3) : group.bytes
  const texts = textsOf({ ...group, bytes }, dialect.encoding, told)
  for (let i = 0; i < texts.length; i++) {
    const line = group.line + i
    reading.last = line
    if (line === 1) { takeHead(reading, texts[0]!); if (!reading.head) return } else takeText(reading, line, texts[i]!)
  }
}

function takeHead<D extends Direction>(reading: Reading<D>, text: string | null): void {
  const { dialect, direction, expected = {}, told } = reading
  const head = text === null ? null : readHead(direction, text, dialect, (...wrong) => told(1, ...wrong))
  if (!head) return
  const strays = (Object.keys(expected) as (keyof Batch & keyof typeof expected)[]).filter(field => expected[field] !== undefined && expected[field] !== head[field])
  for (const field of strays) told(1, field, 'expected', { want: expected[field]! })
  if (strays.length) return
  reading.head = head
  reading.sums = tally(Math.min(head.count, Math.ceil(reading.size / SHORTEST)))
  reading.read = lineReader(direction, headTexts(head, dialect), dialect)
}

function takeText<D extends Direction>(reading: Reading<D>, line: number, text: string | null): void {
  const { dialect, direction, head, sums } = reading
  const told = (...wrong: Parameters<ToldLine> extends [number, ...infer Rest] ? Rest : never) => reading.told(line, ...wrong)
  if (text === '') return
  if (reading.end) return told('line', 'after-end')
  if (dialect.endMark !== null && text?.startsWith(dialect.endMark + dialect.delimiter)) { reading.end = { line, text }; return }
  const read = text === null ? null : reading.read!(text, told)
  if (!read) return sums.miss()
  checkLine(head!.kind, direction, read, told)
  sums.add(read, told)
}

/** After the last line: the end line, counts and sums, the digest. Answers the digest. */
function close<D extends Direction>(reading: Reading<D>, wrong: number, beside?: string): string {
  const { dialect, direction, head, end, sums, last, hash, told } = reading
  const digest = hash.digest('hex')
  if (!head) {
    if (!wrong) told(1, 'line', 'heading-missing')
    return digest
  }
  if (dialect.endMark !== null && !end) told(last, 'line', 'end-missing')
  sums.close(direction, head, (...each) => told(1, ...each))
  if (end) closeEnd(end, head.count, digest, dialect, told)
  else if (dialect.endMark === null && beside === undefined) told(0, 'digest', 'digest-missing')
  else if (dialect.endMark === null && beside!.trim().toLowerCase() !== digest) told(0, 'digest', 'digest')
  return digest
}

function closeEnd({ line, text }: { line: number; text: string }, count: number, digest: string, { delimiter }: Dialect, told: ToldLine): void {
  const cells = text.split(delimiter)
  if (cells.length !== 3) return told(line, 'line', 'columns', { want: 3, have: cells.length })
  if (cells[1]!.trim() !== String(count)) told(line, 'count', 'heading-differs')
  if (cells[2]!.trim().toLowerCase() !== digest) told(line, 'digest', 'digest')
}

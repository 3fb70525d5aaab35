import { createHash } from 'node:crypto'
import type { Encoding } from '../csv.ts'
import { encodeGb18030 } from '../gb18030.ts'
import type { BatchRefused, Direction, Sent, Sink, Stream, Written } from './batch.ts'
import { wrongLine } from './causes.ts'
import { checkHead, checkLine, type Told } from './check.ts'
import type { Dialect } from './dialect.ts'
import { checkAgreed, headLine, headTexts } from './heading.ts'
import { lineWriter } from './line.ts'
import { gatherWrong, type Gathering } from './refusals.ts'
import { tally } from './tally.ts'

/** Characters gathered before they are encoded and handed on. */
const CHUNK = 64 * 1024
const encode = (text: string, encoding: Encoding): Buffer | null => encoding === 'gb18030' ? encodeGb18030(text) : text.isWellFormed() ? Buffer.from(text, 'utf8') : null

/** Gathers lines, encodes them in pieces, and keeps digest and length. From the first wrong line on nothing more goes out. */
function outlet(sink: Sink, { encoding, lineEnd, digest }: Dialect, gathering: Gathering) {
  const hash = createHash(digest)
  let [chunk, characters, next, bytes] = [[] as string[], 0, 1, 0]
  async function flush(): Promise<void> {
    if (!chunk.length) return
    const text = chunk.join(lineEnd) + lineEnd
    const encoded = gathering.count ? null : encode(text, encoding)
    if (!encoded && !gathering.count) chunk.forEach((line, i) => { if (!encode(line, encoding)) gathering.add(wrongLine(next - chunk.length + i, 'line', 'characters')) })
    chunk = []
    characters = 0
    if (!encoded) return
    hash.update(encoded)
    bytes += encoded.length
    await sink(encoded)
  }
  return {
    put(line: string): Promise<void> | undefined {
      chunk.push(line)
      next++
      characters += line.length + 2
      return characters < CHUNK ? undefined : flush()
    },
    flush,
    /** The digest of all that went out so far; asked once. */
    close: (): Written => ({ digest: hash.digest('hex'), bytes }),
  }
}

/** Writes a batch line by line as they come. Where it is refused the bytes that went out are no file: they have no end. */
export async function writePlain<D extends Direction>(dialect: Dialect, sink: Sink, direction: D, head: Sent[D]['head'], lines: Stream<Sent[D]['line']>): Promise<Written | BatchRefused> {
  const gathering = gatherWrong()
  const at = (line: number): Told => (field, cause, facts) => gathering.add(wrongLine(line, field, cause, facts))
  checkHead(direction, head, at(1))
  checkAgreed(head, dialect, at(1))
  if ('unit' in head && head.unit.includes(dialect.delimiter)) at(1)('unit', 'characters')
  const stopped = gathering.refusal('bank-batch-unwritable')
  if (stopped) return stopped
  const out = outlet(sink, dialect, gathering)
  await out.put(headLine(direction, head, dialect))
  const writer = lineWriter(direction, headTexts(head, dialect), dialect)
  const sums = tally(head.count)
  for await (const line of lines) {
    const told = at(sums.lines + 2)
    checkLine(head.kind, direction, line, told)
    writer.check(line, told)
    sums.add(line, told)
    const full = out.put(writer.write(line))
    if (full) await full
  }
  await out.flush()
  sums.close(direction, head, at(1))
  return gathering.refusal('bank-batch-unwritable') ?? finish(sink, dialect, head.count, out.close())
}

/** The end line, where the dialect has one. */
async function finish(sink: Sink, { endMark, delimiter, lineEnd }: Dialect, count: number, { digest, bytes }: Written): Promise<Written> {
  if (endMark === null) return { digest, bytes }
  const end = Buffer.from([endMark, count, digest].join(delimiter) + lineEnd, 'latin1')
  await sink(end)
  return { digest, bytes: bytes + end.length }
}

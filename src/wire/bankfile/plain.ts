import type { Bytes, Direction, FileChanged, Form, Judged, Sent } from './batch.ts'
import type { Dialect } from './dialect.ts'
import { headTexts } from './heading.ts'
import { judgePlain } from './judge.ts'
import { lineReader } from './line.ts'
import { textsOf, wholeLines } from './lines.ts'
import { secondPass } from './pieces.ts'
import { changed } from './refusals.ts'
import { writePlain } from './write.ts'

/** The plain form as a bank's dialect writes it. */
export const plainForm = (dialect: Dialect): Form => ({
  name: dialect.name,
  kinds: dialect.kinds,
  write: (sink, direction, head, lines) => writePlain(dialect, sink, direction, head, lines),
  judge: (file, direction, listening) => judgePlain(dialect, file, direction, listening),
  deliver: (file, judged) => deliverPlain(dialect, file, judged),
})

const silent = () => {}

/** The lines of a file that was judged; a block that is not the one that was judged ends it. */
async function* deliverPlain<D extends Direction>(dialect: Dialect, file: Bytes, { direction, head, blocks }: Judged<D>): AsyncGenerator<Sent[D]['line'] | FileChanged> {
  const read = lineReader(direction, headTexts(head, dialect), dialect)
  for await (const group of wholeLines(secondPass(file, blocks))) {
    if (!group) { yield changed(); return }
    const texts = textsOf(group, dialect.encoding, silent)
    for (let i = group.line === 1 ? 1 : 0; i < texts.length; i++) {
      const text = texts[i]!
      if (text === '') continue
      if (dialect.endMark !== null && text.startsWith(dialect.endMark + dialect.delimiter)) return
      yield read(text, silent)!
    }
  }
}

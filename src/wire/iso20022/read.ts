import { createHash } from 'node:crypto'
import type { Fen } from '#kit/money'
import type { Batch, BatchLine, BatchRefused, Bytes, Direction, FileChanged, Judged, Listening, ReturnBatch, ReturnLine, Sent } from '../bankfile/batch.ts'
import { wrongLine, type Cause } from '../bankfile/causes.ts'
import { checkHead, checkLine, type Told } from '../bankfile/check.ts'
import { firstPass, secondPass } from '../bankfile/pieces.ts'
import { changed, gatherWrong } from '../bankfile/refusals.ts'
import { tally } from '../bankfile/tally.ts'
import { messagesOf, type MoneyKind } from './messages.ts'
import { isTransaction, knownAs } from './trees.ts'
import { endDocument, endSum, keep, lineOf, orderOf, returnOf, type Gathered, type Stated } from './values.ts'
import { messageReader } from './xml.ts'

/** No transaction is shorter, in bytes. */
const SHORTEST = 64
type Head = Batch | ReturnBatch
type Line = BatchLine | ReturnLine
type Heard = {
  /** The heading is complete; false stops the reading. */
  head(head: Head, stated: Stated | null): boolean
  /** A transaction, or null where it could not be read. */
  line(line: Line | null): void
  told: Told
}

/** Gathers the values of a message and hands on heading and transactions as they become complete. */
function gatherer(direction: Direction, heard: Heard) {
  const [top, one]: [Gathered, Gathered] = [new Map(), new Map()]
  const sums = new Map<string, { count: number; total: Fen | null }>()
  let [kind, inside, headed, stopped, wrong] = [null as MoneyKind | null, false, false, false, 0]
  const told: Told = (...each) => { if (!stopped) { wrong++; heard.told(...each) } }

  /** The heading ends where the first transaction begins, or the message does. */
  function endHead(): void {
    if (headed) return
    headed = true
    const refused = top.get('groupStatus') === 'RJCT' && !inside
    if (refused) told('file', 'batch-refused', { code: top.get('groupReason') ?? '—' })
    const read = refused ? null : direction === 'order' ? { head: orderOf(top, kind!, told), stated: null } : returnOf(top, sums, told)
    if (!read || wrong || !heard.head(read.head, read.stated)) stopped = true
  }
  function endLine(): void {
    if (one.get('currency') !== 'CNY' && one.has('amount')) told('amount', 'currency')
    heard.line(lineOf(one, direction, told))
    inside = false
  }
  return {
    endHead,
    get stopped() { return stopped },
    found: {
      root(namespace: string) {
        const known = knownAs(direction, namespace)
        kind = known?.kind ?? null
        return known?.tree ?? null
      },
      begin(element: string) {
        if (!isTransaction(element) || stopped) return
        inside = true
        endHead()
        one.clear()
      },
      value(field: string, text: string, attributes: Readonly<Record<string, string>>) {
        if (stopped) return
        if (headed && !inside) return told(field, 'xml-twice')
        keep(inside ? one : top, field, text, told)
        if (field === 'amount') one.set('currency', attributes['Ccy'] ?? '')
      },
      end(element: string) {
        if (stopped) return
        if (element === 'Othr' && inside) endDocument(one)
        else if (element === 'NbOfTxsPerSts') endSum(top, sums, told)
        else if (isTransaction(element)) endLine()
      },
    },
  }
}

/** Judges a whole message, in constant memory: the heading first, then every transaction, then counts and sums. */
export async function judgeIso<D extends Direction>(file: Bytes, direction: D, { expected = {}, told, beside }: Listening = {}): Promise<Judged<D> | BatchRefused> {
  const gathering = gatherWrong(told)
  const blocks: string[] = []
  const hash = createHash('sm3')
  let [head, stated, sums] = [null as Head | null, null as Stated | null, tally(0)]
  const say: Told = (field, cause, facts) => gathering.add(wrongLine(reader.line, field, cause, facts))
  const gathered = gatherer(direction, {
    told: say,
    head(read, sum) {
      const before = gathering.count
      checkHead(direction, read, say)
      for (const [field, want] of Object.entries(expected)) if (want !== undefined && read[field as keyof typeof expected] !== want) say(field, 'expected', { want })
      if (gathering.count > before) return false
      ;[head, stated, sums] = [read, sum, tally(Math.min(read.count, Math.ceil(file.size / SHORTEST)))]
      return true
    },
    line(line) {
      if (!line) return sums.miss()
      checkLine(head!.kind, direction, line, say)
      sums.add(line, say)
    },
  })
  const reader = messageReader(gathered.found)
  const stop = (cause: Cause) => gathering.add(wrongLine(reader.line, 'line', cause, { want: cause === 'version' ? messagesOf(direction).join('、') : 'UTF-8', most: 256 * 1024 }))
  let cause: Cause | null = null
  for await (const block of firstPass(file, blocks)) {
    hash.update(block)
    cause = reader.feed(block)
    if (cause || gathered.stopped) break
  }
  cause ??= gathered.stopped ? null : reader.finish()
  if (cause) stop(cause)
  else if (!gathered.stopped) gathered.endHead()
  const digest = hash.digest('hex')
  if (head && !cause) {
    head = sums.complete(head, stated)
    sums.close(direction, head, (field, why, facts) => gathering.add(wrongLine(1, field, why, facts)))
    if (beside !== undefined && beside.trim().toLowerCase() !== digest) gathering.add(wrongLine(0, 'digest', 'digest'))
  }
  return gathering.refusal('bank-file-wrong') ?? { direction, head: head as Sent[D]['head'], digest, blocks }
}

/** The transactions of a message that was judged; a block that is not the one that was judged ends it. */
export async function* deliverIso<D extends Direction>(file: Bytes, { direction, blocks }: Judged<D>): AsyncGenerator<Sent[D]['line'] | FileChanged> {
  let ready: Sent[D]['line'][] = []
  const reader = messageReader(gatherer(direction, { told: () => {}, head: () => true, line: line => { ready.push(line as Sent[D]['line']) } }).found)
  for await (const block of secondPass(file, blocks)) {
    if (!block) { yield changed(); return }
    reader.feed(block)
    yield* ready
    ready = []
  }
}

import { wallClock } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { noSums, sameSums, type Additional, type Fields, type KindName, type Message, type ResponseCode } from '../../src/wire/iso8583/index.ts'
import { sayings } from '../refusals.ts'
import { closeBatch, endUpload, settleBatch, takeUpload } from '../terminals/settle-batch.ts'
import type { UnderWay } from '../terminals/under-way.ts'
import { inWork, type Bank } from '../work.ts'

export type BatchKind = 'settlement' | 'batch-upload' | 'batch-end'
const kinds: ReadonlySet<KindName> = new Set<KindName>(['settlement', 'batch-upload', 'batch-end'])
export const isBatchKind = (kind: KindName): kind is BatchKind => kinds.has(kind)

/** When it was done: what came before is told with its first time. */
function told(at: Date, additional: Additional): Fields {
  const [day, time] = wallClock(at).split(' ') as [string, string]
  const date = day.slice(5).replace('-', '')
  return { time: time.replaceAll(':', ''), date, settled: date, additional }
}

/** Answers what a terminal says of its batch: F39, and the fields of an answer that approves. `busy`: what is under way for terminals. */
export async function answerBatch(bank: Bank, busy: UnderWay, { fields }: Message, kind: BatchKind): Promise<{ code: ResponseCode; more: Fields }> {
  const of = { terminal: fields.terminal!, merchant: fields.merchant!, batch: fields.control!.batch }
  const additional = fields.additional!
  const no = (refused: keyof typeof sayings) => ({ code: sayings[refused].code as ResponseCode, more: {} })
  if (kind === 'settlement' && 'totals' in additional) {
    const closed = await inWork(bank, work => closeBatch(work, of))
    if (isRefused(closed)) return no(closed.refused)
    await busy.ended(of.terminal)
    const done = await inWork(bank, work => settleBatch(work, of, fields.stan!, additional.totals, additional.abroad))
    if (isRefused(done)) return no(done.refused)
    return { code: '00', more: told(done.at, { ...additional, verdict: done.result, abroadVerdict: sameSums(additional.abroad, noSums) ? 'equal' : 'unequal' }) }
  }
  const done = await inWork(bank, async work => 'details' in additional ? await takeUpload(work, of, additional.details) : await endUpload(work, of, 'count' in additional ? additional.count : -1))
  return isRefused(done) ? no(done.refused) : { code: '00', more: told(done.at, 'details' in additional ? { count: additional.details.length } : additional) }
}

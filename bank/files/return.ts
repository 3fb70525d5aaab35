import { isRefused } from '#kit/refusal'
import { results, type Bytes, type ReturnLine } from '../../src/wire/bankfile/index.ts'
import { inWork, type Bank } from '../work.ts'
import { writeWhole } from './folder.ts'
import { linesOf, type Order } from './form.ts'
import { markReturned, selectResults, selectSums, type BatchKey } from './store.ts'

/** 回盘: the order's lines in its order, each with what became of it. From the same lines and results the same bytes, however often it is written. */
export async function writeReturn(bank: Bank, path: string, key: BatchKey, bytes: Bytes, order: Order, some: number): Promise<void> {
  const { kind, number, bank: code, clearing, date, count, total } = order.head
  const sums = await inWork(bank, work => selectSums(work, key))
  await writeWhole(path, async sink => {
    const written = await order.form.write(sink, 'return', { kind, number, bank: code, clearing, date, count, total, ...sums }, answered(bank, key, bytes, order, some))
    if (isRefused(written)) throw new Error(`the return of a file cannot be written: ${written.wrong.map(({ line, field, cause }) => `${line} ${field} ${cause}`).join(', ')}`)
  })
  await inWork(bank, work => markReturned(work, key, work.now))
}

async function* answered(bank: Bank, key: BatchKey, bytes: Bytes, order: Order, some: number): AsyncGenerator<ReturnLine> {
  for await (const lines of linesOf(bytes, order, some)) {
    const became = await inWork(bank, work => selectResults(work, key, lines.map(({ seq }) => seq)))
    for (const line of lines) {
      const result = became.get(line.seq)
      if (!result) throw new Error('a line of a file has no result')
      yield { ...line, result, reason: result === 'done' ? '' : results[result].zh }
    }
  }
}

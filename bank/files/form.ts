import { Fault } from '#kit/fault'
import { plainForm, sbk1, type BatchLine, type Bytes, type Judged } from '../../src/wire/bankfile/index.ts'

/** How files are written in the folder: our own plain form SBK1, in UTF-8. */
export const form = plainForm({ ...sbk1, encoding: 'utf-8' })
/** A pay-out file that was judged and found whole. */
export type Order = Judged<'order'>

/** The lines of a judged order, some at a time, as they come in the file. @throws Fault when the file is no longer the one that was judged */
export async function* linesOf(bytes: Bytes, order: Order, most: number): AsyncGenerator<BatchLine[]> {
  let some: BatchLine[] = []
  for await (const line of form.deliver(bytes, order)) {
    if ('refused' in line) throw new Fault('a pay-out file changed while it was being carried out; what it says now is not carried out', 'not-done')
    some.push(line)
    if (some.length === most) { yield some; some = [] }
  }
  if (some.length) yield some
}

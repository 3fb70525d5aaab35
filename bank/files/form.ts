import { Fault } from '#kit/fault'
import { plainForm, sbk1, type BatchLine, type Bytes, type Form, type Judged } from '../../src/wire/bankfile/index.ts'
import { isoForm } from '../../src/wire/iso20022/index.ts'

/** How files are written in the folder, by how their names end: our own plain form SBK1 in UTF-8, or messages of ISO 20022. An answer is in the order's form. */
export const forms: Readonly<Record<'txt' | 'xml', Form>> = { txt: plainForm({ ...sbk1, encoding: 'utf-8' }), xml: isoForm }
export type Ending = keyof typeof forms
/** A file of pay-outs or deductions that was judged and found whole, and its form. */
export type Order = Judged<'order'> & { form: Form }

/** The lines of a judged order, some at a time, as they come in the file. @throws Fault when the file is no longer the one that was judged */
export async function* linesOf(bytes: Bytes, order: Order, most: number): AsyncGenerator<BatchLine[]> {
  let some: BatchLine[] = []
  for await (const line of order.form.deliver(bytes, order)) {
    if ('refused' in line) throw new Fault('a file of orders changed while it was being carried out; what it says now is not carried out', 'not-done')
    some.push(line)
    if (some.length === most) { yield some; some = [] }
  }
  if (some.length) yield some
}

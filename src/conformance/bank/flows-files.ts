import { isRefused } from '#kit/refusal'
import { dayOf } from '#kit/day'
import { bytesIn, plainForm, sbk1, type BatchLine, type ReturnLine } from '../../wire/bankfile/index.ts'
import type { BankFlow, Step } from './run.ts'

const form = plainForm({ ...sbk1, encoding: 'utf-8' })
type Order = { number: string; bytes: Buffer; lines: BatchLine[] }

async function orderOf({ of, card }: Step, number: string, amount: bigint): Promise<Order> {
  const { bank, clearing } = of.files!
  const line = (seq: number, account: string, fen: bigint): BatchLine => ({ seq, ref: `${number}-${seq}`, account, branch: '', name: card.name ?? '沈小华', idNumber: card.idNumber ?? '340104198803120018', card: '', amount: fen, note: '待遇', mandate: '' })
  const lines = [line(1, card.number, amount), line(2, '6299990000000000009', 1n)]
  const parts: Buffer[] = []
  const head = { kind: 'pay-out', number, bank, clearing, date: dayOf(of.now()), unit: 'KIT', account: 'KIT0001', count: lines.length, total: lines.reduce((sum, each) => sum + each.amount, 0n) } as const
  const written = await form.write(bytes => parts.push(bytes), 'order', head, lines)
  if (isRefused(written)) throw new Error('the kit cannot write its file')
  return { number, bytes: Buffer.concat(parts), lines }
}

/** The folder of pay-out files: a file, the same twice, altered, half. */
export const fileFlows: readonly BankFlow[] = [
  { name: 'files', zh: '代发文件：回盘，重来，改动，半份', en: 'pay-out files: the return, the same twice, altered, half', needs: 'files', play: async step => {
    const { of: { files, random }, found } = step
    const { put, answer, bank } = files!
    const number = `KIT${random(5).toString('hex').toUpperCase()}`
    const name = (of: string) => `${bank}-${of}`
    const sent = await orderOf(step, number, 12n)
    await put(name(number), sent.bytes)
    const first = await answer(name(number))
    if (first?.kind !== 'return') { found('file-lines', 'return', 'a return file', first?.kind ?? 'nothing'); return }
    await judgeReturn(step, first.bytes, sent)
    await put(name(number), sent.bytes)
    const again = await answer(name(number))
    if (again?.kind !== 'return' || !again.bytes.equals(first.bytes)) found('file-once', 'return of the same file', 'the same bytes', again?.kind === 'return' ? 'other bytes' : again?.kind ?? 'nothing')
    await put(name(number), (await orderOf(step, number, 13n)).bytes)
    const altered = await answer(name(number))
    if (altered?.kind !== 'refused') found('file-altered', 'other content under the number', 'refused as a whole', altered?.kind ?? 'nothing')
    const half = `${number}H`
    await put(name(half), (await orderOf(step, half, 14n)).bytes.subarray(0, -40))
    const cut = await answer(name(half))
    if (cut?.kind !== 'refused') found('file-half', 'a file without its end', 'refused as a whole', cut?.kind ?? 'nothing')
  } },
]

async function judgeReturn({ found }: Step, bytes: Buffer, { number, lines }: Order): Promise<void> {
  const judged = await form.judge(bytesIn(bytes), 'return', { expected: { kind: 'pay-out', number } })
  if (isRefused(judged)) { found('file-lines', judged.wrong.map(({ line, field }) => `line ${line} ${field}`).slice(0, 3).join(', '), 'a whole return', 'one that cannot be read'); return }
  const returned: ReturnLine[] = []
  for await (const line of form.deliver(bytesIn(bytes), judged)) if (!('refused' in line)) returned.push(line)
  for (const line of lines) {
    const back = returned.find(({ seq }) => seq === line.seq)
    if (!back) found('file-lines', `line ${line.seq}`, 'its result', 'missing')
    else if (back.amount !== line.amount || back.ref !== line.ref) found('file-lines', `line ${line.seq}`, 'its amount and number', 'others')
    else if (line.seq === 2 && back.result === 'done') found('file-lines', 'line 2', 'an account of no bank is not paid', 'done')
  }
}

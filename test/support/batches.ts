import fc from 'fast-check'
import { isRefused } from '#kit/refusal'
import { yuan } from '#kit/money'
import { bytesIn, kinds, movesMoney, resultNames, standing, type Batch, type BatchLine, type BatchRefused, type Direction, type Form, type Kind, type Result, type ReturnBatch, type ReturnLine, type Sent, type WrongLine, type Written } from '../../src/wire/bankfile/index.ts'

/** What the rural bank and the centre have agreed on, which does not stand in that bank's files. */
export const agreed = { bank: '340100R', clearing: '402361018886', unit: '合肥市城乡居民养老保险中心', account: '20000231415926100000018' }

const names = ['王建明', '欧阳·阿依古丽', '沈小华', '㛃秀兰', '𠮷田', '李', 'Mary O’Neil', '朱祁镇 & <子>']
/** A batch with what is easy to get wrong in it: rare characters, the name dot, signs that XML escapes, a line at another bank. */
export function sample(kind: Kind, count: number): { head: Batch; lines: BatchLine[] } {
  const money = movesMoney(kind)
  const lines = Array.from({ length: count }, (_, i): BatchLine => ({
    seq: i + 1, ref: `P202612-${String(i + 1).padStart(7, '0')}`, account: kind === 'opening' ? '' : `62${String(3_405_000_000_000_000 + i * 7_919)}`, branch: money && i % 3 === 1 ? '102361000013' : '',
    name: names[i % names.length]!, idNumber: `34010419${60 + i % 40}0101${String(i % 9_000 + 1_000)}`, card: i % 2 ? `Z${String(i).padStart(8, '0')}` : '',
    amount: money ? BigInt(i % 5_000 * 101 + 1) : 0n, note: money ? '2026年12月养老金' : '', mandate: kind === 'deduction' ? `M-${i + 1}` : '',
  }))
  return { head: headOf(kind, lines), lines }
}

const sum = (lines: readonly BatchLine[]) => lines.reduce((all, { amount }) => all + amount, 0n)
export const headOf = (kind: Kind, lines: readonly BatchLine[]): Batch =>
  ({ kind, number: '20261201-003', bank: agreed.bank, clearing: agreed.clearing, date: '2026-12-05', unit: agreed.unit, account: movesMoney(kind) ? agreed.account : '', count: lines.length, total: sum(lines) })

/** Three lines, the second with the longest values that may be written. */
export function longest(kind: 'pay-out' | 'deduction'): { head: Batch; lines: BatchLine[] } {
  const { head, lines } = sample(kind, 3)
  const line = { ...lines[1]!, ref: 'R'.repeat(35), account: '6'.repeat(34), name: '龘'.repeat(70), idNumber: '9'.repeat(35), card: 'Z'.repeat(20), note: '用'.repeat(140), mandate: kind === 'deduction' ? 'M'.repeat(35) : '', amount: 9_999_999_999_999_999n }
  return { head: { ...head, number: 'N'.repeat(30), bank: 'B'.repeat(35), unit: '单'.repeat(70), account: '1'.repeat(34), total: lines[0]!.amount + line.amount + lines[2]!.amount }, lines: [lines[0]!, line, lines[2]!] }
}

/** What a bank answers a batch: every result in turn. */
export function answered({ head, lines }: { head: Batch; lines: readonly BatchLine[] }, results: readonly Result[] = resultNames): { head: ReturnBatch; lines: ReturnLine[] } {
  const back = lines.map((line, i): ReturnLine => {
    const result = results[i % results.length]!
    return { ...line, account: line.account || (result === 'done' ? `62${String(7_000_000_000_000 + i)}` : ''), result, reason: result === 'done' ? '' : '见柜面 <3>' }
  })
  return { head: returnHeadOf(head, back), lines: back }
}
export function returnHeadOf({ unit: _unit, account: _account, ...head }: Batch, back: readonly ReturnLine[]): ReturnBatch {
  const of = (which: string) => { const some = back.filter(({ result }) => standing(result) === which); return { count: some.length, total: sum(some) } }
  return { ...head, count: back.length, total: sum(back), done: of('done'), refused: of('refused') }
}

/** Writes into memory. */
export async function written<D extends Direction>(form: Form, direction: D, batch: { head: Sent[D]['head']; lines: readonly Sent[D]['line'][] }): Promise<{ bytes: Buffer; done: Written | BatchRefused }> {
  const parts: Buffer[] = []
  const done = await form.write(bytes => parts.push(bytes), direction, batch.head, batch.lines)
  return { bytes: Buffer.concat(parts), done }
}
export async function writtenWell<D extends Direction>(form: Form, direction: D, batch: { head: Sent[D]['head']; lines: readonly Sent[D]['line'][] }): Promise<{ bytes: Buffer; digest: string }> {
  const { bytes, done } = await written(form, direction, batch)
  if (isRefused(done)) throw new Error(done.wrong.map(saying).join('\n'))
  return { bytes, digest: done.digest }
}

/** Judges and delivers: the batch, or what was wrong with it. */
export async function readBack<D extends Direction>(form: Form, direction: D, bytes: Buffer, beside?: string): Promise<{ head: Sent[D]['head']; lines: Sent[D]['line'][] } | BatchRefused> {
  const judged = await form.judge(bytesIn(bytes), direction, { beside })
  if (isRefused(judged)) return judged
  const lines: Sent[D]['line'][] = []
  for await (const line of form.deliver(bytesIn(bytes), judged)) { if (isRefused(line)) throw new Error('changed'); lines.push(line) }
  return { head: judged.head, lines }
}
export const saying = ({ line, field, cause, zh, en }: WrongLine): string => `${line} ${field} ${cause}: ${zh} / ${en}`
/** What was wrong, short: line, field and cause. */
export const causesOf = (read: object): string[] => 'wrong' in read ? (read as BatchRefused).wrong.map(({ line, field, cause }) => `${line} ${field} ${cause}`) : ['taken']

const text = (most: number) => fc.string({ unit: 'grapheme', maxLength: most }).map(each => each.replace(/[\p{Cc}\ufffe\uffff|,]/gu, '').slice(0, most).trim()).filter(each => each.isWellFormed())
const code = (pattern: RegExp) => fc.stringMatching(pattern)
/** Any batch of a kind that may be written in every form. */
export const batchOf = (kind: Kind): fc.Arbitrary<{ head: Batch; lines: BatchLine[] }> => fc.array(fc.record({
  account: code(/^[0-9A-Z-]{1,34}$/), branch: fc.constantFrom('', '', '102361000013'), name: text(70).map(each => each || '李'), idNumber: code(/^[0-9X]{1,18}$/), card: fc.constantFrom('', 'Z00000012'),
  amount: fc.oneof(fc.bigInt(1n, 99_999_999n), fc.constantFrom(1n, 10n, 100n, 99n)), note: text(140), mandate: code(/^[0-9A-Z-]{1,35}$/),
}), { minLength: 1, maxLength: 30 }).map(rows => {
  const lines = rows.map((row, i): BatchLine => ({ ...row, seq: i + 1, ref: `R${i + 1}`, account: kind === 'opening' ? '' : row.account, amount: movesMoney(kind) ? row.amount : 0n, mandate: kind === 'deduction' ? row.mandate : '' }))
  return { head: headOf(kind, lines), lines }
})
export { kinds, yuan }

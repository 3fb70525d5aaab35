import assert from 'node:assert/strict'
import { open } from 'node:fs/promises'
import { isRefused } from '#kit/refusal'
import { bytesOf, plainForm, sbk1, type Batch, type BatchLine, type Form } from '../../src/wire/bankfile/index.ts'
import { isoForm } from '../../src/wire/iso20022/index.ts'

const round = (value: number) => Math.round(value * 10) / 10
const forms: Readonly<Record<string, Form>> = { 'sbk1-gb18030': plainForm(sbk1), 'sbk1-utf-8': plainForm({ ...sbk1, encoding: 'utf-8' }), 'iso20022': isoForm }
const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'
const given = '建国秀英桂兰志强玉梅海燕文华国庆淑珍'
const name = (i: number) => `${surnames[i % 20]!}${given[i * 7 % 18]!}${i % 3 ? given[i * 11 % 18]! : ''}`
const amount = (i: number): bigint => BigInt(18_000 + i * 37 % 600_000)
const line = (i: number): BatchLine => ({ seq: i + 1, ref: `P202612${String(i).padStart(12, '0')}`, account: `623405${String(1_000_000_000_000 + i * 7)}`, branch: i % 50 ? '' : '102361000013', name: name(i),
  idNumber: `3401041950${String(i % 1_200).padStart(4, '0')}${String(i % 10_000).padStart(4, '0')}`, card: '', amount: amount(i), note: '2026年12月城乡居民养老金', mandate: '' })
function* lines(count: number): Generator<BatchLine> { for (let i = 0; i < count; i++) yield line(i) }

/** Writes, judges and reads one form back; the seconds of each, the peak of memory, the size. */
async function one(form: Form, path: string, count: number) {
  const batch: Batch = { kind: 'pay-out', number: '20261201-001', bank: '340100R', clearing: '402361018886', date: '2026-12-05', unit: '合肥市城乡居民养老保险中心', account: '20000231415926100000018', count,
    total: Array.from({ length: count }, (_, i) => i).reduce((sum, i) => sum + amount(i), 0n) }
  const [file, began] = [await open(path, 'w+'), performance.now()]
  const done = await form.write(bytes => file.appendFile(bytes), 'order', batch, lines(count))
  assert.ok(!isRefused(done))
  await file.sync()
  const wrote = performance.now()
  const bytes = await bytesOf(file)
  const judged = await form.judge(bytes, 'order', { expected: { kind: 'pay-out', number: batch.number }, beside: done.digest })
  assert.ok(!isRefused(judged))
  assert.deepEqual(judged.head, batch)
  const judgedAt = performance.now()
  let read = 0
  for await (const each of form.deliver(bytes, judged)) {
    assert.ok(!isRefused(each))
    const due = line(read++)
    for (const field in due) if (each[field as keyof BatchLine] !== due[field as keyof BatchLine]) assert.deepEqual(each, due)
  }
  const ended = performance.now()
  await file.close()
  assert.equal(read, count)
  const s = (from: number, to: number) => round((to - from) / 1000)
  return { seconds: s(began, ended), write_s: s(began, wrote), judge_s: s(wrote, judgedAt), deliver_s: s(judgedAt, ended), file_mib: round(done.bytes / 2 ** 20), peak_rss_mib: Math.round(process.resourceUsage().maxRSS / 1024) }
}

const [form = '', path = '', count = ''] = process.argv.slice(2)
console.log(JSON.stringify(await one(forms[form]!, path, Number(count))))

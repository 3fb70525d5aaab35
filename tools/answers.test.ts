import assert from 'node:assert/strict'
import { test } from 'node:test'
import { definitions } from '../src/wire/national/definitions.ts'
import { hearing } from '../test/harness/answers.ts'
import { reportAnswers, wantedOf } from './answers.ts'

test('answers: every transaction is to be seen done, again, wrong in a field, refused by each of its names and reversed; what is missing is listed and counted', () => {
  const all = Object.keys(definitions).flatMap(infno => wantedOf(infno).map(each => `${infno} ${each}`))
  assert.equal(new Set(all).size, all.length)
  assert.ok(['2102 ok', '2102 replay', '2102 input-invalid', '2102 pin-needed', '2102 reversed', '2102 reversed-early', '2102 reversed-twice'].every(each => all.includes(each)))
  assert.ok(!all.includes('2101 replay') && !all.includes('2201 reversed'))
  assert.deepEqual(reportAnswers(all), [`answers seen ${all.length} of ${all.length}`])
  const less = reportAnswers([...all.filter(each => !['1101 ok', '2601 not-reversible'].includes(each)), '8888 ok', ''])
  assert.deepEqual(less, ['1101   人员信息获取 · not seen: ok', '2601   冲正 · not seen: not-reversible', `answers seen ${all.length - 2} of ${all.length}`])
})

test('answers: what the door said is heard by its own words: done, done before by the same reference, refused by name, reversed before it came, after, again', () => {
  const hears = hearing()
  const message = (infno: string, msgid: string, input: object = {}) => JSON.stringify({ infno, msgid, input })
  const did = (reference: number) => ({ refused: null, text: JSON.stringify({ infcode: 0, inf_refmsgid: String(reference).padStart(30, '0'), err_msg: null }) })
  assert.deepEqual(hears(message('2102', 'A'), did(1)), [['2102', 'ok']])
  assert.deepEqual(hears(message('2102', 'A'), did(1)), [['2102', 'replay']])
  assert.deepEqual(hears(message('2102', 'B'), { refused: 'pin-needed', text: '{"infcode":-1}' }), [['2102', 'pin-needed']])
  assert.deepEqual(hears(message('2102', 'B'), { refused: null, text: '{"infcode":-1,"err_msg":"结果不明"}' }), [])
  assert.deepEqual(hears(message('1101', 'C'), { refused: 'input-invalid', text: '{"infcode":-1,"err_msg":"infno 这个地址只办 2102"}' }), [])
  assert.deepEqual(hears(message('9102', 'D'), { refused: null, text: null }), [['9102', 'ok']])
  const reverse = (msgid: string, omsgid: string, reference: number) => hears(message('2601', msgid, { data: { omsgid, oinfno: '2102' } }), did(reference))[1]
  assert.deepEqual([reverse('R1', 'A', 2), reverse('R2', 'A', 3), reverse('R3', 'Z', 4)], [['2102', 'reversed'], ['2102', 'reversed-twice'], ['2102', 'reversed-early']])
  assert.deepEqual(hears('no message', did(5)), [])
})

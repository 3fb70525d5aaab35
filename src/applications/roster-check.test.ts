import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCells, type Ground } from './roster-check.ts'
import type { RosterCells } from './roster-columns.ts'
import { mistakes, sayMistake, type MistakeKind } from './roster-mistakes.ts'
import { numberInName } from './roster-number.ts'

const ground: Ground = {
  today: '2026-11-25', leastAge: null, minorAge: 18, unitBank: '95588',
  banks: [{ code: '95588', zh: '中国工商银行', en: 'ICBC', short: '工行' }, { code: '95599', zh: '中国农业银行', en: 'ABC', short: '农行' }],
  categories: [{ key: 'employee', names: ['在职职工', '在职'] }, { key: 'foreigner', names: ['外国人'] }],
  documents: [{ key: 'resident-card', names: ['居民身份证', '身份证'], fits: ['employee'] }, { key: 'passport', names: ['护照'], fits: ['foreigner'] }],
}
const good: RosterCells = { name: '王小明', number: '34010419950228251X', sex: '男', birth: '1995-02-28', category: '在职', document: '身份证', validUntil: '2035-06-30', phone: '13812345678', address: '合肥市', bank: '' }
const check = (change: RosterCells) => checkCells({ ...good, ...change }, ground)
const kinds = (change: RosterCells) => check(change).mistakes.map(mistake => mistake.kind)
const number = (() => { // the number above with its right check digit
  const digits = '34010419950228251'
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return digits + '10X98765432'[[...digits].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11]
})()
good.number = number

test('a good row is read as it will be applied for', () => {
  assert.deepEqual(check({}), { mistakes: [], entrant: { name: '王小明', number, sex: '1', birth: '1995-02-28', phone: '13812345678', address: '合肥市', category: 'employee', document: 'resident-card', validUntil: '2035-06-30', bank: '95588' } })
})

test('what means the same is taken: full width, spaces in figures, dates in every spelling, 15 digits, both dates of an ID card', () => {
  const fullWidth = [...number].map(char => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('')
  for (const change of [{ number: fullWidth }, { number: ` ${number.slice(0, 6)} ${number.slice(6, 14)}-${number.slice(14)}`.toLowerCase() }, { phone: '+86 138-1234-5678' }, { birth: '19950228' }, { birth: '1995年2月28日' },
    { birth: '1995/2/28 00:00:00' }, { validUntil: '2015.06.30-2035.06.30' }, { validUntil: '20150630—长期' }, { validUntil: '长期' }, { sex: '' }, { birth: '' }, { bank: '工行' }, { bank: '中国工商银行' }, { name: '阿依古丽•买买提' }, { name: 'Anna-Maria O\'Neil' }, { name: '㛃𬭚' }]) {
    assert.deepEqual(kinds(change), [], JSON.stringify(change))
  }
  assert.equal(check({ number: '340104950228251' }).entrant!.number, number)
})

test('each kind of mistake is found in its cell and has its own sentence', () => {
  const wrong: [RosterCells, MistakeKind[]][] = [
    [{ number: '' }, ['number-missing']], [{ number: '34010419950228250', sex: '' }, ['number-length']], [{ number: `${number}1` }, ['number-long']],
    [{ number: number.replace('1995', '1O95') }, ['number-characters']], [{ number: '340104199502280000', lost: ['number'] }, ['number-lost']],
    [{ number: '990104199502282518' }, ['number-area']], [{ number: '340104199502302518' }, ['number-date']], [{ number: '340104203002282518' }, ['number-future']],
    [{ number: number.slice(0, 17) + (number[17] === '1' ? '2' : '1') }, ['number-check']], [{ number: '340104950230251' }, ['number-date']],
    [{ name: '' }, ['name-missing']], [{ name: '孙 涛' }, ['name-space']], [{ name: '孙涛2' }, ['name-characters']], [{ name: '王?明' }, ['name-characters']], [{ name: '王' }, ['name-short']], [{ name: '王'.repeat(51) }, ['name-long']],
    [{ name: '王\ue001' }, ['name-encode']], [{ sex: '未知' }, ['sex-unknown']], [{ sex: '女' }, ['sex-differs']], [{ birth: '属马' }, ['birth-unreadable']], [{ birth: '1995-02-30' }, ['birth-unreadable']], [{ birth: '1995-02-27' }, ['birth-differs']],
    [{ category: '外星人' }, ['category-unknown']], [{ document: '工作证' }, ['document-unknown']], [{ document: '护照' }, ['document-wrong']], [{ category: '外国人', document: '护照' }, ['category-counter']], [{ validUntil: '' }, ['valid-missing']], [{ validUntil: '很久' }, ['valid-unreadable']], [{ validUntil: '2026-11-24' }, ['document-expired']],
    [{ phone: '' }, ['phone-missing']], [{ phone: '1381234567' }, ['phone-length']], [{ phone: '05516253601' }, ['phone-wrong']], [{ address: '长'.repeat(101) }, ['address-long']], [{ bank: '庐州钱庄' }, ['bank-unknown']], [{ bank: '农行' }, ['bank-differs']],
    [{ name: '#N/A', broken: ['name'] }, ['cell-broken']], [{ name: '', phone: '1', sex: '女' }, ['name-missing', 'sex-differs', 'phone-length']],
  ]
  for (const [change, expected] of wrong) {
    const found = check(change)
    assert.deepEqual(found.mistakes.map(mistake => mistake.kind), expected, JSON.stringify(change))
    assert.equal(found.entrant, null)
    for (const mistake of found.mistakes) for (const sentence of Object.values(sayMistake(mistake))) assert.doesNotMatch(sentence, /\{|undefined|null/, mistake.kind)
  }
  const minor = checkCells({ ...good, number: '340104201502282512', sex: '', birth: '' }, { ...ground, leastAge: 16 })
  assert.ok(['too-young', 'number-check'].includes(minor.mistakes[0]!.kind))
  const all = Object.values(mistakes)
  assert.ok(new Set(all.map(said => said.zh)).size === all.length && new Set(all.map(said => said.en)).size === all.length, 'no two kinds share a sentence')
})

test('a photo is found by the number in its file name, whatever stands around it', () => {
  assert.equal(numberInName(`照片/${number}.jpg`), number)
  assert.equal(numberInName(`a\\b\\王小明_${number.toLowerCase()} (1).JPG`), number)
  assert.equal(numberInName('340104950228251.jpg'), number)
  assert.equal(numberInName('IMG_0001.jpg'), null)
  assert.equal(numberInName('3401041995022825.jpg'), '3401041995022825')
})

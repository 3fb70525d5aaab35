import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPack } from './parse-pack.ts'
import { exportPack } from './export-pack.ts'
import { openPackFiles, packNames, packText } from './load.ts'
import { requireFunction } from './require-function.ts'
import { keys, type PolicyKey } from './schema.ts'
import { functionOpen, packOf, packRegions, policy, policyList, policyRow } from './snapshot.ts'
import { parsePack } from './parse-pack.ts'

const day = '2026-11-25'

test('regions: the four packs check without a mistake, and generic holds every value', () => {
  for (const name of packNames) assert.deepEqual(checkPack(packText(name)), [], name)
  const generic = new Set(parsePack(packText('generic')).pack.values.map(value => value.key))
  assert.deepEqual(Object.keys(keys).filter(key => !generic.has(key as PolicyKey)), [])
})

test('regions: a city reads its own value, an insured region its city, a silent pack generic and says so', () => {
  openPackFiles()
  assert.deepEqual(packRegions(), ['130000', '340000', '340100', '000000'])
  assert.equal(policy('340100', 'pin.tries', day), 10)
  assert.equal(policy('340121', 'pin.initial', day), '123456')
  assert.equal(policy('generic', 'pin.initial', day), null)
  assert.equal(policyRow('340100', 'validity.years', day).taken, 'generic')
  assert.equal(policyRow('340100', 'pin.tries', day).taken, 'own')
  assert.equal(policy('340100', 'fee.replacement', day).fen, 1800n)
  assert.equal(packOf('999999'), null)
  assert.equal(policyList('340100', day).length, Object.keys(keys).length)
})

test('regions: each mistake is named with the line it stands on', () => {
  const text = [
    "region: '3401'", 'documents: { D1: a }', 'values:',
    '  pin.tries: { value: 99, source: [D1], standing: confirmed }',
    '  no.such: { value: 1, source: [D1], standing: confirmed }',
    '  fee.first:', '    value: { fen: 500 }', '    source: [D9]', '    standing: sure',
    '  photo:', '    value: { width: 358 }', '    source: [D1]', '    standing: chosen', '    valid_from: 2026-02-30',
  ].join('\n')
  const mistakes = checkPack(text)
  assert.deepEqual([...new Set(mistakes.map(mistake => mistake.line))], [1, 4, 5, 7, 8, 9, 11, 14])
  for (const mistake of mistakes) assert.ok(mistake.zh && mistake.en)
  assert.deepEqual(checkPack('region: [').length > 0, true)
})

test('regions: a fee needs authority, document and date, each named by line', () => {
  const fee = (rest: string) => checkPack(`region: '340200'\ndocuments: { D1: a }\nvalues:\n  fee.replacement:\n    value: { fen: 1800${rest} }\n    source: [D1]\n    standing: confirmed`)
  assert.deepEqual(fee('').map(mistake => mistake.en), ['the fee names no approving authority, add authority', 'the fee names no document number, add document', 'the fee names no date of approval, add date'])
  assert.deepEqual(fee('').map(mistake => mistake.line), [5, 5, 5])
  assert.deepEqual(fee(', authority: a, document: b, date: 2020-01-01'), [])
})

test('regions: before its start a function is refused with the date, or for want of one', () => {
  openPackFiles()
  assert.deepEqual(functionOpen('340100', 'card', '2015-02-28'), { from: '2015-03-01' })
  assert.equal(functionOpen('340121', 'card', '2015-03-01'), true)
  assert.equal(requireFunction('340100', 'tax', day)?.refused, 'function-not-announced')
})

test('regions: an exported pack checks and says the same', () => {
  for (const name of packNames) {
    const { pack } = parsePack(packText(name))
    const rows = pack.values.map((value, i) => ({ ...value, id: String(i), region: pack.region, revision: 1, source: value.source.map(code => ({ code, title: pack.documents[code]! })),
      other: value.other.map(other => ({ ...other, source: other.source.map(code => ({ code, title: pack.documents[code]! })) })), enteredBy: '', approvedBy: '', recordedAt: new Date(0) }))
    const again = parsePack(exportPack(pack.region, rows))
    assert.deepEqual(again.mistakes, [])
    assert.deepEqual(again.pack.values.map(value => ({ ...value, line: 0 })).toSorted((a, b) => a.key.localeCompare(b.key)),
      pack.values.map(value => ({ ...value, line: 0 })).toSorted((a, b) => a.key.localeCompare(b.key)))
  }
})

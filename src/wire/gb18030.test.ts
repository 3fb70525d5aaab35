import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeGb18030, encodeGb18030, splitGb18030 } from './gb18030.ts'

test('GB18030: known codes, rare characters and the name dot', () => {
  assert.equal(encodeGb18030('社会保障')!.toString('hex'), 'c9e7bbe1b1a3d5cf')
  assert.equal(encodeGb18030('A·')!.toString('hex'), '41a1a4')
  assert.equal(encodeGb18030('𠮷')!.length, 4)
  assert.equal(encodeGb18030('㛃')!.length, 2 * Math.ceil(encodeGb18030('㛃')!.length / 2))
  assert.equal(encodeGb18030('王\ud842'), null)
})

test('whatever can be written is read back the same; nothing is replaced', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => {
    const bytes = encodeGb18030(text)
    if (bytes) assert.equal(decodeGb18030(bytes), text)
  }), { numRuns: 500 })
})

test('a split never cuts a character, and both parts together are the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 0, max: 40 }), (text, size) => {
    const split = splitGb18030(text, size)
    if (!split) return
    assert.ok(split.head.length <= size)
    assert.equal(decodeGb18030(split.head)! + decodeGb18030(split.tail)!, text)
  }))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFaults } from './fields.ts'
import { liftFile, MOST_FILE_BYTES } from './lift.ts'

const lift = (text: string) => liftFile(Buffer.from(text))
const fileOf = (text: string) => { const lifted = lift(text); return Array.isArray(lifted) ? lifted : lifted.file && [...lifted.file] }
const sent = (value: string) => `{"infno":"9101","input":{"fsUploadIn":{"in":${value},"filename":"a\\"b.zip"}}}`

test('a file is taken out of its message as numbers, signed numbers or base64, and what stands in its place is the same', () => {
  const rests = ['[80,75,3,255]', ' [ 80 , 75,\n3 ,255 ] ', '[80,75,3,-1]', '"UEsD/w=="', '"UEsD\\/w=="'].map(value => {
    assert.deepEqual(fileOf(sent(value)), [80, 75, 3, 255], value)
    const lifted = lift(sent(value)) as { rest: Buffer }
    return JSON.stringify(JSON.parse(lifted.rest.toString()))
  })
  assert.equal(new Set(rests).size, 1)
  assert.match(rests[0]!, /"in":"sm3:[0-9a-f]{64}","filename":"a\\"b.zip"/)
})

test('only the file of fsUploadIn is lifted; every other message stays byte for byte', () => {
  for (const text of ['', '{', '"in":[1]', '{"in":[1,2]}', '{"input":{"data":{"in":[1,2]}}}', '{"fsUploadIn":{"a":{"in":[1]}}}', '{"fsUploadIn":{"a":1},"in":[1]}', '{"fsUploadIn":"in","in":[1]}', '{"x":"fsUploadIn\\":{\\"in\\":[1]"}', sent('null'), sent('{}')]) {
    const lifted = lift(text) as { rest: Buffer; file: Buffer | null }
    assert.deepEqual([lifted.rest.toString(), lifted.file], [text, null], text)
  }
})

test('what is no file is a fault of fsUploadIn.in, and so is one too large or a second one', () => {
  for (const value of ['[256]', '[-129]', '[1.5]', '["1"]', '[1,]', '[,1]', '[1 2]', '[[1]]', '[1', '[]', '""', '"?"', '"abc"', '[99999]', '[1e2]', '"sm3:00"']) {
    const lifted = lift(sent(value))
    assert.ok(isFaults(lifted) && lifted[0]!.field === 'fsUploadIn.in', value)
  }
  assert.ok(isFaults(lift('{"fsUploadIn":{"in":[1],"in":[2]}}')))
  const most = lift(sent(`"${Buffer.alloc(MOST_FILE_BYTES, 7).toString('base64')}"`)) as { file: Buffer }
  assert.equal(most.file.length, MOST_FILE_BYTES)
  assert.ok(isFaults(lift(sent(`"${Buffer.alloc(MOST_FILE_BYTES + 1, 7).toString('base64')}"`))))
  assert.ok(isFaults(lift(sent(`[${'1,'.repeat(MOST_FILE_BYTES)}1]`))))
})

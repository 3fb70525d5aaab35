import assert from 'node:assert/strict'
import { test } from 'node:test'
import { list } from './list.ts'

test('an array parameter is written as PostgreSQL reads it; what it cannot say is left to the driver', () => {
  assert.equal(list(['a-1', '', 'null', 'NULLS', 'a"b\\c', '甲,乙', '{x}', null, 7, 9007199254740993n, true]), '{a-1,"","null",NULLS,"a\\"b\\\\c","甲,乙","{x}",NULL,7,9007199254740993,true}')
  assert.equal(list([Buffer.from([0, 255]), new Date(0)]), '{"\\\\x00ff","1970-01-01T00:00:00.000Z"}')
  assert.equal(list([]), '{}')
  assert.equal(list([['a']]), null)
  assert.equal(list([{}]), null)
  assert.equal(list([undefined]), null)
})

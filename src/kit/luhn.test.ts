import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLuhn, luhnDigit } from './luhn.ts'

test('the check digit of bank card numbers', () => {
  assert.equal(luhnDigit('7992739871'), '3')
  assert.ok(isLuhn('6222021234567894'.slice(0, 15) + luhnDigit('622202123456789')))
  assert.ok(!isLuhn('6222020000000000'))
  assert.ok(!isLuhn('62220'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonical, Decimal, readJson, readTexts, type Json } from './json.ts'

/** What `readJson` gives, its numbers as their text. */
const told = (value: Json): Json => value instanceof Decimal ? value.text : Array.isArray(value) ? value.map(told)
  : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, told(inner)])) : value
const outcome = (read: () => Json) => { try { return JSON.stringify(read()) } catch (error) { return (error as Error).name } }
const same = (text: string) => assert.equal(outcome(() => readTexts(text)), outcome(() => told(readJson(text))), text)

const PIECES = ['{', '}', '[', ']', ',', ':', ' ', '\n', '"', '\\', '"a"', '"-1"', '"\\""', '"\\\\"', '"中 1,2"', '0', '-', '1', '01', '-0.50', '12345678901234567890.123', '1.', '.5', '1e5', '-1.5E-3', '1e', 'true', 'null', '"in":[1,2,3]', '{"a":1}', '+1', '1 2', '\u00a01']
test('Numbers read as their text: whatever is written, the same as with numbers told apart, and what is no JSON is none', () => {
  let seed = 20261130
  const below = (most: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 2147483648 * most) }
  for (const text of PIECES) same(text)
  for (let n = 0; n < 60_000; n++) same(Array.from({ length: 1 + below(7) }, () => PIECES[below(PIECES.length)]).join(''))
  const value = (deep: number): string => {
    switch (below(deep > 3 ? 4 : 6)) {
      case 0: return ['0', '-7', '3.10', '1e3', '99999999999999999999.99'][below(5)]!
      case 1: return JSON.stringify(['', '1', '价 "1" \\', '\u2028'][below(4)])
      case 2: return ' null '
      case 3: return 'true'
      case 4: return `[${Array.from({ length: below(4) }, () => value(deep + 1)).join(' , ')}]`
      default: return `{${Array.from({ length: below(4) }, (_, i) => `"k${i}" : ${value(deep + 1)}`).join(',')}}`
    }
  }
  for (let n = 0; n < 5_000; n++) {
    const text = value(0)
    same(text)
    same(text.slice(0, below(text.length)))
    assert.equal(canonical(readTexts(text)), canonical(readJson(text)), 'the same message however it was read')
  }
})

test('What is nested deeper than forty is not read', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  assert.ok(readTexts(deep(40)))
  assert.throws(() => readTexts(deep(41)), SyntaxError)
})

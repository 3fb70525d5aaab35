import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { capitals } from './capitals.ts'

test('an amount in capitals as the rules for bills write it', () => {
  for (const [fen, text] of [
    [0n, '零元整'], [1n, '壹分'], [10n, '壹角整'], [11n, '壹角壹分'], [50n, '伍角整'], [100n, '壹元整'], [105n, '壹元零伍分'], [1000n, '壹拾元整'], [1010n, '壹拾元零壹角整'],
    [1800n, '壹拾捌元整'], [1805n, '壹拾捌元零伍分'], [1850n, '壹拾捌元伍角整'], [1856n, '壹拾捌元伍角陆分'], [2000n, '贰拾元整'], [10_000n, '壹佰元整'], [10_100n, '壹佰零壹元整'],
    [32_504n, '叁佰贰拾伍元零肆分'], [140_950n, '壹仟肆佰零玖元伍角整'], [600_714n, '陆仟零柒元壹角肆分'], [168_032n, '壹仟陆佰捌拾元零叁角贰分'], [100_000n, '壹仟元整'], [100_100n, '壹仟零壹元整'],
    [1_640_902n, '壹万陆仟肆佰零玖元零贰分'], [1_000_000n, '壹万元整'], [1_000_100n, '壹万零壹元整'], [1_050_000n, '壹万零伍佰元整'], [10_000_005n, '壹拾万元零伍分'], [10_700_053n, '壹拾万柒仟元零伍角叁分'],
    [100_000_000n, '壹佰万元整'], [1_000_000_000n, '壹仟万元整'], [1_000_100_000n, '壹仟万壹仟元整'], [10_000_000_000n, '壹亿元整'], [10_000_500_000n, '壹亿零伍仟元整'], [10_000_000_001n, '壹亿元零壹分'],
    [10_050_000_000n, '壹亿零伍拾万元整'], [20_304_050_607n, '贰亿零叁佰零肆万零伍佰零陆元零柒分'], [-1800n, '负壹拾捌元整'],
  ] as const) assert.equal(capitals(fen), text, String(fen))
  assert.throws(() => capitals(10n ** 14n))
})

const worth: Record<string, bigint> = { 零: 0n, 壹: 1n, 贰: 2n, 叁: 3n, 肆: 4n, 伍: 5n, 陆: 6n, 柒: 7n, 捌: 8n, 玖: 9n }
const place: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1_000n }
/** Reads capitals back, as somebody at a counter would. */
function read(text: string): bigint {
  const whole = (part: string): bigint => {
    for (const [word, size] of [['亿', 100_000_000n], ['万', 10_000n]] as const) {
      const at = part.indexOf(word)
      if (at >= 0) return whole(part.slice(0, at)) * size + whole(part.slice(at + 1))
    }
    return [...part].reduce(({ sum, digit }, char) => char in place ? { sum: sum + digit * place[char]!, digit: 0n } : { sum, digit: worth[char]! }, { sum: 0n, digit: 0n }).sum + (worth[part.at(-1) ?? ''] ?? 0n)
  }
  const [, yuan = '', jiao = '零', fen = '零'] = /^(?:(.+)元)?零?(?:(.)角)?零?(?:(.)分)?整?$/.exec(text)!
  return whole(yuan) * 100n + worth[jiao]! * 10n + worth[fen]!
}

test('capitals read back are the amount, never with two zeros together, and only whole jiao and yuan end in 整', () => {
  fc.assert(fc.property(fc.oneof(fc.bigInt(1n, 10n ** 14n - 1n), fc.bigInt(1n, 10n ** 7n), fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 13 })).map(([d, p]) => BigInt(d) * 10n ** BigInt(p))), fen => {
    const text = capitals(fen)
    assert.equal(read(text), fen, text)
    assert.doesNotMatch(text, /零零|零元.|零[万亿整]/, text)
    assert.equal(text.endsWith('整'), fen % 10n === 0n, text)
  }), { numRuns: 3_000 })
})

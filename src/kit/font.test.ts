import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFileSync } from 'node:fs'
import { unprintable } from '#kit/font'

/** The characters a font has glyphs for, from its own character map (cmap, format 12). */
function charactersOf(font: Buffer): Set<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i)
  const cmap = font.readUInt32BE(tables.find(at => font.toString('latin1', at, at + 4) === 'cmap')! + 8)
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i))
  const formats = subtables.map(at => font.readUInt16BE(at))
  const found = new Set<number>()
  if (formats.includes(12)) {
    const at = subtables[formats.indexOf(12)]!
    for (let i = 0; i < font.readUInt32BE(at + 12); i++) {
      const group = at + 16 + 12 * i
      for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code++) found.add(code)
    }
    return found
  }
  const at = subtables[formats.indexOf(4)]!
  const length = font.readUInt16BE(at + 6)
  for (let i = 0; i < length; i += 2) {
    const [last, first] = [font.readUInt16BE(at + 14 + i), font.readUInt16BE(at + 16 + length + i)]
    for (let code = first; code <= last && code < 0xffff; code++) found.add(code)
  }
  return found
}

test('the list of printable characters is that of the font, character by character', () => {
  const has = charactersOf(readFileSync(new URL('font/print.otf', import.meta.url)))
  const wrong: string[] = []
  for (let code = 0x20; code < 0x2_0000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue
    if (has.has(code) !== (unprintable(String.fromCodePoint(code)) === null)) wrong.push(code.toString(16))
  }
  assert.deepEqual(wrong, [])
})

test('rare characters of names, official document numbers and amounts print; what the font lacks is named, the first of it', () => {
  for (const text of ['陈龘国', '朱镕喆', '张堃昇', '李玥頔', '买买提·阿布都热依木', '皖人社发〔2018〕12号', '《社会保障卡管理办法》', '¥18.00', '￥18.00', '壹拾捌元零伍分', '（甲）第１号', 'Müller']) {
    assert.equal(unprintable(text), null, text)
  }
  assert.equal(unprintable('陈𠮷国'), '𠮷')
  assert.equal(unprintable('陈\u0007国'), '\u0007')
})

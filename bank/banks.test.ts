import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { isLuhn } from '#kit/luhn'
import { pagedRandom } from '#kit/random'
import { drawNumber, readBanks } from './banks.ts'

/** The machine's, before another test of this process names one of its own. */
const temporary = tmpdir()
type Pack = { values: { banks: { value: { code: string; line: string; prefix: string; length: number }[] } } }

test('the sample’s banks are those of Hefei’s pack, with the same ranges and line numbers', () => {
  const pack = parse(readFileSync(join(import.meta.dirname, '..', 'src', 'regions', 'packs', 'hefei.yaml'), 'utf8')) as Pack
  const same = ({ code, line, prefix, length }: Pack['values']['banks']['value'][number]) => ({ code, line, prefix, length })
  assert.deepEqual(readBanks().banks.map(same), pack.values.banks.value.map(same))
})

test('a number that is drawn lies in its bank’s range and in no other’s', () => {
  const all = readBanks()
  for (const bank of all.banks) {
    const number = drawNumber(bank, pagedRandom())
    assert.ok(isLuhn(number) && number.length === bank.length && number.startsWith('62'))
    assert.deepEqual(all.banks.filter(({ prefix }) => number.startsWith(prefix)), [bank])
  }
})

test('a file of banks that is wrong is said by its field', t => {
  const folder = mkdtempSync(join(temporary, 'sbk-banks-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'banks.yaml')
  const good = readFileSync(join(import.meta.dirname, 'banks.yaml'), 'utf8')
  const said = (text: string) => { writeFileSync(file, text); try { readBanks(file); return '' } catch (error) { return (error as Error).message } }
  assert.equal(said(good), '')
  assert.match(said(good.replace("prefix: '621721'", "prefix: '400000'")), /banks\.0\.prefix is wrong/)
  assert.match(said(good.replace("prefix: '621721'", "prefix: '622846'")), /meets another bank/)
  assert.match(said(good.replace('tries: 3', 'tries: 0')), /rules\.pin\.tries is wrong/)
  assert.match(said('banks: ['), /cannot be read/)
})

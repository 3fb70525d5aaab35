import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { LIMIT, publicModules, weigh } from '../../tools/weight.ts'
import { spacingFaults } from '../../tools/spacing.ts'

const web = join(import.meta.dirname, '../../web')
const files = (pattern: string) => globSync(pattern, { cwd: web, exclude: ['dist/**'] }).toSorted()
const read = (file: string) => readFileSync(join(web, file), 'utf8')
type Text = { name: string; zh: Record<string, string>; en: Record<string, string> }
/** Every table of words of the pages, with the file it stands in. */
async function tables(): Promise<{ file: string; text: Text }[]> {
  const found: { file: string; text: Text }[] = []
  for (const file of files('**/*.ts').filter(file => /= texts\(/.test(read(file)))) {
    const made = Object.values((await import(join(web, file))) as Record<string, unknown>).filter((each): each is Text => typeof each === 'object' && !!each && 'zh' in each && 'en' in each)
    found.push(...made.map(text => ({ file, text })))
  }
  return found
}

test('pages: both languages have the same words, filled with the same facts', async () => {
  const all = await tables()
  assert.ok(all.length >= 15, `${all.length} tables`)
  for (const { file, text } of all) {
    const missing = Object.keys(text.zh).filter(key => !text.en[key])
    const extra = Object.keys(text.en).filter(key => !(key in text.zh) && !key.endsWith('_one'))
    assert.deepEqual({ file, missing, extra }, { file, missing: [], extra: [] })
    const facts = (sentence: string) =>
      [...new Set(Array.from(sentence.matchAll(/\{(\w+)\}/g), match => match[1]!))]
        .filter(fact => fact !== 'count')
        .toSorted()
        .join()
    for (const [key, zh] of Object.entries(text.zh))
      assert.equal(facts(text.en[key]!), facts(zh), `${file} ${key}: both languages name the same facts`)
  }
})

test('pages: one space between Chinese and Latin, none in dates, no 。 at the end of a label', async () => {
  const faults: string[] = []
  for (const { file, text } of await tables()) {
    for (const [key, zh] of Object.entries(text.zh)) faults.push(...spacingFaults(zh).map(fault => `${file} ${key}: ${fault}: ${zh}`))
    for (const [key, en] of Object.entries(text.en))
      if (/[，。；：！？（）]/.test(en)) faults.push(`${file} ${key}: full-width punctuation in English: ${en}`)
  }
  assert.deepEqual(faults, [])
})

test('pages: nothing names a raw colour but the tokens', () => {
  const faults = files('**/*.{css,tsx}')
    .filter(file => !/card-face|reader-picture/.test(file))
    .flatMap(file =>
      Array.from(read(file).matchAll(/#[0-9a-fA-F]{3,8}\b(?![\w-])/g), match => `${file}: ${match[0]}`).filter(hit =>
        /#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/.test(hit),
      ),
    )
  assert.deepEqual(faults, [])
})

test('pages: the browser takes only shared.ts of a room, money and day of the kit; the public never loads antd or echarts', () => {
  const faults: string[] = []
  for (const file of files('**/*.{ts,tsx}').filter(file => file !== 'vite.config.ts')) {
    const source = read(file)
    for (const [, from] of source.matchAll(/from '([^']+)'/g)) {
      if (from!.startsWith('#') && !/^#(shared\/|kit\/(money|day)$)/.test(from!)) faults.push(`${file} imports ${from}`)
      if (from!.startsWith('node:') || /\.\.\/src\/(?!\w+\/shared\.ts$)/.test(from!)) faults.push(`${file} imports ${from}`)
      if (/^(resident|welcome|sign-in|api|ui)\//.test(file) && /^(antd|echarts)/.test(from!) && !/ui\/(theme|plot)/.test(file))
        faults.push(`${file} imports ${from}`)
    }
  }
  assert.deepEqual(faults, [])
})

test(
  'pages: the first load of a public page is at most 200 KiB of gzip',
  { skip: existsSync(join(web, 'dist/manifest.json')) ? false : 'no pages built (npm run pages)' },
  () => {
    const heavy = publicModules()
      .map(module => ({ module, bytes: weigh(module).bytes }))
      .filter(({ bytes }) => bytes > LIMIT)
    assert.deepEqual(heavy, [])
  },
)

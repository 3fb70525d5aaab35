import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import test, { after, before } from 'node:test'
import { promisify } from 'node:util'
import { judgeAnswer, type Message } from '#conformance'
import { sayings } from '../src/doors/http/say.ts'
import { transactions } from '../src/doors/national/transactions.ts'
import { definitionOf, definitions } from '../src/wire/national/definitions.ts'
import { answerTable, envelopeTable } from '../src/wire/national/envelope.ts'
import { names } from '../src/wire/national/names.ts'
import { Decimal, readJson, type Json } from '../src/wire/national/json.ts'
import { countKnock } from './harness/knocks.ts'
import { city, type City } from './harness/index.ts'

let living: City
before(async () => { living = await city() })
after(() => living.close())
const run = promisify(execFile)
const get = async (path: string) => { countKnock(); const response = await fetch(`${living.base}${path}`); return { status: response.status, body: await response.json() as never } }
// eslint-disable-next-line -- answers are JSON as a client sees them
type Any = any

test('a transaction is declared once: what is served is what is defined, every field and node has its name in both languages, every refusal its words', async () => {
  const { transactions: list } = (await get('/sandbox/transactions.json')).body as { transactions: Any[] }
  assert.deepEqual(list.map(each => each.infno), Object.keys(definitions).toSorted())
  assert.deepEqual(Object.keys(transactions).toSorted(), Object.keys(definitions).toSorted())
  const used = new Set([...Object.keys(envelopeTable), ...Object.keys(answerTable)])
  for (const infno of Object.keys(definitions)) {
    const { input, output, refusals, zh, en, when, undone = [] } = definitionOf(infno)!
    for (const [name, { table }] of [...Object.entries(input), ...Object.entries(output.nodes ?? {})]) for (const each of [name, ...Object.keys(table)]) used.add(each)
    for (const name of Object.keys(output.fields ?? {})) used.add(name)
    assert.ok(zh && en && when.zh && when.en, infno)
    for (const code of refusals) assert.ok(code in sayings, `${infno} ${code}`)
    assert.deepEqual([...new Set(refusals)], [...refusals], `${infno} names each refusal once`)
    for (const other of undone) assert.ok(other in definitions, `${infno} is undone by ${other}`)
  }
  assert.deepEqual([...used].filter(name => !names[name]?.[0] || !names[name][1]), [], 'fields without a name')
  assert.deepEqual(Object.keys(names).filter(name => !used.has(name)), [], 'names of nothing')
})

test('one page a transaction: its sheet tells fields with length, codes with words, what must be there, refusals with what to do, what comes before and what undoes it', async () => {
  for (const infno of Object.keys(definitions)) {
    const { status, body } = await get(`/sandbox/transactions/${infno}.json`) as { status: number; body: Any }
    assert.deepEqual([status, body.infno], [200, infno])
    assert.ok(Object.keys(definitionOf(infno)!.input).every(name => body.input.some((node: Any) => node.name === name && node.fields.length)), infno)
    assert.ok(body.refusals.every((each: Any) => each.zh && each.en && !/[{}]/.test(each.zh + each.en)), `${infno}: ${JSON.stringify(body.refusals.find((each: Any) => /[{}]/.test(each.zh + each.en)))}`)
  }
  const { body } = await get('/sandbox/transactions/2207.json') as { body: Any }
  const field = (name: string) => body.input[0].fields.find((each: Any) => each.name === name)
  assert.deepEqual([field('medfee_sumamt').form, field('medfee_sumamt').must, field('invono').must], ['N16,2', true, false])
  assert.deepEqual(field('acct_used_flag').values.map((each: Any) => each.value), ['0', '1'])
  assert.equal(field('insutype').values.find((each: Any) => each.value === '310').zh, '职工基本医疗保险')
  assert.deepEqual(body.before.map((each: Any) => each.infno), ['9001', null, '1101', '2201', '2203A', '2204', '2206'])
  assert.deepEqual([body.undoneBy.map((each: Any) => each.infno), body.kept, body.needsRegion], [['2208', '2601'], true, true])
  const person = (await get('/sandbox/transactions/1101.json')).body as Any
  assert.match(JSON.stringify(person.input[0].rules), /card_sn[^}]*凭证类型 03 时必填/)
  for (const path of ['/sandbox/transactions/8888.json', '/sandbox/transactions/constructor.json']) assert.equal((await get(path)).status, 404)
})

test('the example of every transaction is prepared in the demo city, runs as pasted, and its answer fits its own definition', async () => {
  const failed: string[] = []
  for (const infno of Object.keys(definitions)) {
    countKnock()
    const made = await (await fetch(`${living.base}/sandbox/transactions/${infno}/example`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json() as { path: string; message: Message; stopped?: unknown }
    if (made.stopped) { failed.push(`${infno}: ${JSON.stringify(made.stopped)}`); continue }
    // as the page writes it, through a shell
    const command = `curl -s -w '\\n%{http_code} %{content_type}' ${living.base}${made.path} -H 'content-type: application/json' -d '${JSON.stringify(made.message).replaceAll("'", "'\\''")}'`
    const { stdout } = await run('sh', ['-c', command], { encoding: 'buffer' as never }) as unknown as { stdout: Buffer }
    const cut = stdout.lastIndexOf('\n')
    const [status, type = ''] = stdout.subarray(cut + 1).toString().split(' ') as [string, string?]
    const json = type.includes('json') ? readJson(stdout.subarray(0, cut).toString('utf8')) as Record<string, Json> : undefined
    const done = json?.['infcode'] instanceof Decimal && json['infcode'].text === '0'
    const found = judgeAnswer({ sent: made.message, path: made.path, status: Number(status), type, bytes: stdout.subarray(0, cut), json, done, output: json?.['output'] ?? null, said: '' }, { strict: true })
    if (found.length || (!done && infno !== '9102' && !definitionOf(infno)!.later) || (infno === '9102' && stdout.subarray(0, 2).toString() !== 'PK')) failed.push(`${infno}: ${JSON.stringify(found)} ${String(json?.['err_msg'] ?? '')}`)
  }
  assert.deepEqual(failed, [])
})

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { registerPlant } from '#production'
import { DEMO_PLANT, demoPlantKey, makeAtPlant } from '../src/demo/plant.ts'
import { writePlantFile, readPlantFile } from '../src/wire/plant/plant-file.ts'
import { signWith } from '#kit/sm2'
import { sbk } from './harness/index.ts'
import { cardsOf, makeBatch, runStep } from './support/card-steps.ts'
import { folder, sessionFile } from './support/sbk.ts'
import { openScene } from './support/scene.ts'
import { seat, type Knocker } from './support/trust.ts'

let scene: Awaited<ReturnType<typeof openScene>>, producer: Knocker
const home = folder()
before(async () => {
  scene = await openScene()
  await scene.within(work => registerPlant(work, { code: DEMO_PLANT.code, name: DEMO_PLANT.name, publicKey: demoPlantKey() }))
  producer = await seat({ base: scene.base } as never, scene.user('centre'))
})
after(() => scene.close())

const post = (path: string, body: unknown = {}) => scene.knock('centre', 'POST', path, body)
const get = (path: string) => scene.knock('centre', 'GET', path)
const cli = (...words: string[]) => sbk(words, { SBK_SESSION: sessionFile(scene.base, producer.cookie) })
const now = () => new Date('2026-11-29T02:00:00Z')
const blanks = async (): Promise<number> => (await get('/production/blanks')).body.rows.find((row: { bank: string; face: string }) => row.bank === scene.bank && row.face === '340100').left
const states = async (batch: string) => (await cardsOf(scene, batch)).map(row => row.state).sort()
/** A batch of so many cards, exported; the file as it left the house. */
async function exported(count: number, key: string) {
  const holders = await scene.applicants(count)
  const { batch } = await makeBatch(scene, key)
  const made = await post(`/production/batches/${batch.id}/exports`, { key: `${key}-export` })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  const { body: text } = await get(`/production/batches/${batch.id}/exports/${made.body.number}/file`)
  return { batch, holders, made: made.body, text: text as string }
}
const returned = (batch: string, text: string) => post(`/production/batches/${batch}/returns`, { text })
/** Nothing came of it: a refusal that says the line, and every card still at the plant. */
async function untouched(batch: string, text: string, name: string, line?: number) {
  const no = await returned(batch, text)
  assert.deepEqual([no.body.refused, no.body.facts?.line], [name, line], JSON.stringify(no.body))
  assert.ok(no.status >= 400 && no.body.zh && no.body.en && !/[{}]/.test(no.body.zh + no.body.en))
  assert.ok((await states(batch)).every(state => state === 'exported'))
}

test('PROD-01.d PROD-04.c: over the command line a batch goes to its plant and comes back; what failed or is missing, and only that, is made again', async () => {
  const holders = await scene.applicants(5)
  const { batch } = await makeBatch(scene, 'plant-0001')
  const [out, back] = [join(home, 'one.sbkbp'), join(home, 'one.sbkhp')]
  const left = await blanks()
  const sent = await cli('batch', 'export', batch.id, out)
  assert.equal(sent.code, 0, sent.err)
  assert.match(sent.out, /5 张/)
  assert.equal(statSync(out).mode & 0o77, 0, 'only its owner reads it')
  const text = readFileSync(out, 'utf8')
  for (const holder of holders) assert.ok(!text.includes(holder.number) && !text.includes(Buffer.from(holder.number).toString('base64').slice(0, 16)))
  assert.ok(!text.includes('陈建国'), 'nothing personal leaves in clear')
  assert.deepEqual([await states(batch.id), await blanks()], [Array.from({ length: 5 }, () => 'exported'), left - 5])
  assert.equal((await runStep(scene, batch.id, 'personalise')).body.refused, 'nothing-to-do', 'what is at the plant is not written here as well')
  assert.equal((await cli('batch', 'export', batch.number, out)).code, 2, 'a file is not written over')
  const again = join(home, 'again.sbkbp')
  assert.equal((await cli('batch', 'export', batch.number, again)).code, 0)
  assert.equal(readFileSync(again, 'utf8'), text, 'asked again before the plant answered, it is the same file')

  const { text: made, cards } = makeAtPlant(text, randomBytes, now(), { failed: [2], missing: [4] })
  assert.deepEqual([cards.length, cards[0]!.print.texts.name], [5, '陈建国'], 'the plant opens what it needs')
  writeFileSync(back, made)
  const took = await cli('batch', 'return', batch.id, back)
  assert.equal(took.code, 0, took.err)
  assert.match(took.out, /made 3\tfailed? 1|做好 \/ made 3/)
  assert.deepEqual(await states(batch.id), ['failed', 'failed', 'ordered', 'ordered', 'personalised', 'personalised', 'personalised'])
  const twice = await cli('batch', 'return', batch.id, back)
  assert.deepEqual([twice.code, /处理过了/.test(twice.out)], [0, true])
  assert.deepEqual(await states(batch.id), ['failed', 'failed', 'ordered', 'ordered', 'personalised', 'personalised', 'personalised'], 'taken twice, done once')
  assert.equal((await get(`/production/batches/${batch.id}/exports/1/file`)).body.refused, 'export-answered')

  const second = join(home, 'two.sbkbp')
  assert.match((await cli('batch', 'export', batch.id, second)).out, /2 张/)
  writeFileSync(back, makeAtPlant(readFileSync(second, 'utf8'), randomBytes, now()).text)
  assert.equal((await cli('batch', 'return', batch.id, back)).code, 0)
  const checked = await runStep(scene, batch.id, 'check')
  assert.deepEqual([checked.body.passed, checked.body.failed], [5, 0], 'every card the plant made is read back')
  assert.equal((await runStep(scene, batch.id, 'deliver')).body.sent, 5)
  const rows = await cardsOf(scene, batch.id)
  assert.equal(new Set(rows.filter(row => row.state === 'sent').map(row => row.person)).size, 5, 'one card a person')
  assert.deepEqual((await get('/production/custody')).body.differences, [])
  assert.deepEqual((await get(`/production/batches/${batch.id}/exports`)).body.rows.map((row: { number: number; made: number; failed: number; missing: number }) => [row.number, row.made, row.failed, row.missing]), [[2, 2, 0, 0], [1, 3, 1, 1]])
})

test('PROD-04.c: a return that was changed, cut, made for another batch, or not signed by the plant changes nothing, and the line is named', async () => {
  const { batch, text } = await exported(3, 'plant-0002')
  const good = makeAtPlant(text, randomBytes, now()).text
  const rows = good.split('\n')
  const changed = (at: number, how: (row: string) => string) => rows.map((row, i) => i === at ? how(row) : row).join('\n')
  await untouched(batch.id, changed(2, row => row.replace('made', 'failed')), 'return-broken', 3)
  await untouched(batch.id, rows.slice(0, 2).concat(rows.slice(3)).join('\n'), 'return-broken', 3)
  await untouched(batch.id, rows.slice(0, 3).join('\n'), 'return-broken', 3)
  await untouched(batch.id, rows.slice(0, 3).join('\n').slice(0, -5), 'return-broken', 3)
  await untouched(batch.id, changed(4, row => row.replace(/.$/, last => last === '0' ? '1' : '0')), 'return-broken', 5)
  await untouched(batch.id, `${good}more`, 'return-broken', 7)
  await untouched(batch.id, changed(0, row => row.replace('SBK-HP;1', 'SBK-HP;2')), 'return-broken', 1)
  await untouched(batch.id, text, 'return-broken', 1)
  await untouched(batch.id, rows.slice(0, 5).join('\n'), 'return-not-signed')
  await untouched(batch.id, changed(5, row => row.replace(/.$/, last => last === '0' ? '1' : '0')), 'return-not-signed')
  const other = await exported(1, 'plant-0003')
  await untouched(batch.id, makeAtPlant(other.text, randomBytes, now()).text, 'return-other-batch')
  // what the plant itself signs, but cannot be
  const said = readPlantFile('SBK-HP', good) as Exclude<ReturnType<typeof readPlantFile>, { broken: unknown }>
  const signed = (lines: { ref: string; fields: string[] }[], head: Record<string, string> = {}) => writePlantFile('SBK-HP', { ...said.head, ...head }, lines, digest => signWith(DEMO_PLANT.secret, digest)).text
  const [a, b, c] = said.lines
  await untouched(batch.id, signed([a!, b!]), 'return-line', 4)
  await untouched(batch.id, signed([a!, b!, b!]), 'return-line', 4)
  await untouched(batch.id, signed([a!, b!, { ref: c!.ref, fields: a!.fields }]), 'return-line', 4)
  await untouched(batch.id, signed([a!, { ref: b!.ref, fields: ['made', 'XYZ'] }, c!]), 'return-line', 3)
  await untouched(batch.id, signed([{ ref: a!.ref, fields: ['perhaps', ''] }, b!, c!]), 'return-line', 2)
  await untouched(batch.id, signed([...said.lines, { ref: '00000000-0000-7000-8000-000000000000', fields: ['missing', ''] }]), 'return-line', 5)
  await untouched(batch.id, signed(said.lines, { export: '9' }), 'export-unknown')

  const both = await Promise.all([returned(batch.id, good), returned(batch.id, good)])
  assert.deepEqual(both.map(each => [each.status, each.body.made]), [[200, 3], [200, 3]])
  assert.deepEqual(await states(batch.id), ['personalised', 'personalised', 'personalised'], 'taken twice at once, done once')
  const no = await returned(batch.id, makeAtPlant(text, randomBytes, now()).text)
  assert.equal(no.body.refused, 'return-taken', 'another return of the same export is not taken over the first')
  const used = said.lines[0]!.fields[1]!
  const mine = readPlantFile('SBK-HP', makeAtPlant(other.text, randomBytes, now()).text) as typeof said
  await untouched(other.batch.id, writePlantFile('SBK-HP', mine.head, [{ ref: mine.lines[0]!.ref, fields: ['made', used] }], digest => signWith(DEMO_PLANT.secret, digest)).text, 'return-line', 2)
})

test('PROD-01.d: only who runs production sends and takes; a file opens for its plant alone; a name that cannot be printed stays here, and without blanks nothing leaves', async () => {
  const { batch, text } = await exported(1, 'plant-0004')
  for (const at of ['counter', 'branch'] as const) for (const [method, path] of [['POST', 'exports'], ['POST', 'returns'], ['GET', 'exports/1/file']] as const) {
    assert.equal((await scene.knock(at, method, `/production/batches/${batch.id}/${path}`, { key: 'somebody-else', text: '' })).status, 403, `${at} ${path}`)
  }
  assert.equal((await post('/production/plants', { code: 'MINE', name: '我的卡厂', publicKey: demoPlantKey() })).status, 403, 'who sends does not say under which key')
  assert.throws(() => makeAtPlant(text.replace(/key=[0-9a-f]{40}/, `key=${'0'.repeat(40)}`), randomBytes, now()), /changed/)
  const [line] = text.split('\n').slice(1)
  assert.ok(!line!.includes('陈'), 'each card is enciphered')
  const [rare, plain] = await scene.applicants(2)
  await scene.rename(rare!, '陈𰻝')
  const { batch: next } = await makeBatch(scene, 'plant-0005')
  const sent = await post(`/production/batches/${next.id}/exports`, { key: 'plant-0005-export' })
  assert.equal(sent.body.cards, 1)
  const again = await post(`/production/batches/${next.id}/exports`, { key: 'plant-0005-export' })
  assert.deepEqual([again.body.number, again.body.digest], [sent.body.number, sent.body.digest], 'the same key answers as before')
  assert.deepEqual((await cardsOf(scene, next.id)).map(row => [row.person === plain!.person ? 'plain' : 'rare', row.state]).sort(), [['plain', 'exported'], ['rare', 'stuck']])

  await scene.applicants(1)
  const { batch: last } = await makeBatch(scene, 'plant-0006')
  await post('/production/blanks/scrap', { bank: scene.bank, face: '340100', count: await blanks(), why: '试一试' })
  assert.equal((await post(`/production/batches/${last.id}/exports`, { key: 'plant-0006-export' })).body.refused, 'blanks-none')
  assert.deepEqual(await states(last.id), ['ordered'])
  await post('/production/blanks/in', { bank: scene.bank, face: '340100', count: 5, note: '再送来的' })
  assert.equal((await post(`/production/batches/${last.id}/exports`, { key: 'plant-0006-again' })).body.cards, 1)
})

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { linkBanks } from '#banks'
import { addDays, dayOf, instantOf } from '#kit/day'
import { passLosses } from '#losses'
import { sealPin } from '../src/wire/iso8583/index.ts'
import { ask, testBank, till, type TestBank, type Till } from './support/bank.ts'
import { cardsOf, collect, documentOf, makeBatch, runStep, toSite, viewOf } from './support/card-steps.ts'
import { readPdf } from './support/pdf-text.ts'
import { openScene, type Holder } from './support/scene.ts'

let scene: Awaited<ReturnType<typeof openScene>>
let bank: TestBank
let counter: Till
const BANK = '96588'
before(async () => {
  scene = await openScene({ background: false })
  await scene.at(instantOf(`${addDays(dayOf(scene.now()), 1)} 10:00:00`)!)
  bank = await testBank({ at: scene.now() })
  counter = await till(bank, 'counter', { code: BANK })
  link()
})
after(async () => { counter?.close(); await scene?.close(); await bank?.close() })

const link = (url = bank.base) => linkBanks(scene.house, { url, key: bank.keys.centre })
/** Both sides' clocks are moved alike. */
const later = async (minutes: number) => { bank.later(minutes); await scene.later(minutes) }
const nextMorning = async () => { const now = scene.now(); await later(Math.ceil((instantOf(`${addDays(dayOf(now), 1)} 09:00:00`)!.getTime() - now.getTime()) / 60_000)) }
/** What the bank was to tell is gone on its way: it believes that the centre heard. */
async function lostOnTheWay(): Promise<void> {
  const client = new pg.Client(bank.url)
  await client.connect()
  await client.query('update orders.notice set told_at = at where told_at is null')
  await client.end()
}
const numberOf = async ({ person }: Holder, card: string) => (await scene.knock('counter', 'POST', `/cards/${person}/${card}/numbers`, {})).body.bankCard as string
async function activate(holder: Holder, number: string): Promise<void> {
  const done = await ask(bank, '/branch/activate', { card: number, idNumber: holder.number, terminal: counter.id, pin: sealPin(counter.keys.pin, '274916', number, randomBytes).toString('hex'), who: '柜员 01' })
  assert.equal(done.status, 200, JSON.stringify(done.body))
}
const reconcile = async () => (await scene.knock('chief', 'POST', '/bank-days/reconcile', {})).body
const dayOfBank = async (day: string) => (await scene.knock('chief', 'GET', `/bank-days/${BANK}/${day}`)).body
const open = async ({ holder }: { holder: Holder }) => (await viewOf(scene, 'counter', holder)).facts.filter((fact: { until: string | null }) => fact.until === null).map((fact: { account: string; kind: string }) => `${fact.account} ${fact.kind}`).sort()

let day = ''
const people: { holder: Holder; card: string; number: string }[] = []
test('BANK-04.b: what was never told does not stay unseen: openings, activations, losses and a report’s answer that were lost are found the next day, taken where the bank is the authority, and the day is certified', async () => {
  const holders = await scene.applicants(4, { region: '340121' })
  const cards = await toSite(scene, holders, 'branch', 'bank-days-1', '340121')
  for (const holder of holders) {
    const card = cards.get(holder.person)!
    assert.equal((await collect(scene, 'branch', holder, card)).status, 200)
    people.push({ holder, card, number: await numberOf(holder, card) })
  }
  const [told, lost, rang, passed] = people as [typeof people[0], typeof people[0], typeof people[0], typeof people[0]]
  for (const each of [told, rang, passed]) await activate(each.holder, each.number)
  await bank.tell(scene.base)
  await activate(lost.holder, lost.number)
  assert.equal((await ask(bank, '/phone/loss', { card: rang.number, idNumber: rang.holder.number, phone: rang.holder.phone })).status, 200)
  await lostOnTheWay()
  // passed on while the bank is cut off, and the answer of the one that got through is lost
  link('http://localhost:9')
  assert.equal((await scene.knock('counter', 'POST', `/cards/${passed.holder.person}/${passed.card}/report-loss`, { document: documentOf(passed.holder), financial: true })).body.report.financial, 'open')
  const { rows: [report] } = await scene.house.pool.query('select id, at from losses.report')
  assert.equal((await ask(bank, '/centre/loss', { bank: BANK, number: report.id, card: passed.number, idNumber: passed.holder.number, how: 'written', at: report.at.toISOString() })).status, 200)
  assert.deepEqual([(await viewOf(scene, 'branch', lost.holder)).financial, await open(rang), await open(passed)], ['opened', [], ['social loss']], 'unseen until now')

  day = dayOf(scene.now())
  assert.equal((await scene.knock('chief', 'POST', `/bank-days/${BANK}/${day}/reconcile`, {})).body.refused, 'bank-day-early')
  await nextMorning()
  assert.deepEqual((await reconcile()).rows, [], 'a bank that does not answer is compared with nothing')
  assert.equal((await scene.knock('chief', 'POST', `/bank-days/${BANK}/${day}/reconcile`, {})).body.refused, 'bank-day-silent')
  link()
  const { rows } = await reconcile()
  assert.ok(rows.some((row: { bank: string; day: string }) => row.bank === BANK && row.day === day), JSON.stringify(rows))
  assert.deepEqual([(await viewOf(scene, 'branch', lost.holder)).financial, await open(rang), await open(passed)], ['active', ['financial loss'], ['financial loss', 'social loss']])
  const seen = await dayOfBank(day)
  assert.deepEqual(seen.rowsOf.map((row: { kind: string; what: string; how: string }) => `${row.kind} ${row.what} ${row.how}`).sort(),
    ['activation ours-missing repaired', 'loss ours-missing repaired', 'loss ours-missing repaired', 'passed-loss differs repaired'], JSON.stringify(seen.rowsOf))
  assert.deepEqual([seen.open, seen.sums.map((sum: { kind: string; ourCount: number; theirCount: number }) => [sum.kind, sum.ourCount, sum.theirCount])], [0, [['activation', 4, 4], ['deduction', 0, 0], ['fee', 0, 0], ['fee-return', 0, 0], ['loss', 2, 2], ['opening', 4, 4], ['passed-loss', 1, 1], ['payout', 0, 0]]])
  assert.equal(await passLosses(scene.house), 0, 'the report is answered')

  const paper = readPdf((await scene.knock('chief', 'GET', `/bank-days/${BANK}/${day}/certificate`)).body).pages.join('\n')
  for (const said of ['银行对账凭证', seen.certificate, day, '两边一致', '徽商银行']) assert.ok(paper.includes(said), `${said} in ${paper}`)
  for (const { number } of people) assert.ok(!paper.includes(number), 'no whole number')
  // what was answered on the very day counts once
  const before = (await dayOfBank(day)).certificate
  assert.equal((await scene.knock('chief', 'POST', `/bank-days/${BANK}/${day}/reconcile`, {})).body.open, 0)
  assert.equal((await dayOfBank(day)).certificate, before, 'compared again it is the same')
})

test('BANK-04.b: what no word of the bank can mend stays open for a clerk, who says how it was settled; who has not the post sees and does nothing', async () => {
  const [who] = people as [typeof people[0]]
  // in our books and never at the bank: an activation that its system told of by mistake
  const [other] = await scene.applicants(1, { region: '340121' }) as [Holder]
  const card = (await toSite(scene, [other], 'branch', 'bank-days-2', '340121')).get(other.person)!
  await collect(scene, 'branch', other, card)
  const sent = await fetch(`${scene.base}/bank/notices`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${bank.keys.centre}` }, body: JSON.stringify({ bank: BANK, notices: [{ id: 'told-by-mistake', card: await numberOf(other, card), what: 'activated' }] }) })
  assert.deepEqual(await sent.json(), { rows: [{ id: 'told-by-mistake', taken: true }] })
  day = dayOf(scene.now())
  await nextMorning()
  await reconcile()
  const seen = await dayOfBank(day)
  assert.deepEqual(seen.rowsOf.map((row: { kind: string; what: string; how: null }) => [row.kind, row.what, row.how]), [['activation', 'theirs-missing', null]])
  assert.match(readPdf((await scene.knock('chief', 'GET', `/bank-days/${BANK}/${day}/certificate`)).body).pages.join('\n'), /还有差异没有办结/)
  for (const [method, path] of [['GET', '/bank-days'], ['GET', `/bank-days/${BANK}/${day}`], ['GET', '/bank-days/left'], ['POST', '/bank-days/reconcile']] as const) assert.equal((await scene.knock('counter', method, path, {})).body.refused, 'not-your-post', path)
  const decide = (id: string, note: string, seat: 'chief' | 'counter' = 'chief') => scene.knock(seat, 'POST', `/bank-days/differences/${id}/decide`, { note })
  assert.equal((await decide(seen.rowsOf[0].id, '银行补办', 'counter')).body.refused, 'not-your-post')
  assert.equal((await decide(seen.rowsOf[0].id, 'x')).status, 400)
  assert.deepEqual((await decide(seen.rowsOf[0].id, '已和银行核对，柜员误报，银行当天补办激活')).body.open, 0)
  assert.equal((await decide(seen.rowsOf[0].id, '再办一次看看')).body.refused, 'bank-difference-resolved')
  await later(61)
  await reconcile()
  assert.deepEqual((await dayOfBank(day)).rowsOf.map((row: { how: string; note: string }) => [row.how, row.note]), [['decided', '已和银行核对，柜员误报，银行当天补办激活']], 'what was decided stays')
  assert.ok(who)
})

test('BANK-03.a BANK-04.b: an account that the bank opened and whose number never got here is asked for again, and the card has it', async () => {
  await scene.applicants(2, { region: '340121' })
  const { batch } = await makeBatch(scene, 'bank-days-3', '340121')
  const cut = await cutOff(bank.base, '/centre/accounts')
  link(cut.url)
  assert.equal((await runStep(scene, batch.id, 'personalise')).body.refused, 'bank-silent')
  cut.close()
  link()
  day = dayOf(scene.now())
  await nextMorning()
  await reconcile()
  const seen = await dayOfBank(day)
  assert.deepEqual(seen.rowsOf.map((row: { kind: string; what: string; how: string }) => `${row.kind} ${row.what} ${row.how}`), ['opening ours-missing repaired', 'opening ours-missing repaired'])
  assert.equal((await runStep(scene, batch.id, 'personalise')).body.written, 2)
  const made = await cardsOf(scene, batch.id)
  const numbers = await Promise.all(made.map(row => numberOf({ person: row.person } as Holder, row.card)))
  const states = (await ask(bank, '/centre/states', { cards: numbers })).body.rows as { known: boolean }[]
  assert.deepEqual([new Set(numbers).size, states.every(row => row.known)], [2, true])
})

test('BANK-04.b LOSS-03.a: a report that was answered on its own day stands once on each side', async () => {
  const [, , , passed] = people as [typeof people[0], typeof people[0], typeof people[0], typeof people[0]]
  await ask(bank, '/branch/release', { card: passed.number, idNumber: passed.holder.number, who: '柜员 01' })
  await bank.tell(scene.base)
  assert.equal((await scene.knock('counter', 'POST', `/cards/${passed.holder.person}/${passed.card}/report-bank-loss`, { document: documentOf(passed.holder) })).body.report.financial, 'lost')
  day = dayOf(scene.now())
  await nextMorning()
  await reconcile()
  const seen = await dayOfBank(day)
  assert.deepEqual([seen.open, seen.rowsOf, seen.sums.filter((sum: { kind: string }) => sum.kind === 'passed-loss').map((sum: { ourCount: number; theirCount: number }) => [sum.ourCount, sum.theirCount])], [0, [], [[1, 1]]])
})

test('BANK-04.a: a notice that was not taken is listed with its reason until it is', async () => {
  const [holder] = await scene.applicants(1, { region: '340121' }) as [Holder]
  const card = (await toSite(scene, [holder], 'branch', 'bank-days-4', '340121')).get(holder.person)!
  await activate(holder, await numberOf(holder, card))
  await bank.tell(scene.base)
  const left = async () => (await scene.knock('chief', 'GET', '/bank-days/left')).body.notices as { what: string; ending: string; why: { zh: string }; times: number }[]
  const [row] = await left()
  assert.deepEqual([row!.what, row!.times, row!.ending.length], ['activated', 1, 4])
  assert.match(row!.why.zh, /还没有领/)
  assert.equal((await collect(scene, 'branch', holder, card)).status, 200)
  await later(2)
  await bank.tell(scene.base)
  assert.deepEqual([(await left()).length, (await viewOf(scene, 'branch', holder)).financial], [0, 'active'])
})

/** A line to the bank on which the answers of a path are lost. */
async function cutOff(base: string, path: string): Promise<{ url: string; close(): void }> {
  const { createServer } = await import('node:http')
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part)).on('end', () => void fetch(base + request.url!, { method: 'POST', headers: { 'content-type': 'application/json', authorization: request.headers.authorization! }, body: Buffer.concat(parts) }).then(async answer => {
      if (request.url === path) return response.destroy()
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
    }))
  })
  await new Promise<void>(done => { server.listen(0, 'localhost', done) })
  return { url: `http://localhost:${(server.address() as { port: number }).port}`, close: () => server.close() }
}

test('BANK-04.b: a day that the bank was silent about is asked for again, whatever day came after it', async () => {
  const silent = dayOf(scene.now())
  await nextMorning()
  const through = async (path: string, body: object) => { const { status, body: said } = await ask(bank, path, body); return { status, body: said } }
  linkBanks(scene.house, { url: bank.base, key: bank.keys.centre, ask: async (path, body) => (body as { day?: string }).day === silent ? null : through(path, body) })
  await reconcile()
  const next = dayOf(scene.now())
  await nextMorning()
  await reconcile()
  assert.equal((await dayOfBank(silent)).refused, 'bank-day-unknown')
  assert.equal((await dayOfBank(next)).day, next, 'the day after was heard')
  link()
  await reconcile()
  assert.equal((await dayOfBank(silent)).day, silent)
})

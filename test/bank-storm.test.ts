import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test, type TestContext } from 'node:test'
import pg from 'pg'
import { throwAway } from '#database'
import type { KindName, Message } from '../src/wire/iso8583/index.ts'
import { bankBase, booksOf, customer, payeeOf, reversing, till, tillOf, type Customer, type Doors, type Till } from './support/bank.ts'

const program = join(import.meta.dirname, '..', 'bank', 'main.ts')
/** A bank's own process, killed and started again on the same ports. */
type Running = Doors & { kill(): Promise<void>; start(): Promise<void>; url: string }

async function running(t: TestContext): Promise<Running> {
  const url = await bankBase()
  const home = mkdtempSync(join(tmpdir(), 'sbk-bank-'))
  let child: ChildProcess | null = null
  let ports = { port: 0, isoPort: 0 }
  const kill = async () => {
    const gone = new Promise(done => child!.once('exit', done))
    child!.kill('SIGKILL')
    await gone
  }
  const start = async () => {
    child = spawn(process.execPath, [program], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { PATH: process.env['PATH'], HOME: tmpdir(), BANK_DATABASE_URL: url, BANK_HOME: home, BANK_DEMO: '1', BANK_PORT: String(ports.port), BANK_ISO_PORT: String(ports.isoPort), LOG_LEVEL: 'fatal' } })
    ports = await new Promise((ready, failed) => { child!.once('message', (told: { ready: typeof ports }) => ready(told.ready)); child!.once('exit', code => failed(new Error(`ended with ${code}`))) })
  }
  await start()
  const key = (name: string) => readFileSync(join(home, `${name}.key`), 'utf8').trim()
  t.after(async () => { await kill(); rmSync(home, { recursive: true, force: true }); await (await throwAway()).drop(url) })
  return { url, kill, start, isoPort: ports.isoPort, base: `http://localhost:${ports.port}`, keys: { centre: key('centre'), branch: key('branch') } }
}

/** Chance with a seed (mulberry32): the same seed, the same choices. */
function dice(seed: number) {
  const roll = () => {
    seed = seed + 0x6D2B79F5 | 0
    let x = Math.imul(seed ^ seed >>> 15, 1 | seed)
    x = x + Math.imul(x ^ x >>> 7, 61 | x) ^ x
    return ((x ^ x >>> 14) >>> 0) / 4294967296
  }
  return { below: (n: number) => Math.floor(roll() * n), one: <T>(all: readonly T[]) => all[Math.floor(roll() * all.length)]! }
}

/** How long the bank may be away: on a slow machine its start takes longer than a few tries. */
const PATIENCE_MS = 90_000
/** Sends until it is answered: the same bytes, over whatever line there is. */
async function surely(line: () => Till, message: Message): Promise<string> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until;) {
    const answer = await line().send(message, 3000)
    if (answer) return answer.response!
    await sleep(50)
  }
  throw new Error(`never answered: ${message.mti} ${message.fields.stan}`)
}

/** What a terminal holds of somebody's money from its answers alone. */
type Own = Map<string, bigint>

test('a seeded storm with the bank killed again and again and its connections cut: what was answered holds, nothing twice, the books to the cent', { timeout: 170_000 }, async t => {
  const seed = Number(process.env['SBK_SEED'] ?? 20260302)
  const bank = await running(t)
  const chance = dice(seed)
  const counter = await till(bank, 'counter')
  const people: Customer[] = []
  for (let i = 0; i < 6; i++) people.push(await customer(bank, counter, { fen: 500_00n, name: `客户${'甲乙丙丁戊己'[i]}` }))
  const own: Own = new Map(people.map(({ card }) => [card, 500_00n]))
  const add = (card: string, fen: bigint) => own.set(card, own.get(card)! + fen)
  const seats = await Promise.all([0, 1, 2, 3].map(i => till(bank, i === 3 ? 'atm' : 'pos')))
  const lines = seats.map(seat => ({ seat, now: seat }))
  const dialAgain = async () => {
    for (const each of lines) {
      each.now.close()
      each.now = Object.assign(await tillOf(bank, each.seat.id, null), { keys: each.seat.keys, batch: each.seat.batch })
    }
  }
  let over = false
  let kills = 0, cuts = 0
  const trouble = (async () => {
    const db = new pg.Client((await throwAway()).url)
    await db.connect()
    while (!over) {
      await sleep(300 + chance.below(500))
      // in turn, so that a slow machine sees enough of both
      if (cuts < kills) {
        await db.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'shebaoka'`, [new URL(bank.url).pathname.slice(1)])
        cuts++
      } else {
        await bank.kill()
        await bank.start()
        kills++
        await dialAgain()
      }
    }
    await db.end()
  })()
  /** One terminal does one thing after the other, as terminals do; each message may be sent twice, each time-out is reversed or asked again. */
  const work = async (at: number) => {
    const line = () => lines[at]!.now
    const seat = seats[at]!
    for (let i = 0; i < 40 || i < 4000 && (kills < 4 || cuts < 3); i++) {
      const [who, payee] = [chance.one(people), chance.one(people)]
      const amount = BigInt(1 + chance.below(40_00))
      const kinds: KindName[] = at === 3 ? ['withdrawal', 'transfer', 'deposit'] : ['purchase', 'purchase', 'deposit']
      const kind = chance.one(kinds)
      const sent = seat.request(kind, who.card, { amount, ...kind === 'deposit' ? {} : { entered: who.pin }, ...kind === 'transfer' ? { own: payeeOf(payee.card, payee.name) } : {} })
      const how = chance.below(10)
      if (how === 0 && kind !== 'transfer') {
        // given up at once: its reversal may overtake it
        void line().send(sent, 2000)
        const code = await surely(line, reversing(sent))
        if (code !== '00') assert.equal(`${kind} ${code}`, 'deposit 51', 'a deposit that was spent stands')
        if (code === '51') add(who.card, amount)
        else assert.equal(await surely(line, sent), '22')
        continue
      }
      const code = await surely(line, sent)
      if (how < 4) assert.equal(await surely(line, sent), code, 'the same again, the same answer')
      assert.ok(['00', '51', '61', '65', ...kind === 'transfer' ? ['12'] : []].includes(code), `${kind}: ${code}`)
      if (code !== '00') continue
      add(who.card, kind === 'deposit' ? amount : -amount)
      if (kind === 'transfer') add(payee.card, amount)
      if (kind === 'withdrawal') {
        const given = chance.below(3)
        if (given === 0) { assert.equal(await surely(line, reversing(sent)), '00'); add(who.card, amount) }
        else {
          const taken = given === 1 ? amount : amount / 2n || amount
          assert.equal(await surely(line, seat.request('dispensed', who.card, { amount: taken, original: { batch: seat.batch, stan: sent.fields.stan! } })), '00')
          add(who.card, amount - taken)
        }
      } else if (how > 7 && kind === 'purchase') {
        assert.equal(await surely(line, reversing(sent)), '00')
        add(who.card, amount)
      }
    }
  }
  try { await Promise.all([0, 1, 2, 3].map(work)) } finally { over = true; await trouble }
  await bank.kill()
  await bank.start()
  await dialAgain()
  await sleep(1500)
  const books = await booksOf(bank.url)
  assert.deepEqual(books.wrong, [])
  const held = await Promise.all(people.map(async ({ card, pin }) => {
    const told = (await lines[0]!.now.send(seats[0]!.request('balance', card, { entered: pin })))!
    return [card, told.balance?.fen ?? told.response]
  }))
  assert.deepEqual(held, people.map(({ card }) => [card, own.get(card)!]), `seed ${seed}: what the terminals hold is what the bank holds`)
  assert.equal(books.balances, [...own.values()].reduce((sum, each) => sum + each, 0n))
  assert.equal(Object.values(books.sums).reduce((sum, each) => sum + each, 0n), 0n)
  assert.equal(books.sums['transit'] ?? 0n, 0n, 'nothing is left on its way')
  t.diagnostic(`seed ${seed}: ${kills} kills, ${cuts} cuts`)
  assert.ok(kills >= 4 && cuts >= 3, `${kills} kills, ${cuts} cuts`)
  for (const each of lines) each.now.close()
})

test('a PIN that was locked is locked after a kill, a try that was counted stays counted', { timeout: 60_000 }, async t => {
  const bank = await running(t)
  const [counter, pos] = [await till(bank, 'counter'), await till(bank)]
  const who = await customer(bank, counter)
  const wrong = () => pos.request('purchase', who.card, { entered: '100294' })
  const [first, second, third] = [wrong(), wrong(), wrong()]
  assert.equal((await pos.send(first))!.response, '55')
  assert.equal((await pos.send(second))!.response, '55')
  await bank.kill()
  await bank.start()
  const again = Object.assign(await tillOf(bank, pos.id, null), { keys: pos.keys, batch: pos.batch })
  assert.equal((await again.send(second))!.response, '55', 'the same message burns no further try')
  assert.equal((await again.send(third))!.response, '75')
  await bank.kill()
  await bank.start()
  const last = Object.assign(await tillOf(bank, pos.id, null), { keys: pos.keys, batch: pos.batch })
  assert.equal((await last.send(pos.request('purchase', who.card, { entered: who.pin })))!.response, '75')
  for (const each of [counter, pos, again, last]) each.close()
})

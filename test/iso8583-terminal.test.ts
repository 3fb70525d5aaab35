import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { duplexPair } from 'node:stream'
import { test } from 'node:test'
import { answerTo, decodeMessage, encodeMessage, frameOf, frameReader, openLine, openTerminal, recognise, reversalOf, transactionOf, UNIONPAY, type LineEvent, type Message, type Outcome, type Pending, type Reversed, type ReversalStore, type ResponseCode, type Settled, type TerminalEvent } from '../src/wire/iso8583/index.ts'
import { approvalOf, bytesOf, keys, requestOf } from './support/pos.ts'
import { dice, settled, standingClock, wire } from './support/pos-line.ts'

const { mac } = keys['3des']
const withStan = (no: number, kind: 'purchase' | 'balance' | 'refund' = 'purchase', amount = 1234n): Message => {
  const message = requestOf(kind)
  return { ...message, fields: { ...message.fields, stan: String(no).padStart(6, '0'), ...kind !== 'balance' && { amount } } }
}
const kindNameOf = (message: Message) => recognise(message)!.kind
const approved = (request: Message) => bytesOf(approvalOf(request, kindNameOf(request)), kindNameOf(request))
const answered = (request: Message, code: ResponseCode) => code === '00' ? approved(request) : encodeMessage(answerTo(request, kindNameOf(request), code, { time: '101501', date: '1130' }), UNIONPAY, mac) as Buffer

/** A bank at the other end: `hears` gets every request and may `say` any bytes at any time. */
type Bank = { hears: (request: Message, say: (body: Buffer) => void, far: Socket) => void }
function lineTo(bank: Bank, wait = 60_000) {
  const clock = standingClock()
  const events: LineEvent['what'][] = []
  const heard: Message[] = []
  const connect = () => {
    const { near, far } = wire()
    const reader = frameReader(UNIONPAY.most)
    far.on('error', () => {})
    far.on('data', chunk => {
      reader.add(chunk)
      for (let body = reader.next(); Buffer.isBuffer(body); body = reader.next()) {
        const decoded = decodeMessage(body, UNIONPAY)
        if ('refused' in decoded) throw new Error('the terminal sent what is no message')
        heard.push(decoded.message)
        bank.hears(decoded.message, answer => { if (far.writable) far.write(frameOf(answer)) }, far)
      }
    })
    return near
  }
  return { clock, events, heard, line: openLine({ connect, dialect: UNIONPAY, wait, after: clock.after, told: ({ what }) => { events.push(what) } }) }
}

/** A store that outlives its terminal; it can be made to fail. */
function memory(): ReversalStore & { kept: Map<string, Pending>; given: string[]; fails: { put?: boolean; remove?: boolean } } {
  const kept = new Map<string, Pending>()
  const stuck = new Set<string>()
  const given: string[] = []
  const fails: { put?: boolean; remove?: boolean } = {}
  return {
    kept, given, fails,
    put: async pending => { if (fails.put) throw new Error('disk full'); kept.set(pending.transaction, pending) },
    remove: async transaction => { if (fails.remove) throw new Error('disk full'); kept.delete(transaction) },
    stuck: async (transaction, code) => { stuck.add(transaction); given.push(code) },
    all: async () => [...kept.values()].filter(({ transaction }) => !stuck.has(transaction)),
  }
}

function terminalTo(bank: Bank, store = memory()) {
  const made = lineTo(bank)
  const told: TerminalEvent[] = []
  return { ...made, store, told, terminal: openTerminal({ line: made.line, store, dialect: UNIONPAY, mak: () => mac, after: made.clock.after, told: event => { told.push(event) } }) }
}
const is = (outcome: unknown) => (outcome as Outcome).is
const codeOf = (outcome: unknown) => (outcome as { answer: Message }).answer.fields.response
const watched = <T>(promise: Promise<T>) => { const box: { value?: T; error?: unknown } = {}; promise.then(value => { box.value = value }, error => { box.error = error }); return box }
const reversedOf = (outcome: unknown) => watched((outcome as { reversed: Promise<Reversed> }).reversed)

test('ISO 8583 line: answers find their requests whatever their order; a doubled answer answers nobody else', async () => {
  const asked: [Message, (body: Buffer) => void][] = []
  const { line, events } = lineTo({ hears: (request, say) => { asked.push([request, say]) } })
  const outcomes = [1, 2, 3].map(no => watched(line.ask(withStan(no), mac)))
  await settled()
  for (const [request, say] of asked.toReversed()) { say(approved(request)); say(approved(request)) }
  await settled()
  assert.deepEqual(outcomes.map(({ value }) => (value as { answer: Message }).answer.fields.stan), ['000001', '000002', '000003'])
  assert.deepEqual(events, ['connected', 'late', 'late', 'late'])
  assert.ok('refused' in await line.ask(withStan(1), mac))
})

test('ISO 8583 line: what is not answered in time is unknown; its late answer answers no other request, and its STAN is not used again', async () => {
  const asked: [Message, (body: Buffer) => void][] = []
  const { line, clock, events } = lineTo({ hears: (request, say) => { asked.push([request, say]) } })
  const first = watched(line.ask(withStan(1, 'balance'), mac))
  await clock.pass(59_999)
  assert.equal(first.value, undefined)
  await clock.pass(1)
  assert.deepEqual(first.value, { is: 'unknown', reason: '98' })
  assert.ok('refused' in await line.ask(withStan(1, 'balance'), mac))
  const second = watched(line.ask(withStan(2, 'balance'), mac))
  const other = withStan(2, 'balance')
  const batch = watched(line.ask({ ...other, fields: { ...other.fields, control: { type: '01', batch: '000008' } } }, mac))
  const terminal = watched(line.ask({ ...other, fields: { ...other.fields, terminal: '34010002' } }, mac))
  await settled()
  asked[0]![1](approved(asked[0]![0]))
  await settled()
  assert.deepEqual([second.value, batch.value, terminal.value, events], [undefined, undefined, undefined, ['connected', 'late']])
  for (const [request, say] of asked.slice(1)) say(approved(request))
  await settled()
  const got = [second, batch, terminal].map(({ value }) => transactionOf((value as { answer: Message }).answer))
  assert.deepEqual(got, ['34010001/000007/000002', '34010001/000008/000002', '34010002/000007/000002'])
})

test('ISO 8583 line: an answer without its MAC, with another’s, of another amount, kind or shape is not believed', async () => {
  const request = withStan(1)
  const answer = approvalOf(request, 'purchase')
  const of = (message: Message, key = mac) => encodeMessage(message, UNIONPAY, key) as Buffer
  const cases: [Buffer, string][] = [
    [encodeMessage(answer, UNIONPAY) as Buffer, 'A0'],
    [of(answer, keys['3des'].pin), 'A0'],
    [of({ ...answer, fields: { ...answer.fields, amount: 1235n } }), '06'],
    [of({ ...answer, fields: { ...answer.fields, processing: '310000' } }), '06'],
    [of({ ...answer, fields: { ...answer.fields, reference: undefined } }), '06'],
  ]
  for (const [body, reason] of cases) {
    const { line } = lineTo({ hears: (_, say) => { say(body) } })
    assert.deepEqual(await line.ask(request, mac), { is: 'unknown', reason })
  }
  const { line, events } = lineTo({ hears: (_, say) => { say(Buffer.from('00', 'hex')); say(approved(request)) } })
  assert.equal(is(await line.ask(request, mac)), 'answer')
  assert.deepEqual(events, ['connected', 'malformed'])
})

test('ISO 8583 line: no connection is no request; a connection that ends leaves what went out unknown; the next request connects anew', async () => {
  let ends = true
  const { line, heard, events } = lineTo({ hears: (request, say, far) => { if (ends) far.destroy(); else say(approved(request)) } })
  assert.deepEqual(await line.ask(withStan(1), mac), { is: 'unknown', reason: '98' })
  ends = false
  assert.equal(codeOf(await line.ask(withStan(2), mac)), '00')
  assert.equal(heard.length, 2)
  assert.deepEqual(events, ['connected', 'disconnected', 'connected'])
  const unreachable = openLine({ dialect: UNIONPAY, connect: () => { const { near } = wire(); near.destroy(new Error('no route')); return near } })
  assert.deepEqual(await unreachable.ask(withStan(3), mac), { is: 'unsent' })
  const clock = standingClock()
  const silent = openLine({ dialect: UNIONPAY, wait: 1000, after: clock.after, connect: () => duplexPair()[0] as unknown as Socket })
  const outcome = watched(silent.ask(withStan(3), mac))
  await clock.pass(1000)
  assert.deepEqual(outcome.value, { is: 'unsent' })
  line.close()
  assert.deepEqual(await line.ask(withStan(4), mac), { is: 'unsent' })
  assert.ok('refused' in await line.ask({ ...withStan(5), tpdu: 'x' }, mac))
  assert.ok('refused' in await line.ask({ ...withStan(5), fields: { ...withStan(5).fields, stan: undefined } }, mac))
})

test('ISO 8583 terminal: a reversal is kept before the request goes out, and gone once it is answered, yes or no', async () => {
  for (const code of ['00', '51'] as const) {
    const store = memory()
    let before: string[] = []
    const { terminal } = terminalTo({ hears: (request, say) => { before = [...store.kept.keys()]; say(answered(request, code)) } }, store)
    assert.equal(codeOf(await terminal.transact(withStan(1))), code)
    assert.deepEqual([before, store.kept.size], [['34010001/000007/000001'], 0])
    store.fails.put = true
    assert.ok('refused' in (await terminal.transact(withStan(1)) as object), 'a STAN is used once, and nothing is kept for its second use')
  }
})

test('ISO 8583 terminal: without an answer the outcome is unknown and the reversal is sent again and again until a definite answer', async () => {
  const said: (ResponseCode | null)[] = [null, null, '96', 'A0', '68', null, '00']
  const { terminal, clock, heard, store, told } = terminalTo({ hears: (request, say) => { if (request.mti === '0400') { const code = said.shift()!; if (code) say(answered(request, code)) } } })
  const outcome = watched(terminal.transact(withStan(1)))
  await clock.pass(60_000)
  assert.equal(is(outcome.value), 'unknown')
  const reversed = reversedOf(outcome.value)
  assert.equal(store.kept.size, 1)
  assert.ok('refused' in (await terminal.transact(withStan(1)) as object))
  await clock.pass(3_600_000)
  const reversals = heard.filter(({ mti }) => mti === '0400')
  assert.equal(reversals.length, 7)
  assert.deepEqual(new Set(reversals.map(({ fields }) => `${transactionOf({ fields } as Message)} ${fields.response} ${fields.amount}`)), new Set(['34010001/000007/000001 98 1234']))
  assert.deepEqual([reversed.value, store.kept.size, told.at(-1)], ['done', 0, { what: 'reversed', transaction: '34010001/000007/000001', how: 'done' }])
  await clock.pass(3_600_000)
  assert.equal(heard.filter(({ mti }) => mti === '0400').length, 7)
})

test('ISO 8583 terminal: the tries of a reversal wait longer and longer', async () => {
  const { terminal, clock, told } = terminalTo({ hears: (_, say) => { say(Buffer.from('00')) } })
  const outcome = watched(terminal.transact(withStan(1)))
  await clock.pass(60_000)
  assert.equal(is(outcome.value), 'unknown')
  const tries: number[] = []
  for (let second = 0; second < 1000; second++) { const before = told.length; await clock.pass(1000); if (told.length > before) tries.push(second) }
  // each try waits 60 s for its answer; the delays after that are 5, 15, 60 and then always 300 s
  assert.deepEqual(tries, [64, 139, 259, 619, 979])
  terminal.stop()
})

test('ISO 8583 terminal: an answer whose MAC is wrong is reversed with A0; a purchase the bank never had is told as none', async () => {
  const { terminal, clock, heard } = terminalTo({ hears: (request, say) => { say(request.mti === '0400' ? answered(request, '25') : encodeMessage(approvalOf(request, 'purchase'), UNIONPAY, keys['3des'].pin) as Buffer) } })
  const outcome = watched(terminal.transact(withStan(1)))
  await clock.pass(1)
  const reversed = reversedOf(outcome.value)
  await clock.pass(1000)
  assert.equal(heard.at(-1)!.fields.response, 'A0')
  assert.equal(reversed.value, 'none')
})

test('ISO 8583 terminal: a reversal the bank refuses for good is handed to a person and sent no more', async () => {
  const { terminal, clock, heard, store } = terminalTo({ hears: (request, say) => { if (request.mti === '0400') say(answered(request, '12')) } })
  const outcome = watched(terminal.transact(withStan(1)))
  await clock.pass(60_000)
  const reversed = reversedOf(outcome.value)
  await clock.pass(3_600_000)
  assert.deepEqual([reversed.value, store.given, store.kept.size, heard.length], ['person', ['12'], 1, 2])
  assert.deepEqual(await terminal.resume(), [])
})

test('ISO 8583 terminal: a reversal survives the crash of its terminal, whether its request went out or not', async () => {
  const store = memory()
  const first = terminalTo({ hears: () => {} }, store)
  void first.terminal.transact(withStan(1))
  await settled()
  first.terminal.stop()
  first.line.close()
  const never = encodeMessage(reversalOf({ ...withStan(2), fields: { ...withStan(2).fields } }, '98'), UNIONPAY) as Buffer
  await store.put({ transaction: '34010001/000007/000002', bytes: never })
  await store.put({ transaction: 'spoilt', bytes: Buffer.from('spoilt') })
  const second = terminalTo({ hears: (request, say) => { say(answered(request, request.fields.stan === '000001' ? '00' : '25')) } }, store)
  const resumed = (await second.terminal.resume()).map(watched)
  assert.deepEqual(await second.terminal.resume(), [])
  assert.ok('refused' in (await second.terminal.transact(withStan(1)) as object))
  await second.clock.pass(1000)
  assert.deepEqual(resumed.map(({ value }) => value), ['done', 'none', 'person'])
  assert.deepEqual([...store.kept.keys()], ['spoilt'])
})

test('ISO 8583 terminal: without its store nothing goes out; a store that cannot forget has the transaction reversed rather than told as done', async () => {
  const store = memory()
  store.fails.put = true
  const { terminal, heard, clock, told } = terminalTo({ hears: (request, say) => { say(answered(request, '00')) } }, store)
  await assert.rejects(terminal.transact(withStan(1)), /disk full/)
  assert.equal(heard.length, 0)
  store.fails.put = false
  store.fails.remove = true
  const outcome = watched(terminal.transact(withStan(1)))
  await clock.pass(1)
  assert.deepEqual([is(outcome.value), (outcome.value as { reason: string }).reason], ['unknown', '96'])
  await clock.pass(1)
  assert.equal(heard.at(-1)!.mti, '0400')
  assert.ok(told.some(({ what }) => what === 'store-failed'))
  terminal.stop()
})

test('ISO 8583 terminal: nothing was sent, nothing is reversed; what cannot be undone stays unknown; what is no request is refused', async () => {
  const { terminal, line, store } = terminalTo({ hears: () => {} })
  line.close()
  assert.deepEqual([await terminal.transact(withStan(1)), store.kept.size], [{ is: 'unsent' }, 0])
  const next = terminalTo({ hears: () => {} })
  const outcome = watched(next.terminal.transact(withStan(2, 'refund')))
  await next.clock.pass(60_000)
  assert.deepEqual([outcome.value, next.store.kept.size], [{ is: 'unknown', reason: '98' }, 0])
  for (const wrong of [approvalOf(withStan(3), 'purchase'), { ...withStan(3), mti: '0900' }, { ...withStan(3), fields: { ...withStan(3).fields, merchant: undefined } }]) assert.ok('refused' in (await next.terminal.transact(wrong) as object))
})

/** A bank that keeps an account by transaction, over a line that loses, doubles, delays and breaks; it answers a repeat as before. */
function faultyBank(roll: (sides: number) => number, clock: () => { after: (ms: number, act: () => void) => unknown }): Bank & { booked: Map<string, bigint> } {
  const booked = new Map<string, bigint>()
  const reversed = new Set<string>()
  const judge = (request: Message): ResponseCode => {
    const transaction = transactionOf(request)!
    if (request.mti === '0400') { reversed.add(transaction); return booked.delete(transaction) ? '00' : '25' }
    if (reversed.has(transaction)) return '22'
    if (request.fields.amount === 51n) return '51'
    booked.set(transaction, request.fields.amount!)
    return '00'
  }
  return {
    booked,
    hears: (request, say, far) => {
      const act = () => {
        const code = judge(request)
        if (roll(4) === 0) return
        for (let copies = roll(5) === 0 ? 2 : 1; copies > 0; copies--) clock().after([0, 10, 30_000, 90_000][roll(4)]!, () => { say(answered(request, code)) })
        if (roll(12) === 0) far.destroy()
      }
      if (roll(5) === 0) return
      if (roll(6) === 0) clock().after(roll(100_000), act)
      else act()
    },
  }
}

test('ISO 8583 terminal: over 150 lines that lose, double, delay and break, and with crashes, the bank’s books hold in the end what the terminal was told, to the fen', async () => {
  const SEED = 8583
  const counts: Record<string, number> = {}
  for (let seed = SEED; seed < SEED + 150; seed++) {
    const roll = dice(seed)
    const store = memory()
    let clock!: ReturnType<typeof standingClock>
    const bank = faultyBank(roll, () => clock)
    const done = new Map<string, bigint>()
    for (let life = 0, no = 1; life < 2; life++) {
      const { terminal, line, clock: mine } = terminalTo(bank, store)
      clock = mine
      void terminal.resume()
      for (const last = no + 8; no < last; no++) {
        const request = withStan(no, 'purchase', roll(6) === 0 ? 51n : BigInt(100 + no))
        void terminal.transact(request).then(outcome => {
          const { is: what } = outcome as Settled
          counts[what] = (counts[what] ?? 0) + 1
          if (what === 'answer' && codeOf(outcome) === '00') done.set(transactionOf(request)!, request.fields.amount!)
        })
        await mine.pass(roll(20_000))
      }
      if (life === 1) await mine.pass(24 * 3_600_000)
      terminal.stop()
      line.close()
      await settled()
      if (life === 0) counts['left by a crash'] = (counts['left by a crash'] ?? 0) + store.kept.size
    }
    assert.deepEqual([...bank.booked].sort(), [...done].sort(), `seed ${seed}`)
    assert.equal(store.kept.size, 0, `seed ${seed}`)
  }
  for (const what of ['answer', 'unknown', 'left by a crash']) assert.ok(counts[what]! > 50, `${what}: ${counts[what]}`)
})

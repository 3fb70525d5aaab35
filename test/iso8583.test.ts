import assert from 'node:assert/strict'
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { answerTo, decodeMessage, frameOf, frameReader, serve, UNIONPAY, type Decoded, type KindName, type Message, type Reply, type ServerEvent, type ServerOptions } from '../src/wire/iso8583/index.ts'
import { approvalOf, bytesOf, keys, requestOf } from './support/pos.ts'
import { standingClock } from './support/pos-line.ts'

const { mac } = keys['3des']
const open: { close: () => void }[] = []
after(() => { for (const each of open) each.close() })

const stan = (no: number) => String(no).padStart(6, '0')
const purchase = (no: number): Message => { const message = requestOf('purchase'); return { ...message, fields: { ...message.fields, stan: stan(no) } } }
const frame = (no: number, kind: KindName = 'purchase') => frameOf(bytesOf(kind === 'purchase' ? purchase(no) : requestOf(kind), kind))
const approve = (request: Decoded): Reply => ({ message: approvalOf(request.message, 'purchase'), mak: mac })

/** A server on a port of its own, and connections to it that gather what they are answered. */
async function listening(options: Partial<ServerOptions> = {}) {
  const events: ServerEvent[] = []
  const server = serve({ dialect: UNIONPAY, answer: async request => approve(request), told: event => { events.push(event) }, ...options })
  const listener = createServer(socket => { server.take(socket) }).listen(0, '127.0.0.1')
  await new Promise(done => { listener.once('listening', done) })
  open.push({ close: () => { listener.close(); void server.close() } })
  const call = async () => {
    const socket = createConnection((listener.address() as AddressInfo).port, '127.0.0.1').setNoDelay(true)
    await new Promise(done => { socket.once('connect', done) })
    open.push({ close: () => { socket.destroy() } })
    return { socket, answers: gathered(socket), ended: new Promise<void>(done => { socket.once('close', () => { done() }) }) }
  }
  return { server, events, call, whys: () => events.map(event => event.what === 'ended' ? event.why : event.what) }
}

function gathered(socket: Socket): Message[] {
  const reader = frameReader(UNIONPAY.most)
  const answers: Message[] = []
  socket.on('error', () => {})
  socket.on('data', chunk => {
    reader.add(chunk)
    for (let body = reader.next(); Buffer.isBuffer(body); body = reader.next()) { const decoded = decodeMessage(body, UNIONPAY); if (!('refused' in decoded)) answers.push(decoded.message) }
  })
  return answers
}

async function until(holds: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 1000; turn++) { if (holds()) return; await new Promise(done => { setTimeout(done, 5) }) }
  assert.fail(`did not come: ${what}`)
}
const stansOf = (answers: readonly Message[]) => answers.map(({ fields }) => Number(fields.stan))

test('ISO 8583 server: messages are answered however their bytes were split and joined on the line', async () => {
  const { call } = await listening()
  const { socket, answers } = await call()
  const stream = Buffer.concat([1, 2, 3, 4, 5].map(no => frame(no)))
  for (const byte of stream.subarray(0, 300)) { socket.write(Buffer.from([byte])); if (byte % 7 === 0) await new Promise(done => { setImmediate(done) }) }
  socket.write(stream.subarray(300))
  await until(() => answers.length === 5, 'five answers')
  assert.deepEqual(stansOf(answers), [1, 2, 3, 4, 5])
})

test('ISO 8583 server: many in flight on a connection, each answered when it is ready', async () => {
  const { call } = await listening({ answer: async request => { if (request.message.fields.stan === stan(1)) await new Promise(done => { setTimeout(done, 60) }); return approve(request) } })
  const { socket, answers } = await call()
  socket.write(Buffer.concat([1, 2, 3].map(no => frame(no))))
  await until(() => answers.length === 3, 'three answers')
  assert.deepEqual(stansOf(answers), [2, 3, 1])
})

test('ISO 8583 server: a connection has no more in flight than its bound; the rest waits unread and is answered afterwards', async () => {
  const held: (() => void)[] = []
  let most = 0
  let now = 0
  const { call } = await listening({ limits: { inFlight: 3 }, answer: request => { most = Math.max(most, ++now); return new Promise(done => held.push(() => { now--; done(approve(request)) })) } })
  const { socket, answers } = await call()
  socket.write(Buffer.concat(Array.from({ length: 10 }, (_, i) => frame(i + 1))))
  for (let done = 0; done < 10; done++) {
    await until(() => held.length > done, `request ${done}`)
    held[done]!()
  }
  await until(() => answers.length === 10, 'ten answers')
  assert.equal(most, 3)
})

test('ISO 8583 server: a malformed message is named by its field and skipped; after too many, and after a length that is none, the connection ends', async () => {
  const { call, events, whys } = await listening({ limits: { malformed: 3 } })
  const { socket, answers, ended } = await call()
  const broken = Buffer.from(frame(2))
  broken[2 + 11] = 0x92
  socket.write(Buffer.concat([frame(1), broken, frame(3)]))
  await until(() => answers.length === 2, 'the good ones')
  assert.deepEqual(stansOf(answers), [1, 3])
  const [first] = events
  assert.ok(first?.what === 'malformed' && first.faults[0]!.field === 'mti')
  socket.write(Buffer.concat([broken, broken]))
  await ended
  const next = await call()
  next.socket.write(Buffer.concat([frame(4), Buffer.from('0000', 'hex')]))
  await next.ended
  assert.deepEqual(stansOf(next.answers), [4])
  const long = await call()
  long.socket.write(Buffer.from('ffff', 'hex'))
  await long.ended
  assert.deepEqual(whys(), ['malformed', 'malformed', 'malformed', 'malformed', 'frame', 'frame'])
})

test('ISO 8583 server: a connection that says nothing ends, as does one whose message drips; one that waits for its answer does not', async () => {
  const clock = standingClock()
  let letGo = () => {}
  const { call, whys, server } = await listening({ after: clock.after, limits: { idle: 1000, partial: 300 }, answer: request => request.message.mti === '0820' ? Promise.resolve(null) : new Promise(done => { letGo = () => { done(approve(request)) } }) })
  const quiet = await call()
  const dripping = await call()
  const waiting = await call()
  const slow = await call()
  await until(() => server.connections() === 4, 'four connections')
  waiting.socket.write(frame(1))
  dripping.socket.write(frame(2).subarray(0, 4))
  slow.socket.write(frame(3, 'echo').subarray(0, 4))
  await until(() => clock.waits() === 6, 'their clocks')
  await clock.pass(200)
  dripping.socket.write(frame(2).subarray(4, 5))
  slow.socket.write(frame(3, 'echo').subarray(4, 9))
  await new Promise(done => { setTimeout(done, 30) })
  slow.socket.write(frame(3, 'echo').subarray(9))
  await new Promise(done => { setTimeout(done, 30) })
  await clock.pass(150)
  await dripping.ended
  assert.deepEqual(whys(), ['partial'])
  await clock.pass(5000)
  await Promise.all([quiet.ended, slow.ended])
  assert.deepEqual(whys(), ['partial', 'idle', 'idle'])
  letGo()
  await until(() => waiting.answers.length === 1, 'the answer')
})

test('ISO 8583 server: beyond its connections it takes none; who does not read is let go; a failing answer harms no other', async () => {
  const { call, whys, server } = await listening({ limits: { connections: 2, unsent: 20_000, inFlight: 5000 }, answer: async request => { if (request.message.fields.stan === stan(13)) throw new Error('bug'); return approve(request) } })
  const one = await call()
  const two = await call()
  await until(() => server.connections() === 2, 'two')
  const three = await call()
  await three.ended
  one.socket.write(Buffer.concat([frame(13), frame(14)]))
  await until(() => one.answers.length === 1, 'the other answer')
  assert.deepEqual(stansOf(one.answers), [14])
  two.socket.pause()
  let over = false
  void two.ended.then(() => { over = true })
  const many = Buffer.concat(Array.from({ length: 500 }, (_, i) => frame(i + 100)))
  for (let turn = 0; turn < 200 && !whys().includes('unread'); turn++) { two.socket.write(many); await new Promise(done => { setTimeout(done, 10) }) }
  two.socket.resume()
  await until(() => over, 'its end')
  assert.deepEqual(whys().filter(why => why !== 'lost'), ['full', 'failed', 'unread'])
})

test('ISO 8583 server: closing answers what is in flight, takes nothing more and ends every connection', async () => {
  let letGo: (() => void) | null = null
  const { call, server, whys } = await listening({ answer: request => new Promise(done => { letGo = () => { done(approve(request)) } }) })
  const { socket, answers, ended } = await call()
  socket.write(frame(1))
  await until(() => letGo !== null, 'the request')
  const closed = server.close()
  socket.write(frame(2))
  letGo!()
  await closed
  await ended
  assert.deepEqual(stansOf(answers), [1])
  const late = await call()
  await late.ended
  assert.deepEqual(whys(), ['closing'])
})

test('ISO 8583 server: an answer that does not fit the dialect, or whose asker is gone, is told and nothing else', async () => {
  const asked: ((reply: Reply) => void)[] = []
  const { call, server, whys } = await listening({ answer: () => new Promise(done => { asked.push(done) }) })
  const { socket } = await call()
  socket.write(frame(1))
  await until(() => asked.length === 1, 'the request')
  asked[0]!({ message: { ...answerTo(purchase(1), 'purchase', '00', { time: '250000', date: '1130' }) } })
  await until(() => whys().includes('unwritable'), 'told')
  socket.write(frame(2))
  await until(() => asked.length === 2, 'the other request')
  socket.destroy()
  await until(() => server.connections() === 0, 'gone')
  asked[1]!({ message: approvalOf(purchase(2), 'purchase'), mak: mac })
  await until(() => whys().includes('lost'), 'lost')
  assert.deepEqual(whys(), ['unwritable', 'lost'])
})

/**
 * `npm run bench -- pos [--purchases N]`: what a purchase over ISO 8583 costs in bytes and keys alone, the accounts left out: the terminal writes it with PIN block and MAC; the bank
 * reads it, holds it to the table, checks its MAC, opens the PIN block, writes the answer with its MAC. Processor time of this process, the median of nine rounds, so that
 * other processes on the machine count for little.
 */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { checkMessage, decodeMessage, encodeMessage, macFits, openLine, openPin, serve, UNIONPAY, UNIONPAY_SM, type Decoded, type Dialect } from '../src/wire/iso8583/index.ts'
import { approvalOf, keys, PAN, PIN, requestOf } from '../test/support/pos.ts'
import type { Figure } from './index.ts'

const ROUNDS = 9

/** Microseconds of processor a call. */
function cost(times: number, act: () => void): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage()
    for (let i = 0; i < times; i++) act()
    const { user, system } = process.cpuUsage(began)
    return (user + system) / times
  })
  return Math.round(rounds.sort((a, b) => a - b)[ROUNDS >> 1]! * 10) / 10
}

function figures(dialect: Dialect, times: number): Figure[] {
  const { mac, pin } = keys[dialect.cipher]
  const request = requestOf('purchase', dialect)
  const answer = approvalOf(request, 'purchase', dialect)
  const body = encodeMessage(request, dialect, mac) as Buffer
  const write = () => { encodeMessage(request, dialect, mac) }
  const read = () => {
    const { message, covered } = decodeMessage(body, dialect) as Decoded
    if ('refused' in checkMessage(message) || !macFits(mac, covered, message.fields.mac) || openPin(pin, message.fields.pinBlock!, PAN) !== PIN) throw new Error('misread')
  }
  const reply = () => { encodeMessage(answer, dialect, mac) }
  const conditions = { cipher: dialect.cipher, bytes: body.length, purchases: times, rounds: ROUNDS, node: process.version }
  for (const act of [write, read, reply]) cost(Math.ceil(times / 10), act)
  return ([['write a purchase with its MAC', write], ['read it, check table, MAC and PIN block', read], ['write the answer with its MAC', reply], ['bank’s side of a purchase', () => { read(); reply() }]] as const)
    .map(([name, act]) => ({ name: `pos: ${name}`, value: cost(times, act), unit: 'µs', conditions }))
}

const LINES = 8, IN_FLIGHT = 32

/** Purchases a second over loopback, terminals and bank in this one process: written, sent, read, judged, answered, sent, read, MAC checked. Wall time, the machine as it is. */
async function overTcp(count: number): Promise<Figure> {
  const { mac, pin } = keys['3des']
  const server = serve({ dialect: UNIONPAY, answer: async ({ message, covered }) => {
    if ('refused' in checkMessage(message) || !macFits(mac, covered, message.fields.mac) || openPin(pin, message.fields.pinBlock!, PAN) !== PIN) throw new Error('misread')
    return { message: approvalOf(message, 'purchase'), mak: mac }
  } })
  const listener = createServer({ noDelay: true }, socket => { server.take(socket) }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const lines = Array.from({ length: LINES }, () => openLine({ dialect: UNIONPAY, connect: () => connect({ port: (listener.address() as AddressInfo).port, host: '127.0.0.1', noDelay: true }) }))
  const request = requestOf('purchase')
  let next = 0
  const before = process.cpuUsage()
  const began = performance.now()
  await Promise.all(lines.flatMap(line => Array.from({ length: IN_FLIGHT }, async () => {
    while (next < count) {
      const outcome = await line.ask({ ...request, fields: { ...request.fields, stan: String(next++).padStart(6, '0') } }, mac)
      if (!('is' in outcome) || outcome.is !== 'answer') throw new Error('not answered')
    }
  })))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  for (const line of lines) line.close()
  listener.close()
  await server.close()
  return { name: 'pos: purchases over TCP, both ends in one process', value: Math.round(count / seconds), unit: '/s', conditions: { cipher: '3des', lines: LINES, inFlight: LINES * IN_FLIGHT, purchases: count, processorMicros: Math.round((user + system) / count), load: Math.round(loadavg()[0]! * 10) / 10, node: process.version } }
}

export async function bench(args: string[]): Promise<Figure[]> {
  const { values: { purchases } } = parseArgs({ args, options: { purchases: { type: 'string', default: '5000' } } })
  return [...[UNIONPAY, UNIONPAY_SM].flatMap(dialect => figures(dialect, Number(purchases))), await overTcp(Number(purchases) * 4)]
}

/**
 * Terminals for `iso8583`, a process of its own: each on its own line, one purchase after the other with PIN block and MAC, the next when the answer is there and its MAC right.
 * Reads who they are as JSON from its input, then a run a line, and writes one line of what it saw for each.
 */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { openKey, openLine, sealPin, UNIONPAY_SM, unwrapKeys, type Key, type Line, type Message } from '../../src/wire/iso8583/index.ts'
import { MERCHANT, PIN, type Ground } from './crowd.ts'

export type Told = { port: number; ground: Ground }
export type Calls = { connections: number; seconds: number }
/** What came of a run; `kept` are some purchases with their reference, to be sent again. */
export type Called = { answered: number; failed: number; seconds: number; p50: number; p99: number; first: string | null; kept: { terminal: string; batch: string; stan: string; card: string; amount: number; rrn: string }[] }
type Till = { id: string; line: Line; keys: { pin: Key; mac: Key }; batch: string; stan: number }

const digits = (of: number) => String(of).padStart(6, '0')
const HEADER = '603100311308', TPDU = '6000030000'

async function signIn(port: number, { id, master }: Ground['terminals'][number]): Promise<Till> {
  const line = openLine({ dialect: UNIONPAY_SM, connect: () => connect({ port, host: 'localhost', noDelay: true }) })
  const outcome = await line.ask({ tpdu: TPDU, header: HEADER, mti: '0800', fields: { stan: digits(1), terminal: id, merchant: MERCHANT, control: { type: '00', batch: '000000', network: '005' }, remark: { organisation: '001' } } })
  if (!('is' in outcome) || outcome.is !== 'answer' || outcome.answer.fields.response !== '00') throw new Error(`${id} could not sign in`)
  const keys = unwrapKeys(openKey(Buffer.from(master, 'hex'), 'sm4'), outcome.answer.fields.own!)
  if ('refused' in keys) throw new Error(`${id} got no keys`)
  return { id, line, keys, batch: outcome.answer.fields.control!.batch, stan: 1 }
}

function purchase({ id, keys, batch }: Till, stan: number, card: string, amount: number): Message {
  return { tpdu: TPDU, header: HEADER, mti: '0200', fields: { pan: card, processing: '000000', amount: BigInt(amount), stan: digits(stan), entry: '051', condition: '00', pinCapture: '06', security: '4300000000000000', pinBlock: sealPin(keys.pin, PIN, card, randomBytes), terminal: id, merchant: MERCHANT, currency: '156', control: { type: '22', batch } } }
}

async function run(tills: readonly Till[], cards: readonly string[], { connections, seconds }: Calls): Promise<Called> {
  const times: number[] = []
  const kept: Called['kept'] = []
  let failed = 0
  let first: string | null = null
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(tills.slice(0, connections).map(async till => {
    while (performance.now() < until) {
      const card = cards[Math.floor(Math.random() * cards.length)]!
      const amount = 1 + Math.floor(Math.random() * 50)
      const stan = ++till.stan
      const sent = performance.now()
      const outcome = await till.line.ask(purchase(till, stan, card, amount), till.keys.mac)
      const fields = 'is' in outcome && outcome.is === 'answer' ? outcome.answer.fields : null
      if (fields?.response === '00') times.push(performance.now() - sent)
      else { failed++; first ??= JSON.stringify(fields?.response ?? outcome) }
      if (fields && Math.random() < 0.005) kept.push({ terminal: till.id, batch: till.batch, stan: digits(stan), card, amount, rrn: fields.reference! })
    }
  }))
  times.sort((a, b) => a - b)
  return { answered: times.length, failed, seconds: (performance.now() - began) / 1000, p50: times[times.length >> 1] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0, first, kept }
}

let tills: Till[] | undefined
let cards: readonly string[] = []
for await (const line of createInterface({ input: process.stdin })) {
  if (tills) process.stdout.write(`${JSON.stringify(await run(tills, cards, JSON.parse(line) as Calls))}\n`)
  else {
    const told = JSON.parse(line) as Told
    cards = told.ground.cards
    tills = await Promise.all(told.ground.terminals.map(terminal => signIn(told.port, terminal)))
    process.stdout.write('{"ready":true}\n')
  }
}
for (const { line } of tills ?? []) line.close()

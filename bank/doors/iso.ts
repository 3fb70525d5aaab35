import { createServer, type Server, type Socket } from 'node:net'
import { sqlOf } from '#kit/sql'
import { isRefused } from '#kit/refusal'
import { wallClock } from '#kit/day'
import {
  answerTo, backOf, checkMessage, decodeMessage, encodeMessage, frameOf, frameReader, macFits, panOf, readPayee, UNIONPAY_SM, type Decoded, type Fields, type Key, type KindName, type Message, type ResponseCode,
} from '../../src/wire/iso8583/index.ts'
import { sayings } from '../refusals.ts'
import { openWorking } from '../terminals/keys.ts'
import { signIn } from '../terminals/sign-in.ts'
import { selectTerminal } from '../terminals/store.ts'
import type { Acquirer, AcquirerRequest, AcquirerResponse, Kind } from '../acquiring/port.ts'
import { inWork, type Bank } from '../work.ts'

const dialect = UNIONPAY_SM
type Log = { warn(facts: object, message: string): void; error(facts: unknown, message?: string): void }

/**
 * The bank's door for terminals: ISO 8583 in the UnionPay POS dialect with SM4 over TCP, many messages on one line at a time, answered as they are done. A message whose
 * outcome is not known gets no answer: its terminal then reverses it or sends it again. (FIN-07)
 */
export function buildIsoDoor(bank: Bank, acquirer: Acquirer, log: Log): Server {
  const workings = new Map<string, { working: Working; until: number }>()
  return createServer(socket => {
    const reader = frameReader(dialect.most)
    socket.setNoDelay(true).on('error', () => undefined)
    socket.on('data', chunk => {
      reader.add(chunk)
      for (let body = reader.next(); body; body = reader.next()) {
        if (isRefused(body)) { socket.destroy(); return }
        void serve({ bank, acquirer, log, workings }, body as Buffer).then(answer => { if (answer) write(socket, answer) }, error => log.error(error))
      }
    })
  })
}

const pending = new WeakMap<Socket, Buffer[]>()
/** Answers that are ready within one turn of the event loop go out in one write. */
function write(socket: Socket, body: Buffer): void {
  const waiting = pending.get(socket)
  if (waiting) { waiting.push(frameOf(body)); return }
  const parts = [frameOf(body)]
  pending.set(socket, parts)
  setImmediate(() => { pending.delete(socket); if (!socket.destroyed) socket.write(Buffer.concat(parts)) })
}

type Working = { mac: Key; merchant: string } | null
type Desk = { bank: Bank; acquirer: Acquirer; log: Log; workings: Map<string, { working: Working; until: number }> }

async function serve(desk: Desk, body: Buffer): Promise<Buffer | null> {
  const decoded = decodeMessage(body, dialect)
  if (isRefused(decoded)) return declined(desk, body, decoded.faults[0]!.field)
  const { message } = decoded as Decoded
  const known = checkMessage(message)
  if (isRefused(known)) return unsuitable(desk, message, known.faults[0]!.field)
  if (known.leg === 'answer') return null
  if (known.kind === 'sign-in') return signedIn(desk, message)
  if (known.kind === 'sign-out' || known.kind === 'echo') return plain(desk, message, known.kind, '00')
  return money(desk, decoded as Decoded, known.kind)
}

/** Bytes that are no message get a format error where MTI and addresses can be read, else nothing: there is nobody to answer. */
function declined({ log }: Desk, body: Buffer, field: string): Buffer | null {
  log.warn({ field }, 'a message that cannot be read')
  if (body.length < 13 || !/^0[1248][02]0$/.test(body.toString('hex', 11, 13))) return null
  return bare(body.toString('hex', 0, 5), body.toString('hex', 5, 11), body.toString('hex', 11, 13), { response: '30' })
}

/** An answer to what is no message of the table, with as much as was understood. */
function bare(tpdu: string, header: string, mti: string, fields: Fields): Buffer | null {
  const answer = encodeMessage({ tpdu: backOf(tpdu), header, mti: `${mti.slice(0, 2)}${Number(mti[2]) + 1}${mti[3]}`, fields }, dialect)
  return isRefused(answer) ? null : answer as Buffer
}

/** A message that is none of the table's: what a debit card does not do is declined by that reason, anything else as a format error. */
function unsuitable({ log }: Desk, message: Message, field: string): Buffer | null {
  const credit = message.mti === '0100' || ['10', '11', '20', '21', '64'].includes(message.fields.control?.type ?? '')
  log.warn({ field, mti: message.mti }, credit ? 'credit is declined' : 'a message that is no transaction')
  if (!/^0[1248][02]0$/.test(message.mti)) return null
  const { processing, stan, terminal, merchant, control, currency } = message.fields
  return bare(message.tpdu, message.header, message.mti, { processing, stan, terminal, merchant, control, currency, response: credit ? '40' : '30' })
}

function plain({ bank }: Desk, message: Message, kind: KindName, code: ResponseCode, more: Fields = {}, mac?: Key): Buffer | null {
  const [day, time] = wallClock(bank.now()).split(' ') as [string, string]
  const answer = encodeMessage(answerTo(message, kind, code, { time: time.replaceAll(':', ''), date: day.slice(5).replace('-', ''), ...more }), dialect, mac)
  if (isRefused(answer)) throw new Error(`an answer that cannot be written: ${JSON.stringify(answer.faults)}`)
  return answer as Buffer
}

async function signedIn(desk: Desk, message: Message): Promise<Buffer | null> {
  const id = message.fields.terminal!
  const done = await inWork(desk.bank, work => signIn(work, id, message.fields.merchant!))
  if (isRefused(done)) return plain(desk, message, 'sign-in', sayings[done.refused].code)
  desk.workings.delete(id)
  return plain(desk, message, 'sign-in', '00', { own: done.keys, control: { ...message.fields.control!, batch: done.batch } })
}

/** The MAC key of a terminal, asked for at most once a second: a terminal that signed in at another process is known here within that. */
async function workingOf({ bank, workings }: Desk, id: string): Promise<Working> {
  const now = performance.now()
  const known = workings.get(id)
  if (known && known.until > now) return known.working
  const row = await selectTerminal({ sql: sqlOf(bank.pool) }, id)
  const working = row?.working && !row.endedAt ? { mac: openWorking(bank.keys, id, row.working).mac, merchant: row.merchant } : null
  workings.set(id, { working, until: now + 1000 })
  return working
}

async function money(desk: Desk, { message, covered }: Decoded, kind: KindName): Promise<Buffer | null> {
  const terminal = await workingOf(desk, message.fields.terminal!)
  if (!terminal) return plain(desk, message, kind, '97')
  if (!macFits(terminal.mac, covered, message.fields.mac)) {
    desk.workings.delete(message.fields.terminal!)
    return plain(desk, message, kind, 'A0')
  }
  const request = requestOf(message, kind as Kind)
  try {
    return answered(desk, message, kind, await desk.acquirer.handle(request), terminal.mac)
  } catch (error) {
    desk.log.error(error, 'a message whose outcome is not known is not answered')
    return null
  }
}

/** Where the acquirer sits: an institution code whose region begins with 0 is that of a country. */
const countryOf = (acquirer: string | undefined) => /0(\d{3})$/.exec(acquirer ?? '')?.[1]?.replace('000', '156') ?? '156'

/** What a message asks, as values. */
export function requestOf({ fields }: Message, kind: Kind): AcquirerRequest {
  const terminal = fields.terminal!
  const named = fields.original
  const payee = kind === 'transfer' && fields.own ? readPayee(fields.own) : null
  return {
    kind, terminal, batch: fields.control!.batch, stan: fields.stan!, merchant: fields.merchant!, card: panOf(fields) ?? '', amount: fields.amount ?? 0n, currency: fields.currency ?? '156', country: countryOf(fields.acquirer),
    pin: fields.pinBlock ?? null, payee: payee && { card: payee.account, name: payee.name, line: payee.bank ?? null },
    original: named ? { terminal, batch: named.batch, stan: named.stan, date: named.date ?? null, rrn: kind === 'void' || kind === 'refund' ? fields.reference ?? null : null } : null,
  }
}

function answered(desk: Desk, message: Message, kind: KindName, answer: AcquirerResponse, mac: Key): Buffer | null {
  const [day] = wallClock(answer.at).split(' ') as [string]
  const approved = answer.code === '00'
  return plain(desk, message, kind, answer.code as ResponseCode, {
    reference: answer.rrn, settled: day.slice(5).replace('-', ''), ...answer.auth && approved ? { authorisation: answer.auth } : {},
    ...answer.balance !== null ? { balance: { account: '10', kind: '02', currency: '156', fen: answer.balance } } : {},
    remark: { organisation: 'CUP', text: answer.zh.slice(0, 60) },
  }, mac)
}

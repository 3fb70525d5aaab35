import { createServer } from 'node:net'
import { sqlOf } from '#kit/sql'
import { isRefused } from '#kit/refusal'
import { wallClock } from '#kit/day'
import { loggable } from '#kit/trouble'
import { answerTo, backOf, checkMessage, macFits, panOf, readPayee, serve, UNIONPAY, UNIONPAY_SM, type Decoded, type Fields, type Key, type KindName, type Message, type Reply, type ResponseCode, type ServerEvent } from '../../src/wire/iso8583/index.ts'
import { sayings } from '../refusals.ts'
import { openWorking } from '../terminals/keys.ts'
import { signIn } from '../terminals/sign-in.ts'
import { selectTerminal } from '../terminals/store.ts'
import type { Acquirer, AcquirerRequest, AcquirerResponse, Kind } from '../acquiring/port.ts'
import { inWork, type Bank } from '../work.ts'

type Log = { warn(facts: object, message: string): void; error(facts: unknown, message?: string): void }
/** The door for terminals: `listen` answers the port it took, `close` answers what is under way and ends every line. */
export type IsoDoor = { listen(port: number, host: string): Promise<number>; close(): Promise<void> }
type Working = { mac: Key } | null
type Desk = { bank: Bank; acquirer: Acquirer; workings: Map<string, { working: Working; until: number }> }

/**
 * The bank's door for terminals: ISO 8583 in the UnionPay POS dialect, SM4 or 3DES as the TPDU says, over TCP, many messages on one line at a time, answered as they are done. A message whose
 * outcome is not known gets no answer: its terminal then reverses it or sends it again. (FIN-07)
 */
export function buildIsoDoor(bank: Bank, acquirer: Acquirer, log: Log): IsoDoor {
  const desk: Desk = { bank, acquirer, workings: new Map() }
  const lines = serve({ dialect: dialectOf, answer: request => answer(desk, request), told: event => note(log, event) })
  const door = createServer({ noDelay: true, allowHalfOpen: true }, socket => lines.take(socket))
  return {
    listen: (port, host) => new Promise((done, failed) => { door.once('error', failed).listen(port, host, () => done((door.address() as { port: number }).port)) }),
    close: async () => { door.close(); await lines.close() },
  }
}

/** Whose bytes they are, by where the TPDU sends them: 0004 is for terminals with 3DES, everything else for SM4. */
const dialectOf = (body: Buffer) => body[1] === 0 && body[2] === 4 ? UNIONPAY : UNIONPAY_SM

function note(log: Log, event: ServerEvent): void {
  if (event.what === 'failed') log.error(loggable(event.error), 'a message whose outcome is not known is not answered')
  else log.warn({ line: event.peer.id, what: event.what, ...'why' in event && { why: event.why }, ...'faults' in event && { fields: event.faults.map(({ field }) => field) } }, 'a line for terminals')
}

async function answer(desk: Desk, request: Decoded): Promise<Reply | null> {
  const { message } = request
  const known = checkMessage(message)
  if (isRefused(known)) return unsuitable(desk, message)
  if (known.leg === 'answer') return null
  if (known.kind === 'sign-in') return signedIn(desk, message)
  if (known.kind === 'sign-out' || known.kind === 'echo') return plain(desk, message, known.kind, '00')
  return money(desk, request, known.kind)
}

/** What 60.1 or the message type call credit: pre-authorisations and instalments. */
const isCredit = ({ mti, fields: { control } }: Message) => mti === '0100' || ['10', '11', '20', '21', '64'].includes(control?.type ?? '')

/** A message that is none of the table's: what a debit card does not do is declined by that reason, anything else as a format error. (FIN-02) */
function unsuitable({ bank }: Desk, message: Message): Reply | null {
  const { tpdu, header, mti, fields: { processing, stan, terminal, merchant, control, currency } } = message
  if (!/^0[1248][02]0$/.test(mti)) return null
  return { message: { tpdu: backOf(tpdu), header, mti: `${mti.slice(0, 2)}${Number(mti[2]) + 1}0`, fields: { processing, stan, terminal, merchant, control, currency, ...clockOf(bank), response: isCredit(message) ? '40' : '30' } } }
}

/** The bank's time and date, as an answer tells them. */
function clockOf(bank: Bank): { time: string; date: string } {
  const [day, time] = wallClock(bank.now()).split(' ') as [string, string]
  return { time: time.replaceAll(':', ''), date: day.slice(5).replace('-', '') }
}

function plain({ bank }: Pick<Desk, 'bank'>, message: Message, kind: KindName, code: ResponseCode, more: Fields = {}, mak?: Key): Reply {
  return { message: answerTo(message, kind, code, { ...clockOf(bank), ...more }), mak }
}

async function signedIn(desk: Desk, message: Message): Promise<Reply> {
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
  const working = row?.working && !row.endedAt ? { mac: openWorking(bank.keys, id, row.working, row.cipher).mac } : null
  workings.set(id, { working, until: now + 1000 })
  return working
}

async function money(desk: Desk, { message, covered }: Decoded, kind: KindName): Promise<Reply> {
  const terminal = await workingOf(desk, message.fields.terminal!)
  if (!terminal) return plain(desk, message, kind, '97')
  if (!macFits(terminal.mac, covered, message.fields.mac)) {
    desk.workings.delete(message.fields.terminal!)
    return plain(desk, message, kind, 'A0')
  }
  return answered(desk, message, kind, await desk.acquirer.handle(requestOf(message, kind as Kind)), terminal.mac)
}

/** Where the acquirer sits: an institution code whose region begins with 0 is that of a country. */
const countryOf = (acquirer: string | undefined) => /0(\d{3})$/.exec(acquirer ?? '')?.[1]?.replace('000', '156') ?? '156'

const orderIn = (own: Buffer | undefined) => own && /^[\w-]{6,64}$/.test(own.toString('latin1')) ? own.toString('latin1') : null
/** What a message asks, as values. */
export function requestOf({ fields }: Message, kind: Kind): AcquirerRequest {
  const terminal = fields.terminal!
  const named = fields.original
  const payee = kind === 'transfer' && fields.own ? readPayee(fields.own) : null
  return {
    kind, terminal, batch: fields.control!.batch, stan: fields.stan!, merchant: fields.merchant!, card: panOf(fields) ?? '', amount: fields.amount ?? 0n, currency: fields.currency ?? '156', country: countryOf(fields.acquirer),
    pin: fields.pinBlock ?? null, order: kind === 'pay-in' ? orderIn(fields.own) : null,
    payee: payee && { card: payee.account, name: payee.name, line: payee.bank ?? null },
    original: named ? { terminal, batch: named.batch, stan: named.stan, date: named.date ?? null, rrn: kind === 'void' || kind === 'refund' ? fields.reference ?? null : null } : null,
  }
}

function answered(desk: Desk, message: Message, kind: KindName, answer: AcquirerResponse, mac: Key): Reply {
  const [day] = wallClock(answer.at).split(' ') as [string]
  const approved = answer.code === '00'
  return plain(desk, message, kind, answer.code as ResponseCode, {
    reference: answer.rrn, settled: day.slice(5).replace('-', ''), ...answer.auth && approved ? { authorisation: answer.auth } : {},
    ...answer.balance !== null ? { balance: { account: '10', kind: '02', currency: '156', fen: answer.balance } } : {},
    remark: { organisation: 'CUP', text: answer.zh.slice(0, 60) },
  }, mac)
}

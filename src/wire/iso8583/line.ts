import type { Socket } from 'node:net'
import { isRefused } from '#kit/refusal'
import { realTime, type After } from './after.ts'
import { checkMessage } from './check.ts'
import { decodeMessage, encodeMessage, type Decoded, type Message } from './codec.ts'
import type { Dialect } from './fields.ts'
import { frameOf, frameReader } from './frame.ts'
import type { Key } from './keys.ts'
import { macFits } from './mac.ts'
import { fault, malformed, type Malformed } from './malformed.ts'
import type { Reason } from './responses.ts'

/**
 * What became of a request. `answer`: the bank’s, whose MAC was right. `unknown`: it went out and no answer can be believed; why. `unsent`: it never went out, nothing was done.
 */
export type Outcome = { is: 'answer'; answer: Message } | { is: 'unknown'; reason: Reason } | { is: 'unsent' }
/** For log and counters. `late`: an answer nobody waits for any more, or never did. */
export type LineEvent = { what: 'late' | 'refused-mac' | 'connected' | 'disconnected' } | { what: 'malformed'; faults: Malformed['faults'] }
export type LineOptions = { connect: () => Socket; dialect: Dialect; wait?: number; after?: After; told?: (event: LineEvent) => void }
/**
 * `ask` may be called again and again; answers are matched by terminal, batch, STAN and message type. The connection is made when it is needed.
 * `used`: a request of this type, terminal, batch and STAN went out or is going out; it is refused. STANs come from a counter that the caller keeps over restarts.
 */
export type Line = { ask: (request: Message, mak?: Key) => Promise<Outcome | Malformed>; used: (request: Message) => boolean; close: () => void }
type Waiting = { request: Message; mak: Key | undefined; sent: boolean; give: (outcome: Outcome) => void }

/** Keys of requests that went out, so that none is used again while an answer, late or doubled, may still come. */
const REMEMBERED = 10_000
const answerMti = (mti: string) => String(Number(mti) + 10).padStart(4, '0')

/** Terminal, batch and STAN: what makes a transaction one. Null where one is missing. */
export const transactionOf = ({ fields: { terminal, control, stan } }: Message): string | null => terminal && control && stan ? `${terminal}/${control.batch}/${stan}` : null
const keyOf = (mti: string, message: Message) => { const transaction = transactionOf(message); return transaction && `${mti} ${transaction}` }

/** Whom an answer is for. A sign-in is answered with the batch it begins, not with the one it came in. */
function keyHeard(waiting: ReadonlyMap<string, Waiting>, message: Message): string | null {
  const { mti, fields: { terminal, stan } } = message
  const signing = mti === '0810' ? [...waiting].find(([key, { request: { fields } }]) => key.startsWith('0810 ') && fields.terminal === terminal && fields.stan === stan) : undefined
  return signing?.[0] ?? keyOf(mti, message)
}

/** The terminal’s half of the conversation: one connection, many requests on it. `wait` ms for an answer, 60 s unless said. */
export function openLine({ connect, dialect, wait = 60_000, after = realTime, told = () => {} }: LineOptions): Line {
  const waiting = new Map<string, Waiting>()
  const used = new Set<string>()
  let socket: Promise<Socket | null> | null = null
  let closed = false

  const remember = (key: string) => {
    used.add(key)
    if (used.size > REMEMBERED) used.delete(used.values().next().value!)
  }
  const settle = (key: string, outcome: Outcome) => {
    const { give } = waiting.get(key)!
    waiting.delete(key)
    give(outcome)
  }
  const heard = (decoded: Decoded) => {
    const key = keyHeard(waiting, decoded.message)
    const asked = key ? waiting.get(key) : undefined
    if (!key || !asked?.sent) { told({ what: 'late' }); return }
    const wrong = disbelieved(asked, decoded)
    if (wrong === 'A0') told({ what: 'refused-mac' })
    settle(key, wrong ? { is: 'unknown', reason: wrong } : { is: 'answer', answer: decoded.message })
  }
  const lost = () => {
    socket = null
    told({ what: 'disconnected' })
    for (const [key, { sent }] of waiting) if (sent) settle(key, { is: 'unknown', reason: '98' })
  }
  const connected = () => socket ??= opened(connect(), made => { listen(made, dialect, heard, told, lost) }, () => { socket = null }, act => after(wait, act))

  const taken = (mti: string, key: string) => waiting.has(key) || (used.has(key) && mti !== '0400')

  return {
    used: request => { const key = keyOf(answerMti(request.mti), request); return key !== null && taken(request.mti, key) },
    close: () => { closed = true; void socket?.then(open => open?.destroy()) },
    ask: async (request, mak) => {
      const body = encodeMessage(request, dialect, mak)
      if (isRefused(body)) return body
      const key = keyOf(answerMti(request.mti), request)
      if (!key) return malformed([fault('F11', '要有终端、批次和流水号', 'terminal, batch and STAN are needed')])
      if (taken(request.mti, key)) return inUse
      // the key is taken before the connection is awaited, so that two calls at once cannot both have it
      let give!: (outcome: Outcome) => void
      const outcome = new Promise<Outcome>(resolve => { give = resolve })
      const mine: Waiting = { request, mak, sent: false, give }
      waiting.set(key, mine)
      const open = closed ? null : await connected()
      if (!open?.writable) { waiting.delete(key); return { is: 'unsent' } }
      const cancel = after(wait, () => settle(key, { is: 'unknown', reason: '98' }))
      mine.sent = true
      remember(key)
      open.write(frameOf(body))
      return outcome.finally(cancel)
    },
  }
}

const inUse = malformed([fault('F11', '这个批次里的流水号已经用过，还可能有应答', 'this STAN of the batch was used and its answer may still come')])

/** Why an answer is not believed: its MAC, or it is none of the table’s or of another amount. */
function disbelieved({ request, mak }: Waiting, { message, covered }: Decoded): Reason | null {
  if (mak && !macFits(mak, covered, message.fields.mac)) return 'A0'
  if (isRefused(checkMessage(message))) return '06'
  const { amount, processing } = message.fields
  return (amount !== undefined && amount !== request.fields.amount) || (processing !== undefined && processing !== request.fields.processing) ? '06' : null
}

/** The socket once it is connected; null when that fails or takes longer than an answer may. */
function opened(socket: Socket, listenTo: (socket: Socket) => void, failed: () => void, inTime: (act: () => void) => () => void): Promise<Socket | null> {
  return new Promise(resolve => {
    const no = () => { late(); failed(); socket.on('error', () => {}).destroy(); resolve(null) }
    const late = inTime(no)
    socket.once('error', no)
    socket.once('connect', () => { late(); socket.off('error', no); listenTo(socket); resolve(socket) })
  })
}

function listen(socket: Socket, dialect: Dialect, heard: (decoded: Decoded) => void, told: (event: LineEvent) => void, lost: () => void): void {
  const reader = frameReader(dialect.most)
  told({ what: 'connected' })
  socket.on('error', () => {})
  socket.once('close', lost)
  socket.on('data', chunk => {
    reader.add(chunk)
    for (let body = reader.next(); body !== null; body = reader.next()) {
      const decoded = isRefused(body) ? body : decodeMessage(body, dialect)
      if (!isRefused(decoded)) heard(decoded)
      else told({ what: 'malformed', faults: decoded.faults })
      if (isRefused(body)) { socket.destroy(); return }
    }
  })
}

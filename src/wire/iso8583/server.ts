import type { Socket } from 'node:net'
import { isRefused } from '#kit/refusal'
import { realTime, type After } from './after.ts'
import { decodeMessage, encodeMessage, type Decoded, type Message } from './codec.ts'
import type { Dialect } from './fields.ts'
import { frameOf, frameReader } from './frame.ts'
import type { Key } from './keys.ts'
import type { Malformed } from './malformed.ts'

/**
 * Bounds of the server half. `connections` at once; `inFlight` requests a connection that are not answered yet: above it nothing is read; `idle` ms without a message or an
 * answer; `partial` ms for a message to come whole; `unsent` bytes a peer leaves unread; `malformed` messages a connection may send.
 */
export type Limits = { connections: number; inFlight: number; idle: number; partial: number; unsent: number; malformed: number }
export const LIMITS: Limits = { connections: 2000, inFlight: 64, idle: 120_000, partial: 10_000, unsent: 262_144, malformed: 10 }

/** Who is on a line: a number of ours and the address. */
export type Peer = { id: number; address: string }
/** An answer and the key of its MAC; without a key it goes without MAC. A `dialect` that is a function says by which one a message is read and answered. */
export type Reply = { message: Message; mak?: Key }
/** Why a connection ended that the peer did not end. */
export type Ended = 'full' | 'idle' | 'partial' | 'unread' | 'malformed' | 'frame' | 'closing'
/** What happens besides answering: for log and counters, never with what stood in a message. `lost`: the answer could not be written any more. */
export type ServerEvent = { peer: Peer } & ({ what: 'ended'; why: Ended } | { what: 'malformed' | 'unwritable'; faults: Malformed['faults'] } | { what: 'failed'; error: unknown } | { what: 'lost' })
export type ServerOptions = { dialect: Dialect | ((body: Buffer) => Dialect); answer: (request: Decoded, peer: Peer) => Promise<Reply | null>; told?: (event: ServerEvent) => void; limits?: Partial<Limits>; after?: After }
/** `take` every accepted socket; `close` answers what is in flight, then ends every connection. */
export type Server = { take: (socket: Socket) => void; connections: () => number; close: () => Promise<void> }
/** The longest message where each may be of another dialect. */
const MOST = 1500
type Line = { finish: () => void; over: Promise<void> }
type Setup = Required<Omit<ServerOptions, 'limits'>> & { limits: Limits }

/**
 * The server half of the conversation: requests of many connections, each answered when its answer is ready, in whatever order. Listen with `noDelay`, and with
 * `allowHalfOpen` where peers end their side before they are answered.
 */
export function serve({ limits, told = () => {}, after = realTime, ...rest }: ServerOptions): Server {
  const setup: Setup = { ...rest, told, after, limits: { ...LIMITS, ...limits } }
  const lines = new Set<Line>()
  let last = 0
  let closing = false
  return {
    connections: () => lines.size,
    take: socket => {
      const peer = { id: ++last, address: socket.remoteAddress ?? '' }
      if (closing || lines.size >= setup.limits.connections) { told({ peer, what: 'ended', why: closing ? 'closing' : 'full' }); socket.on('error', () => {}).destroy(); return }
      const line = converse(socket, peer, setup)
      lines.add(line)
      void line.over.then(() => lines.delete(line))
    },
    close: async () => {
      closing = true
      for (const line of lines) line.finish()
      await Promise.all([...lines].map(({ over }) => over))
    },
  }
}

/** One connection from its first byte to its end. */
function converse(socket: Socket, peer: Peer, { dialect, answer, told, limits, after }: Setup): Line {
  const dialectOf = typeof dialect === 'function' ? dialect : () => dialect
  const reader = frameReader(typeof dialect === 'function' ? MOST : dialect.most)
  let [inFlight, malformed, finishing, ended] = [0, 0, false, false]
  let calm = () => {}
  let whole: (() => void) | null = null

  const end = (why: Ended) => {
    if (ended) return
    ended = true
    told({ peer, what: 'ended', why })
    socket.destroy()
  }
  /** Reads no more, answers what is in flight, then ends. */
  const finish = (why?: Ended) => {
    if (why && !ended && !finishing) told({ peer, what: 'ended', why })
    finishing = true
    pump()
  }
  const watch = () => {
    calm()
    if (!ended) calm = after(finishing ? limits.partial : limits.idle, () => { if (inFlight === 0) end('idle'); else watch() })
  }
  /** A message has `partial` ms from its first byte, however slowly its bytes drip. */
  const bound = (more: boolean) => {
    if (!more) { whole?.(); whole = null }
    else whole ??= after(limits.partial, () => end('partial'))
  }
  const write = ({ message, mak }: Reply, by: Dialect) => {
    const body = encodeMessage(message, by, mak)
    if (isRefused(body)) return told({ peer, what: 'unwritable', faults: body.faults })
    if (ended || !socket.writable) return told({ peer, what: 'lost' })
    socket.write(frameOf(body))
    if (socket.writableLength > limits.unsent) end('unread')
  }
  const take = (body: Buffer) => {
    const by = dialectOf(body)
    const request = decodeMessage(body, by)
    if (isRefused(request)) {
      told({ peer, what: 'malformed', faults: request.faults })
      if (++malformed >= limits.malformed) finish('malformed')
      return
    }
    inFlight++
    void answered(request, by).finally(() => { inFlight--; pump() })
  }
  const answered = async (request: Decoded, by: Dialect) => {
    try {
      const reply = await answer(request, peer)
      if (reply) write(reply, by)
    } catch (error) { told({ peer, what: 'failed', error }) }
  }
  const pump = () => {
    while (!ended && !finishing && inFlight < limits.inFlight) {
      const body = reader.next()
      if (body === null) break
      bound(false)
      if (isRefused(body)) return finish('frame')
      take(body)
    }
    const full = inFlight >= limits.inFlight
    bound(!ended && !finishing && !full && reader.held() > 0)
    if (full || finishing) socket.pause()
    else socket.resume()
    if (finishing && inFlight === 0 && !ended) socket.end(() => socket.destroy())
    watch()
  }

  const over = new Promise<void>(resolve => socket.once('close', () => { ended = true; calm(); bound(false); resolve() }))
  socket.on('error', () => {})
  socket.on('data', chunk => { reader.add(chunk); pump() })
  watch()
  return { over, finish: () => { finish() } }
}

import type { TLSSocket } from 'node:tls'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { signedOf, vouch } from '#access'
import type { House } from '#kit/work'
import { claimsOf, readEnvelope, writeJson } from '../../wire/national/envelope.ts'
import { liftFile, MOST_FILE_BYTES } from '../../wire/national/lift.ts'
import { paths } from '../../wire/national/messages.ts'
import type { Ears } from './ears.ts'
import { answerOf, handle } from './handle.ts'

/** `ears`: what a sandbox hears with. `port`: on the separate listener alone a registered address vouches for a message. */
type Options = { demo: boolean; port?: 'main' | 'separate'; ears?: Ears }
const UNSIGNED = '演示环境：报文没有签名也受理 / demo: unsigned messages are taken'
const MOST = 256 * 1024
/** A message that carries a file, written as numbers; so many are read at a time. */
const MOST_WITH_FILE = 5 * MOST_FILE_BYTES + MOST
const LARGE_AT_ONCE = 4
const TOO_LARGE = `报文超过 ${MOST / 1024} KiB，没有受理`
const BUSY = '别的大文件正在收，这个没有受理。稍后用同一个报文编号再发'

/**
 * The national medical-insurance interface, designated-provider side: one address for every transaction and one path each. Answers are HTTP 200 with
 * infcode 0 or -1. A message is vouched for by the gateway's signature, a client certificate or, on the separate listener, a registered address; a demo's
 * main port also takes unsigned ones and says so in warn_msg. (settled: the national door)
 */
export const nationalDoor = (house: House, { demo, port = 'main', ears }: Options): FastifyPluginAsync => async door => {
  door.removeContentTypeParser('application/json')
  door.addContentTypeParser(['application/json', 'text/plain', '*'], { parseAs: 'buffer', bodyLimit: MOST }, (_request, body, done) => done(null, body))
  door.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const tooLarge = error.statusCode === 413
    if (!tooLarge) request.log.error(plain(error), 'bug')
    return refused(reply, tooLarge ? TOO_LARGE : '报文没有读完整，没有受理。请用同一个报文编号再发')
  })
  const refused = (reply: FastifyReply, said: string) => reply.code(200).type('application/json; charset=utf-8').send(writeJson(answerOf(house, house.now(), { err_msg: said })))
  let large = 0
  /** Before a byte of the body is read: only so many large ones at a time. */
  const gate = (request: FastifyRequest, reply: FastifyReply, next: () => void) => {
    if (Number(request.headers['content-length'] ?? Infinity) <= MOST) return next()
    if (large >= LARGE_AT_ONCE) return void refused(reply.header('connection', 'close'), BUSY)
    large++
    reply.raw.once('close', () => { large-- })
    next()
  }
  const listen = (path: string, only: string | null) => door.post(path, { bodyLimit: only === null || only === '9101' ? MOST_WITH_FILE : MOST, onRequest: gate }, async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const lifted = liftFile(body)
    if (!Array.isArray(lifted) && lifted.rest.length > MOST) return refused(reply, TOO_LARGE)
    const text = Array.isArray(lifted) ? '' : lifted.rest.toString('utf8')
    const envelope = Array.isArray(lifted) ? lifted : readEnvelope(text, lifted.file)
    const certificate = certificateOf(request)
    const open = demo && port === 'main' && !certificate && !signedOf(request.headers)
    const code = Array.isArray(envelope) ? null : envelope.fixmedins_code
    const address = port === 'separate' ? request.socket.remoteAddress ?? '' : null
    const { status, answer, why, refused: name, file } = await handle(house, envelope, {
      address: request.ip, only, unsigned: open ? UNSIGNED : null, ...ears && !Array.isArray(lifted) ? { hear: ears.hear, claims: claimsOf(text, envelope) } : {}, broken: error => request.log.error(plain(error), 'bug'),
      vouched: open ? null : () => vouch(house, { code, headers: request.headers, body, certificate, address }),
    })
    // the name of a refusal, for programs: the envelope has no place for it
    if (name) reply.header('x-refused', name)
    if (why) request.log.warn({ path, why }, 'nobody vouches for this message')
    if (file) return reply.type('application/octet-stream').header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`).send(file.bytes)
    return reply.code(status).type('application/json; charset=utf-8').send(writeJson(answer))
  })
  listen('/fsi/api', null)
  for (const [path, { infno }] of Object.entries(paths)) listen(path, infno)
  door.post('/fsi/api/*', (_request, reply) => reply.code(404).type('application/json; charset=utf-8')
    .send(writeJson(answerOf(house, house.now(), { err_msg: '没有这个交易地址，没有受理。所有交易都可以发到 /fsi/api / there is no such address; every transaction can be sent to /fsi/api' }))))
}

/** The SHA-256 of the client's certificate, when the handshake proved that it holds the key and one of the named authorities issued it. */
function certificateOf({ raw: { socket } }: FastifyRequest): string | null {
  const { authorized, getPeerCertificate } = socket as Partial<TLSSocket>
  return authorized && getPeerCertificate ? getPeerCertificate.call(socket as TLSSocket).fingerprint256 ?? null : null
}

/** Of a bug the log keeps where it was, never what was being handled. */
const plain = (error: unknown) => ({ name: (error as Error).name, at: (error as Error).stack?.split('\n').slice(1, 6).map(line => line.trim()) })

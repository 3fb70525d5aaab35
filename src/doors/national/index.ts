import type { FastifyPluginAsync } from 'fastify'
import type { House } from '#kit/work'
import { readEnvelope, writeJson } from '../../wire/national/envelope.ts'
import { paths } from '../../wire/national/messages.ts'
import { answerOf, handle } from './handle.ts'

type Options = { demo: boolean }
const UNSIGNED = '演示环境：报文没有签名也受理 / demo: unsigned messages are taken'
const MOST = 256 * 1024

/**
 * The national medical-insurance interface, designated-provider side: one address for every transaction and one path each. Answers are HTTP 200 with
 * infcode 0 or -1. A demo takes unsigned messages on the main port and says so in warn_msg; a production city does not. (settled: the national door)
 */
export const nationalDoor = (house: House, { demo }: Options): FastifyPluginAsync => async door => {
  door.removeContentTypeParser('application/json')
  door.addContentTypeParser(['application/json', 'text/plain', '*'], { parseAs: 'string', bodyLimit: MOST }, (_request, body, done) => done(null, body))
  door.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const tooLarge = error.statusCode === 413
    if (!tooLarge) request.log.error(plain(error), 'bug')
    const said = tooLarge ? `报文超过 ${MOST / 1024} KiB，没有受理` : '报文没有读完整，没有受理。请用同一个报文编号再发'
    return reply.code(200).type('application/json; charset=utf-8').send(writeJson(answerOf(house, house.now(), { err_msg: said })))
  })
  const listen = (path: string, only: string | null) => door.post(path, async (request, reply) => {
    const answer = demo ? await handle(house, readEnvelope(String(request.body ?? '')), { address: request.ip, only, unsigned: UNSIGNED, broken: error => request.log.error(plain(error), 'bug') })
      : answerOf(house, house.now(), { err_msg: '这个端口只受理经网关签名的报文。请从医保专网网关接入' })
    return reply.type('application/json; charset=utf-8').send(writeJson(answer))
  })
  listen('/fsi/api', null)
  for (const [path, { infno }] of Object.entries(paths)) listen(path, infno)
}

/** Of a bug the log keeps where it was, never what was being handled. */
const plain = (error: unknown) => ({ name: (error as Error).name, at: (error as Error).stack?.split('\n').slice(1, 6).map(line => line.trim()) })

import { createHash } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import { compactClock } from '#kit/day'
import { Fault as Failure } from '#kit/fault'
import { isRefused } from '#kit/refusal'
import type { House } from '#kit/work'
import { refuseSettlement, type Sender } from '#settlement'
import { readEnvelope, reference, writeJson, type Answer, type Envelope } from '../../wire/national/envelope.ts'
import type { Fault } from '../../wire/national/fields.ts'
import { paths } from '../../wire/national/messages.ts'
import { say, sayFaults } from './say.ts'
import { transactions, type Outcome } from './transactions.ts'

type Options = { demo: boolean }
const UNSIGNED = '演示环境：报文没有签名也受理 / demo: unsigned messages are taken'
const CENTRE = '340100'

/**
 * The national medical-insurance interface, designated-provider side: one address for every transaction and one path each. Answers are HTTP 200 with
 * infcode 0 or -1. A demo takes unsigned messages on the main port and says so in warn_msg; a production city does not. (settled: the national door)
 */
export const nationalDoor = (house: House, { demo }: Options): FastifyPluginAsync => async door => {
  door.removeContentTypeParser('application/json')
  door.addContentTypeParser(['application/json', 'text/plain', '*'], { parseAs: 'string', bodyLimit: 256 * 1024 }, (_request, body, done) => done(null, body))
  const listen = (path: string, only: string | null) => door.post(path, async (request, reply) => {
    const answer = await handle(house, String(request.body ?? ''), { demo, address: request.ip, only, broken: error => request.log.error(plain(error), 'bug') })
    return reply.type('application/json; charset=utf-8').send(writeJson(answer))
  })
  listen('/fsi/api', null)
  for (const [path, { infno }] of Object.entries(paths)) listen(path, infno)
}

type Asked = { demo: boolean; address: string; only: string | null; broken: (error: unknown) => void }
/** Of a bug the log keeps where it was, never what was being handled. */
const plain = (error: unknown) => ({ name: (error as Error).name, at: (error as Error).stack?.split('\n').slice(1, 6).map(line => line.trim()) })

/** One message in, one answer out: an envelope in any case, so that the sender knows to ask again or to reverse. */
async function handle(house: House, body: string, { demo, address, only, broken }: Asked): Promise<Answer> {
  const received = house.now()
  const own = reference(CENTRE, received, BigInt(`0x${house.random(5).toString('hex')}`).toString())
  const answer = (parts: Partial<Answer> & { at?: Date }): Answer => ({
    infcode: -1, inf_refmsgid: own, refmsg_time: compactClock(parts.at ?? received), respond_time: compactClock(house.now()), err_msg: null, output: null,
    enctype: null, signtype: null, cainfo: null, warn_msg: demo ? UNSIGNED : null, ...without(parts),
  })
  if (!demo) return answer({ err_msg: '这个端口只受理经网关签名的报文。请从医保专网网关接入' })
  const envelope = readEnvelope(body)
  if (Array.isArray(envelope)) return answer({ err_msg: sayFaults(envelope) })
  try {
    const outcome = await run(house, envelope, { address, only, received, own })
    if (Array.isArray(outcome)) return answer({ err_msg: sayFaults(outcome) })
    if (isRefused(outcome)) return answer({ err_msg: say(outcome) })
    const done = outcome as Exclude<Outcome, unknown[] | { refused: string }>
    return answer({ infcode: 0, output: done.output, ...done.reference ? { inf_refmsgid: done.reference } : {}, ...done.received ? { at: done.received } : {} })
  } catch (error) {
    if (!(error instanceof Failure)) broken(error)
    return answer({ err_msg: !(error instanceof Failure) || error.outcome === 'unknown' ? '结果不明：请用同一个报文编号再发一次，或者冲正（2601）' : '没有办成，数据库暂时连不上。请用同一个报文编号再发' })
  }
}

const without = ({ at: _at, ...rest }: Partial<Answer> & { at?: Date }) => rest

async function run(house: House, envelope: Envelope, { address, only, received, own }: { address: string; only: string | null; received: Date; own: string }): Promise<Outcome> {
  const fault = (field: string, zh: string, en: string): Fault[] => [{ field, zh, en }]
  if (only !== null && envelope.infno !== only) return fault('infno', `这个地址只办 ${only}`, `this address takes ${only} only`)
  const transaction = transactions[envelope.infno]
  if (!transaction) return fault('infno', `没有交易 ${envelope.infno}`, `there is no transaction ${envelope.infno}`)
  if (!envelope.msgid.startsWith(envelope.fixmedins_code)) return refuseSettlement('provider-differs')
  if (envelope.infno !== '9001' && !envelope.sign_no) return refuseSettlement('sign-in-first')
  const sender: Sender = { msgid: envelope.msgid, infno: envelope.infno, digest: createHash('sm3').update(envelope.content).digest(), code: envelope.fixmedins_code, operator: envelope.opter,
    signNo: envelope.sign_no, address, received, reference: own }
  return transaction({ house, envelope, sender })
}

import { timingSafeEqual } from 'node:crypto'
import cookie from '@fastify/cookie'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Fault } from '#kit/fault'
import { isRefused, type Refusal } from '#kit/refusal'
import { loggable } from '#kit/trouble'
import { refuse, sayingOf, sayings, type RefusalName } from '../refusals.ts'
import type { DoorKeys } from '../open.ts'
import { inWork, type Bank, type Work } from '../work.ts'
import type { Acquirer } from '../acquiring/port.ts'
import { posRoutes } from '../pos/http.ts'
import type { Device } from '../pos/device.ts'
import type { Spare } from '../pos/devices.ts'
import { enterRoute } from './enter.ts'
import { noDevices, type Devices } from './devices.ts'
import { pagesDoor } from './pages.ts'
import { routes, type BankRoute } from './routes.ts'
import { servePages } from './serve-page.ts'
import { readInput, unreadable } from './unreadable.ts'

/** What every page and every answer says of itself. */
export const standIn = { 'stand-in': true, note: { zh: '这是代替真实银行的样例银行，不是真的银行，没有真的钱', en: 'This stands in for a real bank: it is none, and there is no real money' } }

/** What stands behind the door beside the verbs: who answers terminals, and the POS that stand at shops. */
export type Behind = { acquirer: Acquirer; pos?: ReadonlyMap<string, Device> & { spare?: readonly Spare[] } }

/** The bank's HTTP door: how it is, keyed routes for the centre and for the bank's own systems, its pages with their routes, and the POS it lends. `demo`: with what one tries it by. */
export function buildDoor(bank: Bank, keys: DoorKeys, logger: boolean | { write(line: string): void } = true, demo = false, devices: Devices = noDevices, behind: Behind | null = null): FastifyInstance {
  const level = process.env['LOG_LEVEL'] ?? 'warn'
  const door = Fastify({ logger: logger === true ? { level, name: 'bank' } : logger && { level, name: 'bank', stream: logger }, bodyLimit: 1 << 20, logController: new LogController({ disableRequestLogging: true }) })
  door.register(cookie)
  door.addHook('onSend', async (_request, reply) => {
    reply.header('x-stand-in', 'true').header('x-content-type-options', 'nosniff').header('x-frame-options', 'DENY').header('referrer-policy', 'no-referrer')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  })
  door.setErrorHandler((error, request, reply) => failed(error, request, reply))
  door.get('/healthz', async () => ({ ...standIn, ok: true }))
  door.get('/readyz', async (_request, reply) => {
    const ready = await bank.pool.query('select 1').then(() => true, () => false)
    return reply.status(ready ? 200 : 503).send({ ...standIn, ready })
  })
  for (const route of routes) if (demo || !route.demo) door.post(route.path, (request, reply) => serve(bank, route, keys, request, reply))
  if (behind) enterRoute(door, behind.acquirer, { shows: header => isKey(header, keys.centre), unreadable: error => unreadable(error.issues), standIn })
  posRoutes(door, { all: () => behind?.pos ?? new Map(), key: keys.tills, standIn, demo })
  servePages(door, bank, demo, devices)
  pagesDoor(door, () => page(bank))
  return door
}

async function serve(bank: Bank, route: BankRoute, keys: DoorKeys, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (!shows(request, keys[route.key])) return no(reply, refuse('key-wrong'))
  const { data, issues } = readInput(route.body, request.body)
  if (issues.length) return reply.status(400).send({ ...standIn, ...unreadable(issues) })
  const result = await inWork(bank, work => (route.handle as (work: Work, body: unknown) => Promise<unknown>)(work, data))
  return isRefused(result) ? no(reply, result as Refusal<RefusalName>) : reply.send({ ...standIn, ...result as object })
}

/** Whether a request shows this key (Authorization: Bearer …). */
const shows = (request: FastifyRequest, key: string) => isKey(request.headers.authorization, key)
function isKey(header: string | undefined, key: string): boolean {
  const shown = Buffer.from(/^Bearer ([0-9a-f]{64})$/i.exec(header ?? '')?.[1] ?? '', 'hex')
  const wanted = Buffer.from(key, 'hex')
  return shown.length === wanted.length && timingSafeEqual(shown, wanted)
}

const no = (reply: FastifyReply, refusal: Refusal<RefusalName>) => reply.status(sayings[refusal.refused].status).send({ ...standIn, ...sayingOf(refusal) })

function failed(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const status = (error as { statusCode?: number }).statusCode ?? 500
  if (status < 500) return reply.status(status).send({ ...standIn, refused: 'input-invalid', zh: '请求读不出来，请按 JSON 发送', en: 'The request cannot be read. Send JSON' })
  request.log.error({ route: request.routeOptions.url, ...loggable(error) }, 'a request was not carried out')
  const unknown = error instanceof Fault && error.outcome === 'unknown'
  return reply.status(503).send({ ...standIn, fault: true, outcome: unknown ? 'unknown' : 'not-done', zh: unknown ? '结果不明，请用同样的内容再发一次' : '现在办不了，请稍后再试', en: unknown ? 'The outcome is not known. Send the same again' : 'This cannot be done now. Try again later' })
}

const escape = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

function page({ banks }: Bank): string {
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>样例银行 · stand-in bank</title>
<h1>样例银行</h1><p><strong>${standIn.note.zh}。</strong></p><p lang="en"><strong>${standIn.note.en}.</strong></p>
<p>代替的银行：</p><ul>${banks.map(bank => `<li>${escape(bank.zh)} <span lang="en">${escape(bank.en)}</span> · 卡号 ${bank.prefix}…（${bank.length} 位）· ${escape(bank.phone)}</li>`).join('')}</ul></html>`
}

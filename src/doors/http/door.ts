import { readFileSync } from 'node:fs'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { House } from '#kit/work'
import { bankDoor } from '../bank/index.ts'
import { ears } from '../national/ears.ts'
import { nationalDoor } from '../national/index.ts'
import { sandboxDoor } from '../sandbox/index.ts'
import { meters } from './meters.ts'
import { openapi } from './openapi.ts'
import { pagesDoor } from './pages.ts'
import { register } from './register.ts'
import { demoRoutes, roomRoutes } from './rooms.ts'
import { headers } from './security.ts'
import { unreadable } from './unreadable.ts'

/** Files of the server's certificate and key; `clientCa` of the authorities whose client certificates are asked for. */
export type Tls = { cert: string; key: string; clientCa?: string | null }

/** TLS as Node's server takes it. A client without a certificate is let in: what needs one asks for it. */
export const tlsOf = ({ cert, key, clientCa }: Tls) => ({ cert: readFileSync(cert), key: readFileSync(key), ...clientCa ? { ca: readFileSync(clientCa), requestCert: true, rejectUnauthorized: false } : {} })

/** `kind` is how the database was born; `pages` the folder of the built pages, null for none (tests of the interfaces). */
export type DoorOptions = {
  kind: 'demo' | 'production'
  pages?: string | null
  tls?: Tls | null
  trustedProxy?: string | null
  /** False: no log. A stream takes every line from `trace` on in place of standard output. */
  logger?: boolean | { write(line: string): void }
}

/** The HTTP door: every room's routes, the national interface, the pages, and what an operator watches. */
export async function buildDoor(house: House, options: DoorOptions): Promise<FastifyInstance> {
  const secure = Boolean(options.tls || options.trustedProxy)
  const door = fastify({
    ...(options.tls ? { https: tlsOf(options.tls) } : {}),
    trustProxy: options.trustedProxy ?? false, logController: new LogController({ disableRequestLogging: true }), bodyLimit: 1024 * 1024,
    frameworkErrors: (error, request, reply) => { unreadable(error, request, reply as never) },
    logger: options.logger === false ? false : typeof options.logger === 'object' ? { level: 'trace', stream: options.logger } : { level: process.env['LOG_LEVEL'] ?? 'warn' },
  }) as unknown as FastifyInstance
  const registry = new Registry()
  if (options.logger !== false) collectDefaultMetrics({ register: registry })
  await door.register(cookie)
  await door.register(multipart, { limits: { fields: 20, headerPairs: 100 } })
  door.addHook('onSend', headers(secure))
  door.setErrorHandler(unreadable)
  meters(door, registry, house)
  const routes = [...roomRoutes, ...options.kind === 'demo' ? demoRoutes : []]
  for (const declared of routes) register(door, house, declared, { secure, demo: options.kind === 'demo' })
  door.get('/openapi.json', async () => openapi(routes))
  door.get('/healthz', async () => ({ ok: true }))
  door.get('/readyz', async (_, reply) => house.pool.query('select 1').then(() => ({ ready: true }), () => reply.code(503).send({ ready: false })))
  door.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
  const heard = options.kind === 'demo' ? ears(house) : null
  if (heard) door.addHook('onClose', () => heard.close())
  await door.register(bankDoor(house))
  await door.register(nationalDoor(house, { demo: options.kind === 'demo', ...heard ? { ears: heard } : {} }))
  if (heard) await door.register(sandboxDoor(house, heard))
  if (options.pages) await pagesDoor(door, options.pages)
  return door
}

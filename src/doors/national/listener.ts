import fastify, { LogController, type FastifyInstance } from 'fastify'
import type { House } from '#kit/work'
import { headers } from '../http/security.ts'
import { nationalDoor } from './index.ts'

/** `tls`: as Node's server takes it. */
export type ListenerOptions = { demo: boolean; tls: object | null; logger: boolean }

/** The separate listener of the national door (FSI_PORT): nothing else is on it, no proxy is believed, and registered addresses vouch for messages. */
export async function buildListener(house: House, { demo, tls, logger }: ListenerOptions): Promise<FastifyInstance> {
  const door = fastify({ ...tls ? { https: tls } : {}, logController: new LogController({ disableRequestLogging: true }), logger: logger && { level: process.env['LOG_LEVEL'] ?? 'warn' } }) as unknown as FastifyInstance
  door.addHook('onSend', headers(tls !== null))
  await door.register(nationalDoor(house, { demo, port: 'separate' }))
  return door
}

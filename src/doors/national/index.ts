import type { FastifyPluginAsync } from 'fastify'
import type { House } from '#kit/work'

/** The national medical-insurance interface, designated-provider side. */
export const nationalDoor = (_house: House, _options: { demo: boolean }): FastifyPluginAsync => async () => undefined

import type { FastifyPluginAsync } from 'fastify'
import type { House } from '#kit/work'

/** The sandbox's own addresses; registered in a demo only. */
export const sandboxDoor = (_house: House): FastifyPluginAsync => async () => undefined

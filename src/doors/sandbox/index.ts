import type { FastifyPluginAsync } from 'fastify'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { inbox } from '#notices'
import { cardSession, readAsked } from './card-session.ts'
import { sandboxCity } from './city.ts'
import { runPurchase } from './run-purchase.ts'
import { sayHere } from './say.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'sandbox' }

/** The sandbox's own addresses; registered in a demo only, never in a production city. */
export const sandboxDoor = (house: House): FastifyPluginAsync => async door => {
  door.get('/sandbox.json', () => inWork(house, by, sandboxCity))
  door.get('/sandbox/inbox', () => inWork(house, by, async work => {
    const phones = Map.groupBy(await inbox(work, null, 500), message => message.phone)
    return [...phones].map(([phone, messages]) => ({ phone, messages: messages.map(({ at, text, template }) => ({ at, text, template })) }))
  }))
  door.post('/sandbox/card-session', async (request, reply) => {
    const asked = readAsked(request.body)
    const opened = 'refused' in asked ? asked : await cardSession(house, asked)
    if (!isRefused(opened)) return opened
    const { status, body } = sayHere(opened)
    return reply.code(status).send(body)
  })
  door.post('/sandbox/run-purchase', async request => {
    const card = (request.body as { card_number?: unknown } | null)?.card_number
    const send = async (url: string, payload: string) => (await door.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })).body
    return runPurchase(house, send, typeof card === 'string' && card ? card : null)
  })
}

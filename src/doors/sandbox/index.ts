import type { FastifyPluginAsync } from 'fastify'
import type { Link, Sandbox } from '#conformance'
import { bankPins } from '#demo'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { inbox } from '#notices'
import { bankHere, bankTexts } from './bank.ts'
import { cardSession, readAsked } from './card-session.ts'
import { sandboxCity } from './city.ts'
import { isServed } from '../../wire/national/definitions.ts'
import type { Ears } from '../national/ears.ts'
import { clientOf, clientsHeard } from './clients.ts'
import { runPurchase } from './run-purchase.ts'
import { notHere, sayHere } from './say.ts'
import { prepareExample, transactionList, transactionSheet } from './transactions.ts'

const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'sandbox' }

/** The sandbox's own addresses; registered in a demo only, never in a production city. */
export const sandboxDoor = (house: House, ears: Ears): FastifyPluginAsync => async door => {
  const link: Link = async (url, payload, headers = {}) => {
    const { statusCode, headers: answered, rawPayload } = await door.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } })
    return { status: statusCode, type: String(answered['content-type'] ?? ''), bytes: rawPayload }
  }
  door.get('/sandbox.json', async () => {
    const city = await inWork(house, by, sandboxCity)
    const bank = await bankHere(house)
    const pins = bank ? await bankPins(house, city.people.flatMap(person => person.cards.flatMap(card => card.bank_card && card.financial_state === 'active' ? [{ card: card.bank_card, idNumber: person.certno }] : []))) : new Map<string, string | null>()
    return { ...city, people: city.people.map(person => ({ ...person, cards: person.cards.map(card => ({ ...card, bank_pin: pins.get(card.bank_card ?? '') ?? null })) })), bank }
  })
  door.get('/sandbox/inbox', async () => {
    const own = await inWork(house, by, work => inbox(work, null, 500))
    const all = [...own, ...(await bankTexts(house)).map(({ phone, text, at }) => ({ phone, text, at, template: 'bank' }))].toSorted((a, b) => new Date(b.at).getTime() - new Date(a.at).getTime())
    return [...Map.groupBy(all, message => message.phone)].map(([phone, messages]) => ({ phone, messages: messages.map(({ at, text, template }) => ({ at, text, template })) }))
  })
  door.post('/sandbox/card-session', async (request, reply) => {
    const asked = readAsked(request.body)
    const opened = 'refused' in asked ? asked : await cardSession(house, asked)
    if (!isRefused(opened)) return opened
    const { status, body } = sayHere(opened)
    return reply.code(status).send(body)
  })
  door.get('/sandbox/transactions.json', () => ({ transactions: transactionList() }))
  door.get<{ Params: { infno: string } }>('/sandbox/transactions/:infno.json', (request, reply) => transactionSheet(request.params.infno) ?? notHere(reply))
  door.post<{ Params: { infno: string } }>('/sandbox/transactions/:infno/example', async (request, reply) => {
    const { infno } = request.params
    return isServed(infno) ? prepareExample(house, infno, await inWork(house, by, sandboxCity) as unknown as Sandbox, link) : notHere(reply)
  })
  door.get('/sandbox/clients.json', async () => { await ears.settle(); return inWork(house, by, clientsHeard) })
  door.get<{ Params: { code: string } }>('/sandbox/clients/:code.json', async (request, reply) => { await ears.settle(); return await inWork(house, by, work => clientOf(work, request.params.code)) ?? notHere(reply) })
  door.post('/sandbox/run-purchase', async request => {
    const card = (request.body as { card_number?: unknown } | null)?.card_number
    const send = async (url: string, payload: string) => (await door.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })).body
    return runPurchase(house, send, typeof card === 'string' && card ? card : null)
  })
}

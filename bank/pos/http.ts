import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { wallClock } from '#kit/day'
import { fenNumber } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { refuse, sayingOf, sayings } from '../refusals.ts'
import type { Device } from './device.ts'
import type { Spare } from './devices.ts'
import { masked, whats, type Order } from './order.ts'
import type { Turn } from './pad.ts'

/** The POS of this bank by terminal number; `key` is what whoever lists them shows. */
export type Devices = { all: () => ReadonlyMap<string, Device> & { spare?: readonly Spare[] }; key: string; standIn: object; demo: boolean }

/** An order as a till reads it; amounts in fen. */
export function orderView({ reference, what, amount, of, note, state, at, card, batch, stan, code, cause, rrn, auth, done }: Order) {
  return { reference, what, amount: fenNumber(amount), of, note, state, at, card: masked(card), batch, stan, code, ...cause ? { zh: cause.zh, en: cause.en } : {}, rrn, auth, done }
}
const turnView = ({ who, name }: Device, { order, step, typed, card, online }: Turn, last: Order | null) => ({
  terminal: who.id, merchant: who.merchant, name, step, typed, of: 6, card, online, order: order && { what: order.what, amount: fenNumber(order.amount), note: order.note },
  last: last && { ...orderView(last), clock: last.done && wallClock(new Date(last.done)) },
})
/** What a till shows to a POS: a key of that POS alone, made from the key of all. */
export const tillKey = (key: string, terminal: string) => createHmac('sm3', Buffer.from(key, 'hex')).update(`till|${terminal}`).digest('hex')

const said = (is: RegExp, zh: string, en: string) => z.string().regex(is, { message: `${zh} | ${en}` })
const reference = said(/^[\w-]{6,64}$/, '应是 6 到 64 位的收银单号', 'must be the till\'s reference of 6 to 64 characters')
const asked = z.strictObject({ reference, what: z.enum(whats), amount: z.int().min(1).max(99_999_999_99).transform(BigInt), of: said(/^[\w-]{6,64}$/, '应是原单号', 'must name the original').nullable().default(null), note: z.string().max(80).default('') })
const named = z.strictObject({ reference })

/** What tills ask of a POS, with its key; and what its screen shows and its keys do, which is its front and needs none. */
export function posRoutes(door: FastifyInstance, { all, key, standIn, demo }: Devices): void {
  const no = (reply: FastifyReply, refusal: ReturnType<typeof refuse>) => reply.status(sayings[refusal.refused].status).send({ ...standIn, ...sayingOf(refusal) })
  const shown = (request: FastifyRequest, wanted: string) => { const given = Buffer.from(/^Bearer ([0-9a-f]{64})$/i.exec(request.headers.authorization ?? '')?.[1] ?? '', 'hex'); return given.length === 32 && timingSafeEqual(given, Buffer.from(wanted, 'hex')) }
  const unread = (reply: FastifyReply, { issues }: z.ZodError) => {
    const fields = issues.map(({ path, message }) => { const [zh, en = message] = message.includes(' | ') ? message.split(' | ') : ['内容不对', message]; return { field: path.join('.') || 'body', zh, en } })
    return reply.status(400).send({ ...standIn, refused: 'input-invalid', zh: `请改正：${fields.map(each => `${each.field} ${each.zh}`).join('；')}`, en: `Put right: ${fields.map(each => `${each.field}: ${each.en}`).join('; ')}`, fields })
  }
  const at = (request: FastifyRequest) => all().get((request.params as { id: string }).id)
  const listed = () => [...all().values()].map(device => ({ terminal: device.who.id, bank: device.bank, merchant: device.who.merchant, cipher: device.who.cipher, shop: device.shop, name: device.name, key: tillKey(key, device.who.id) }))
  const till = <Body>(path: string, body: z.ZodType<Body>, act: (device: Device, body: Body) => Order | null | ReturnType<typeof refuse>) => door.post(`/pos/:id/${path}`, (request, reply) => {
    const device = at(request)
    if (!device) return no(reply, refuse('terminal-unknown'))
    if (!shown(request, tillKey(key, device.who.id))) return no(reply, refuse('key-wrong'))
    const read = body.safeParse(request.body)
    if (read.error) return unread(reply, read.error)
    const done = act(device, read.data)
    if (done === null) return no(reply, refuse('pos-order-unknown'))
    return isRefused(done) ? no(reply, done) : reply.send({ ...standIn, ...orderView(done) })
  })
  till('orders', asked, (device, body) => device.ask(body))
  till('orders/state', named, (device, body) => device.state(body.reference))
  till('orders/cancel', named, (device, body) => device.cancel(body.reference))
  // what a demo tells to whoever tries it: the POS with their keys, and terminals to be one's own program
  if (demo) door.get('/pos.json', async () => ({ ...standIn, pos: listed(), terminals: all().spare ?? [] }))
  // which POS stand at a shop, and their keys: for whoever runs its tills
  door.post('/pos', (request, reply) => shown(request, key) ? reply.send({ ...standIn, rows: listed() }) : no(reply, refuse('key-wrong')))

  const front = <Body>(path: string, body: z.ZodType<Body>, act: (device: Device, body: Body) => Turn) => door.post(`/pos/:id/${path}`, (request, reply) => {
    const device = at(request)
    if (!device) return no(reply, refuse('terminal-unknown'))
    const read = body.safeParse(request.body ?? {})
    return read.error ? unread(reply, read.error) : reply.send({ ...standIn, ...turnView(device, act(device, read.data), device.last()) })
  })
  front('screen', z.strictObject({}), device => device.pad.turn())
  front('insert', z.strictObject({ key: z.string().max(64).optional(), card: said(/^\d{16,19}$/, '应是 16 到 19 位银行卡号', 'must be a bank card number of 16 to 19 digits') }), (device, { card }) => device.pad.insert(card))
  front('press', z.strictObject({ key: said(/^(\d|ok|clear|cancel)$/, '应是一个键', 'must be a key') }), (device, { key: pressed }) => device.pad.press(pressed))
}

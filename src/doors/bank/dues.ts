import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { lookUp, takeTold } from '#contributions'
import { isDay } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { say } from '../http/say.ts'
import { bankCode, readKeyed, said } from './keyed.ts'

const reference = z.string().trim().min(4).max(60)
const asked = z.strictObject({ bank: bankCode, reference })
const told = z.strictObject({
  bank: bankCode,
  payments: z.array(z.strictObject({
    number: said(/^[0-9A-Za-z-]{6,40}$/, '应是银行自己的流水号', 'must be the bank’s own number of the payment'), channel: z.enum(['transfer', 'online', 'pos'], { message: '应是 transfer、online 或 pos | must be transfer, online or pos' }), reference,
    amount: z.int().min(1).max(1_000_000_000_000), paidOn: z.string().refine(isDay, '日期写成 2026-03-01 | Write a day as 2026-03-01'), facts: z.record(z.string().regex(/^[a-z]{1,20}$/), z.string().max(60)).optional(),
  })).min(1).max(100),
})

/**
 * What a partner bank's system asks and tells of contributions: `/bank/dues` what is to be paid under a payment number today, `/bank/dues/paid` money that came, each once by the bank's own number of it;
 * told again it is answered the same. Money that moved is taken in any case. (INS-02.a, INS-03.b)
 */
export function duesDoor(door: FastifyInstance, house: House): void {
  const by = (bank: string): By => ({ kind: 'system', id: null, post: null, organisation: null, authority: `bank ${bank}` })
  door.post('/bank/dues', { bodyLimit: 8 * 1024 }, async (request, reply) => {
    const body = readKeyed(house, request, reply, asked)
    if (!body) return reply
    const due = await inWork(house, by(body.bank), work => lookUp(work, body.reference))
    if (!isRefused(due)) return due
    const { status, body: sentence } = say(due)
    return reply.code(status).send(sentence)
  })
  door.post('/bank/dues/paid', { bodyLimit: 64 * 1024 }, async (request, reply) => {
    const body = readKeyed(house, request, reply, told)
    if (!body) return reply
    const rows: object[] = []
    for (const { facts, amount, ...payment } of body.payments) {
      const done = await inWork(house, by(body.bank), work => takeTold(work, { ...payment, bank: body.bank, amount: BigInt(amount), facts: facts ?? {} }))
      rows.push(isRefused(done) ? { number: payment.number, ...say(done).body } : done)
    }
    return { rows }
  })
}

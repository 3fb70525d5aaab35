import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { keepUntaken } from '#bankdays'
import { activationOf } from '#banks'
import { isDay } from '#kit/day'
import { isRefused, type Refusal } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { hearBank } from '#losses'
import { say } from '../http/say.ts'
import { duesDoor } from './dues.ts'
import { bankCode, readKeyed, said } from './keyed.ts'

const body = z.strictObject({
  bank: bankCode,
  notices: z.array(z.strictObject({ id: said(/^[\w-]{6,64}$/, '应是通知编号', 'must be the number of the notice'), card: said(/^\d{16,19}$/, '应是 16 到 19 位银行卡号', 'must be a bank card number of 16 to 19 digits'), what: z.enum(['activated', 'lost', 'released'], { message: '只能是 activated、lost 或 released | must be activated, lost or released' }),
    at: z.iso.datetime().optional(), seq: z.int32().min(0).optional(), how: z.enum(['phone', 'written']).nullish(), until: z.string().refine(isDay, { message: '应是日期 | must be a day' }).nullish(),
  }).refine(({ what, at, seq }) => what === 'activated' || at !== undefined && seq !== undefined, { message: '挂失、解挂要有 at 和 seq | a loss or release needs at and seq', path: ['seq'] })).min(1).max(100),
})

/**
 * What the partner banks' own system tells the centre, each notice by itself: taken, or why not, so that a bank knows of every one. A notice that comes again changes nothing.
 * (settled: the bank calls the centre's door with a key; BANK-04.a)
 */
export const bankDoor = (house: House): FastifyPluginAsync => async door => {
  duesDoor(door, house)
  door.post('/bank/notices', { bodyLimit: 64 * 1024 }, async (request, reply) => {
    const data = readKeyed(house, request, reply, body)
    if (!data) return reply
    const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: `bank ${data.bank}` }
    const rows: object[] = []
    for (const { id, card, what, at, seq, how, until } of data.notices) {
      const done = await inWork<unknown>(house, by, work => what === 'activated' ? activationOf(work, card, data.bank) : hearBank(work, card, data.bank, { lost: what === 'lost', how: how ?? null, since: new Date(at!), until: until ?? null, seq: seq! }))
      const no = isRefused(done) && (done as Refusal).refused !== 'financial-active' ? say(done as Refusal).body : null
      await inWork(house, by, work => keepUntaken(work, { bank: data.bank, notice: id, what, card }, no))
      rows.push(no ? { id, ...no } : { id, taken: true })
    }
    return { rows }
  })
}

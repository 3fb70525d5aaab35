import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { fenNumber } from '#kit/money'
import type { Acquirer } from '../acquiring/port.ts'

const said = (is: RegExp, zh: string, en: string) => z.string().regex(is, { message: `${zh} | ${en}` })
/** What a kiosk's PIN pad made, as the centre passes it on: its terminal, batch and number name it once and for all. */
export const entered = z.strictObject({
  order: said(/^[\w-]{6,64}$/, '应是订单号', 'must be an order number'), card: said(/^\d{16,19}$/, '应是 16 到 19 位银行卡号', 'must be a bank card number of 16 to 19 digits'), amount: z.int().min(1).max(99_999_999_99).transform(BigInt),
  terminal: said(/^[0-9A-Z]{8}$/, '应是 8 位终端号', 'must be a terminal number of 8 characters'), merchant: said(/^[0-9A-Z]{15}$/, '应是 15 位商户号', 'must be a merchant number of 15 characters'),
  batch: said(/^\d{6}$/, '应是 6 位批次号', 'must be a batch of 6 digits'), stan: said(/^\d{6}$/, '应是 6 位流水号', 'must be a number of 6 digits'), pin: said(/^([0-9a-fA-F]{16}|[0-9a-fA-F]{32})$/, '应是密码键盘加密的字节', 'must be the enciphered bytes of the PIN pad').transform(text => Buffer.from(text, 'hex')),
})

/** A pay-in whose PIN was keyed at a kiosk: judged as the terminal's own message would be, and answered the same when it comes again. */
export function enterRoute(door: FastifyInstance, acquirer: Acquirer, { shows, unreadable, standIn }: { shows: (header: string | undefined) => boolean; unreadable: (error: z.ZodError) => object; standIn: object }): void {
  door.post('/centre/pay-ins/enter', async (request, reply) => {
    if (!shows(request.headers.authorization)) return reply.status(401).send({ ...standIn, refused: 'key-wrong', zh: '访问密钥不对', en: 'The access key is not right' })
    const { data, error } = entered.safeParse(request.body)
    if (error) return reply.status(400).send({ ...standIn, ...unreadable(error) })
    const { code, reason, zh, en, rrn, at, repeated } = await acquirer.handle({ ...data, kind: 'pay-in', currency: '156', country: '156', original: null, payee: null })
    return { ...standIn, order: data.order, amount: fenNumber(data.amount), code, reason, zh, en, rrn, at: at.toISOString(), repeated }
  })
}

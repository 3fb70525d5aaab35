import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isBankKey } from '#banks'
import { nulIn, nulSaid } from '#kit/nul'
import type { House } from '#kit/work'

export const said = (is: RegExp, zh: string, en: string) => z.string().regex(is, { message: `${zh} | ${en}` })
export const bankCode = said(/^\d{5,8}$/, '应是银行代码', 'must be the code of a bank')
const wrong = (reply: FastifyReply, status: number, refused: string, zh: string, en: string, more: object = {}) => reply.code(status).send({ refused, zh, en, ...more })

/** What a partner bank's system posts, once it has shown its key and can be read; else it is told what is wrong, and null. */
export function readKeyed<Shape extends z.ZodType>(house: House, request: FastifyRequest, reply: FastifyReply, body: Shape): z.output<Shape> | null {
  const shown = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  if (!isBankKey(house, shown)) { wrong(reply, 401, 'bank-key-wrong', '没有出示连接这家银行的密钥，没有受理', 'The key of a connected bank was not shown; nothing was taken'); return null }
  const { data, error } = body.safeParse(request.body)
  const nul = error ? null : nulIn(data)
  if (!error && nul === null) return data!
  const issues: readonly { path: readonly PropertyKey[]; message: string }[] = error?.issues ?? [{ path: [nul!], message: `${nulSaid.zh} | ${nulSaid.en}` }]
  const fields = issues.map(({ path, message }) => { const [zh, en = message] = message.split(' | '); return { field: path.join('.') || 'body', zh, en } })
  wrong(reply, 400, 'input-invalid', `请改正：${fields.map(each => `${each.field} ${each.zh}`).join('；')}`, `Put right: ${fields.map(each => `${each.field}: ${each.en}`).join('; ')}`, { fields })
  return null
}

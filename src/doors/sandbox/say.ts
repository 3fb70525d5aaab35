import type { FastifyReply } from 'fastify'
import { fill, type Refusal, type Sayings } from '#kit/refusal'
import { sayings } from '../http/say.ts'

/** The one table of every room's refusals. */
const table: Sayings = sayings as unknown as Sayings

/** A refusal as the sandbox answers it: status and body. */
export function sayHere(refusal: Refusal & { fields?: unknown }): { status: number; body: unknown } {
  if (refusal.refused === 'input-invalid') return { status: 400, body: { refused: refusal.refused, zh: '有字段没填对', en: 'Some fields are wrong', fields: refusal.fields } }
  const saying = table[refusal.refused]
  if (!saying) throw new Error(`the sandbox cannot say ${refusal.refused}`)
  return { status: saying.status, body: { refused: refusal.refused, facts: refusal.facts, zh: fill(saying.zh, refusal.facts), en: fill(saying.en, refusal.facts) } }
}

/** The words of a refusal with its facts left open; one that only says its cause is said of the card. */
export function openWords(code: string): { zh: string; en: string; status: number } {
  const { zh, en, status } = table[code] ?? { zh: code, en: code, status: 409 }
  const said = zh === '{zh}' ? { zh: '卡现在不能用：说出原因（挂失、停用、注销、过期、密码锁定、没参保、停缴……）和到哪里办', en: 'The card cannot be used now: its cause (lost, suspended, cancelled, expired, PIN locked, not insured, in arrears …) and where to go' } : { zh, en }
  const open = (text: string) => text.replace(/\{\w+\}/g, '…')
  return { zh: open(said.zh), en: open(said.en), status }
}

/** What is not there, as every door of ours says it. */
export function notHere(reply: FastifyReply) {
  const { status, zh, en } = sayings['not-found']
  return reply.code(status).send({ refused: 'not-found', facts: {}, zh, en })
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '#kit/refusal'
import { sendAnswer, troubleOf } from './register.ts'

type Trouble = Error & { statusCode?: number; code?: string }

/** Says what could not even be read as the other refusals are said: broken JSON, another kind of content, too many bytes. What is left is a bug. */
export function unreadable(error: Trouble, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendAnswer(reply, refusalOf(error, request))
}

function refusalOf(error: Trouble, request: FastifyRequest): Refusal {
  const status = error.statusCode ?? 500
  if (error.code === 'FST_ERR_MAX_PARAM_LENGTH' || error.code === 'FST_ERR_BAD_URL') return { refused: 'not-found', facts: {} }
  if (status === 413) return { refused: 'file-too-large', facts: { mebibytes: Math.ceil((request.routeOptions.bodyLimit ?? 1_048_576) / 1_048_576) } }
  if (status === 415 || status === 406) return { refused: 'content-kind', facts: {} }
  return status < 500 ? { refused: 'content-unreadable', facts: {} } : troubleOf(error, request)
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '#kit/fault'
import { fenNumber } from '#kit/money'
import { nulIn, nulSaid } from '#kit/nul'
import { invalid, isRefused, type Refusal } from '#kit/refusal'
import { FileAnswer, type Asked, type Route } from '#kit/route'
import { sqlOf } from '#kit/sql'
import { loggable } from '#kit/trouble'
import { inWork, type By, type House, type Work } from '#kit/work'
import { guarded, mayDo, whoHas, type Seen } from '#staff'
import { BrokenOff, filesOf, nothingSent, TooLarge, Unreadable } from './files.ts'
import { say } from './say.ts'
import { isOwnOrigin } from './security.ts'

type Place = { secure: boolean; demo: boolean }
export const COOKIE = 'sbk'
const nobody: By = { kind: 'public', id: null, post: null, organisation: null, authority: 'public' }
const no = (refused: string, facts: Refusal['facts'] = {}): Refusal => ({ refused, facts })

/** Registers one route: parses, authorises, opens the Work, says the refusal. (an own route opens its Works itself) */
export function register(door: FastifyInstance, house: House, declared: Route, place: Place): void {
  door.route({
    method: declared.method, url: `/api${declared.path}`,
    ...(declared.upload ? { bodyLimit: declared.upload.bytes + 1_048_576 } : {}),
    handler: async (request, reply) => {
      const answer = await answerOf(house, declared, place, request, reply).catch((error: unknown) => troubleOf(error, request))
      return sendAnswer(reply, answer)
    },
  })
}

/** Sends a value, a file or a refusal. */
export function sendAnswer(reply: FastifyReply, answer: unknown): FastifyReply {
  if (answer instanceof FileAnswer) {
    return reply.type(answer.mime).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.filename)}`).send(answer.bytes)
  }
  if (typeof answer === 'object' && answer !== null && isRefused(answer)) {
    const { status, body } = say(answer as Refusal)
    return reply.code(status).type('application/json').send(JSON.stringify(body))
  }
  return reply.type('application/json').send(JSON.stringify(answer ?? null, (_, value: unknown) => typeof value === 'bigint' ? fenNumber(value) : value))
}

async function answerOf(house: House, declared: Route, place: Place, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null
  const token = bearer ?? request.cookies[COOKIE] ?? null
  if (declared.method === 'POST' && !bearer && !isOwnOrigin(request)) return no('origin-foreign')
  const seen = token ? await whoHas(sqlOf(house.pool), token, house.now()) : null
  const refused = refusedTo(declared, seen, place)
  if (refused) return refused
  const sent = declared.upload ? await filesOf(request, declared.upload) : nothingSent
  try {
    const parsed = parse(declared, request, sent.fields)
    return isRefused(parsed) ? parsed : await handled(house, declared, place, request, reply, { seen, token, parsed, sent })
  } finally { await sent.close() }
}

type Knock = { seen: Seen | null; token: string | null; parsed: { params: unknown; query: unknown; body: unknown }; sent: typeof nothingSent }
async function handled(house: House, declared: Route, place: Place, request: FastifyRequest, reply: FastifyReply, { seen, token, parsed, sent }: Knock): Promise<unknown> {
  const by = seen?.by ?? nobody
  const asked: Asked<unknown, unknown, unknown> = {
    ...parsed, address: request.ip, files: sent.files, spooled: sent.spooled, session: token, by, demo: place.demo, site: { host: request.hostname.split(':')[0]!, origin: `${request.protocol}://${request.host}` }, passkeyAt: seen?.passkeyAt ?? null,
    reply: {
      setSession: (value, minutes) => void reply.setCookie(COOKIE, value, { path: '/', httpOnly: true, sameSite: 'strict', secure: place.secure, maxAge: minutes * 60 }),
      clearSession: () => void reply.clearCookie(COOKIE, { path: '/' }),
      header: (name, value) => void reply.header(name, value),
    },
  }
  if (declared.own) return declared.own(house, asked as never)
  const act = (work: Work) => declared.handle!(work, asked as never)
  const keeps = declared.keepsRefused
  return inWork(house, by, act, keeps ? (result: unknown) => keeps === true || !isRefused(result as Refusal | null) || keeps.includes((result as Refusal).refused) : undefined)
}

function refusedTo({ may, path }: Route, seen: Seen | null, place: Place): Refusal | null {
  if (may === 'public' || (may === 'sandbox' && place.demo)) return null
  if (!seen) return no('not-signed-in')
  if (seen.start && path !== '/staff/password') return no('password-to-change')
  if (may === 'signed-in' || (may === 'holder' && seen.by.kind === 'holder')) return null
  const verb = may.startsWith('staff:') ? may.slice(6) : may
  if (seen.by.kind !== 'staff' || !mayDo(seen.by.post, verb)) return no('not-your-post', { verb })
  return !place.demo && guarded.includes(verb) && !seen.passkeyAt ? no('passkey-needed') : null
}

function parse(declared: Route, request: FastifyRequest, fields: unknown) {
  const faults: { field: string; zh: string; en: string }[] = []
  const read = (schema: Route['body'], value: unknown) => {
    if (!schema) return {}
    const result = schema.safeParse(value ?? {})
    const nul = result.success ? nulIn(result.data) : null
    if (nul !== null) faults.push({ field: nul, zh: `${nul || '内容'} 里${nulSaid.zh}`, en: `${nul || 'The content'} ${nulSaid.en}` })
    if (result.success) return result.data
    for (const issue of result.error.issues) {
      const field = issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : '')
      const own = /^(.+?) \| (.+)$/.exec(issue.message)
      faults.push(own ? { field, zh: own[1]!, en: own[2]! } : { field, zh: `${field || '内容'} 不对（${issue.message}）`, en: `${field || 'The content'} is wrong: ${issue.message}` })
    }
    return {}
  }
  const parsed = { params: read(declared.params, request.params), query: read(declared.query, request.query), body: read(declared.body, fields ?? request.body) }
  return faults.length ? invalid(faults) : parsed
}

/** What an error behind a route is said as: too many bytes, the database's silence, or a bug, which is logged without the content. */
export function troubleOf(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof TooLarge) return no('file-too-large', { mebibytes: error.mebibytes })
  if (error instanceof BrokenOff) return no('outside-failed')
  if (error instanceof Unreadable) return no('content-unreadable')
  if (error instanceof Fault) return no(error.outcome === 'unknown' ? 'outcome-unknown' : 'outside-failed')
  request.log.error({ route: request.routeOptions.url, ...loggable(error) }, 'bug')
  return no('bug')
}

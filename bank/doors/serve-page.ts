import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fenNumber } from '#kit/money'
import { isRefused, type Refusal } from '#kit/refusal'
import { COOKIE, whoHas, type Caller } from '../access/session.ts'
import { refuse, sayingOf, sayings, type RefusalName } from '../refusals.ts'
import { mayDo } from '../staff/posts.ts'
import { inWork, type Bank } from '../work.ts'
import type { Devices } from './devices.ts'
import type { Asked, May, PageRoute } from './page-route.ts'
import { pageRoutes } from './page-routes.ts'
import { readInput, unreadable } from './unreadable.ts'

/** Registers the routes of the bank's pages under /api: a cookie is believed beside our own Origin alone. */
export function servePages(door: FastifyInstance, bank: Bank, demo: boolean, devices: Devices): void {
  for (const route of pageRoutes) if (demo || route.may !== 'sandbox' && !route.demo) door.route({ method: route.method, url: `/api${route.path}`, ...route.bytes ? { bodyLimit: route.bytes } : {}, handler: (request, reply) => serve(bank, route, { demo, devices }, request, reply) })
}

async function serve(bank: Bank, route: PageRoute, { demo, devices }: { demo: boolean; devices: Devices }, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (route.method === 'POST' && request.headers.origin !== `${request.protocol}://${request.host}`) return no(reply, refuse('origin-foreign'))
  const session = request.cookies[COOKIE] ?? null
  const by = session ? await inWork(bank, work => whoHas(work, session)) : null
  const refused = refusedTo(route.may, by)
  if (refused) return no(reply, refused)
  const [params, body] = [route.params && readInput(route.params, request.params), route.body && readInput(route.body, request.body ?? {})]
  const issues = [...params?.issues ?? [], ...body?.issues ?? []]
  if (issues.length) return reply.status(400).send(unreadable(issues))
  const asked: Asked<unknown, unknown, May> = {
    params: params?.data, body: body?.data, by, session, address: request.ip, demo, devices, site: { host: request.hostname.split(':')[0]!, origin: `${request.protocol}://${request.host}` },
    reply: {
      setSession: (token, minutes) => void reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', maxAge: minutes * 60 }),
      clearSession: () => void reply.clearCookie(COOKIE, { path: '/' }),
    },
  }
  const keeps = (result: unknown) => !isRefused(result as Refusal) || route.keepsRefused === 'all' || (route.keepsRefused ?? []).includes((result as Refusal).refused)
  const result = route.outside ? await (route.handle as unknown as (bank: Bank, asked: unknown) => Promise<unknown>)(bank, asked) : await inWork(bank, work => route.handle(work, asked as never), keeps)
  if (isRefused(result as Refusal)) return no(reply, result as Refusal<RefusalName>)
  return reply.type('application/json').send(JSON.stringify(result ?? null, (_, value: unknown) => typeof value === 'bigint' ? fenNumber(value) : value))
}

function refusedTo(may: May, by: Caller | null): Refusal<RefusalName> | null {
  if (may === 'public' || may === 'sandbox') return null
  if (!by) return refuse('not-signed-in')
  if (may === 'signed-in' || may === 'customer' && by.kind === 'customer') return null
  return by.kind === 'staff' && mayDo(by.post, may) ? null : refuse('not-your-post')
}

const no = (reply: FastifyReply, refusal: Refusal<RefusalName>) => reply.status(sayings[refusal.refused].status).send({ ...sayingOf(refusal), facts: refusal.facts })

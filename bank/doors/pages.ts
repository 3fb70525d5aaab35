import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const dist = join(import.meta.dirname, '..', '..', 'web', 'dist')
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png' }

/** The bank's built pages: assets kept for ever by their hashed names, every other path the one page with a fresh nonce; `plain` where none are built. */
export function pagesDoor(door: FastifyInstance, plain: () => string): void {
  door.get<{ Params: { name: string } }>('/assets/:name', (request, reply) => file(request, reply, join('assets', request.params.name)))
  door.get('/mark.svg', (request, reply) => file(request, reply, 'mark.svg'))
  door.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || !request.headers.accept?.includes('text/html')) return nothing(reply)
    return page(reply, plain)
  })
  door.get('/', (_request, reply) => page(reply, plain))
}

export const nothing = (reply: FastifyReply) => reply.status(404).send({ 'stand-in': true, refused: 'not-found', facts: {}, zh: '这里没有这个地址', en: 'There is nothing at this address' })

function page(reply: FastifyReply, plain: () => string) {
  const index = join(dist, 'bank', 'index.html')
  reply.type('text/html; charset=utf-8')
  if (!existsSync(index)) return reply.send(plain())
  const nonce = randomBytes(16).toString('base64')
  return reply.header('content-security-policy', `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`)
    .send(readFileSync(index, 'utf8').replaceAll('__CSP_NONCE__', nonce))
}

function file(request: FastifyRequest, reply: FastifyReply, name: string) {
  const path = join(dist, name)
  const type = types[extname(name)]
  if (!type || !/^[\w.-]+$/.test(name.replace(/^assets[\\/]/, '')) || !existsSync(path)) return nothing(reply)
  const squeezed = existsSync(`${path}.br`) && request.headers['accept-encoding']?.includes('br')
  if (squeezed) reply.header('content-encoding', 'br')
  if (name.startsWith('assets')) reply.header('cache-control', 'public, max-age=31536000, immutable')
  return reply.type(type).header('vary', 'accept-encoding').send(readFileSync(squeezed ? `${path}.br` : path))
}

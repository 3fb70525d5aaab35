import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The built pages: assets kept for ever by their hashed names, every other path the one page with a fresh nonce. */
export async function pagesDoor(door: FastifyInstance, folder: string): Promise<void> {
  const file = join(folder, 'index.html')
  let kept = { at: 0, html: '' }
  const html = () => {
    const at = statSync(file).mtimeMs
    if (at !== kept.at) kept = { at, html: readFileSync(file, 'utf8') }
    return kept.html
  }
  await door.register(files, { root: folder, index: false, preCompressed: true, wildcard: true, prefix: '/', maxAge: '0',
    setHeaders: (reply, path) => { if (path.includes('/assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable') } })
  const page = (url: string) => /^\/(api|fsi|sandbox\.json|sandbox\/(?!(transactions|clients)(\/|\?|$)))/.test(url) || /\.[a-z0-9]{2,5}$/i.test(url.split('?')[0]!)
  door.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || page(request.url)) {
      return reply.code(404).send({ refused: 'not-found', facts: {}, zh: '这里没有您要的东西', en: 'There is nothing here' })
    }
    const nonce = randomBytes(16).toString('base64')
    return reply.type('text/html; charset=utf-8').header('content-security-policy',
      `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self' ws://127.0.0.1:12342; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`)
      .send(html().replaceAll('__CSP_NONCE__', nonce))
  })
  door.get('/', (_, reply) => reply.callNotFound())
}

import type { FastifyReply, FastifyRequest } from 'fastify'

/** Headers of every answer: no framing, no sniffing, nothing kept of what is personal. Pages add their own script nonce. (settled: doors) */
export function headers(secure: boolean) {
  return (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error: null, payload: unknown) => void) => {
    reply.header('x-content-type-options', 'nosniff').header('x-frame-options', 'DENY').header('referrer-policy', 'no-referrer')
    if (secure) reply.header('strict-transport-security', 'max-age=31536000')
    if (!reply.hasHeader('cache-control') && !request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store')
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    done(null, payload)
  }
}

/** Whether a writing request comes from our own pages: a cookie is only believed beside our own Origin. */
export function isOwnOrigin(request: FastifyRequest): boolean {
  const origin = request.headers.origin
  return origin === undefined ? false : origin === `${request.protocol}://${request.host}`
}

import type { FastifyRequest } from 'fastify'
import type { Asked, Route } from '#kit/route'
import { spool } from './spool.ts'

/** More bytes than the route takes. */
export class TooLarge extends Error {
  readonly mebibytes: number
  constructor(bytes: number) { super('too large'); this.mebibytes = Math.round(bytes / 1_048_576) }
}

/** The sender hung up before the end. */
export class BrokenOff extends Error { constructor() { super('the upload broke off') } }

/** Names no boundary, or ends before its last part does. */
export class Unreadable extends Error {}

type Sent = Pick<Asked<unknown, unknown, unknown>, 'files' | 'spooled'> & { fields: unknown; close(): Promise<void> }
export const nothingSent: Sent = { files: [], spooled: [], fields: undefined, close: async () => {} }

/** The files and fields of a multipart request, within the route's limits; reading stops at the first byte too many. A route that spools gets its files outside memory, until `close`. */
export async function filesOf(request: FastifyRequest, limit: NonNullable<Route['upload']>): Promise<Sent> {
  if (!request.isMultipart()) return { ...nothingSent, fields: request.body }
  const files: { field: string; filename: string; bytes: Buffer }[] = []
  const spooled: { field: string; filename: string; spool: Awaited<ReturnType<typeof spool>> }[] = []
  const fields: Record<string, string> = {}
  const close = async () => { await Promise.all(spooled.map(each => each.spool.close())) }
  let left = limit.bytes
  const take = (length: number) => { if ((left -= length) < 0) throw new TooLarge(limit.bytes) }
  let reading: { destroy(error: Error): void } | null = null
  const gone = new Promise<never>((_, fail) => request.raw.once('close', () => {
    if (request.raw.complete) return
    // nobody else ends the part that is being read
    reading?.destroy(new BrokenOff())
    fail(new BrokenOff())
  }))
  gone.catch(() => {})
  const read = async () => {
    for await (const part of request.parts({ limits: { fileSize: limit.bytes, files: limit.files, fieldSize: 1_048_576 } })) {
      if (part.type === 'field') { fields[part.fieldname] = String(part.value); continue }
      const { fieldname: field, filename } = part
      reading = part.file
      if (limit.spool) spooled.push({ field, filename, spool: await spool(part.file, take) })
      else files.push({ field, filename, bytes: await inMemory(part.file, take) })
      if (part.file.truncated) throw new TooLarge(limit.bytes)
    }
  }
  const all = read()
  try { await Promise.race([all, gone]) } catch (error) { all.catch(() => {}); await close(); throw reasonOf(error, limit.bytes) }
  return { files, spooled: spooled.map(({ field, filename, spool: { size, sha256, read } }) => ({ field, filename, size, sha256, read })), fields, close }
}

/** What a broken multipart request is told as; anything else is thrown on. */
function reasonOf(error: unknown, bytes: number): unknown {
  if (error instanceof TooLarge || error instanceof BrokenOff) return error
  const { statusCode, message } = error as Error & { statusCode?: number }
  if (statusCode === 413) return new TooLarge(bytes)
  return /multipart/i.test(message) || (statusCode ?? 500) < 500 ? new Unreadable('multipart', { cause: error }) : error
}

async function inMemory(pieces: AsyncIterable<Buffer>, take: (length: number) => void): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of pieces) { take(chunk.length); chunks.push(chunk) }
  return Buffer.concat(chunks)
}

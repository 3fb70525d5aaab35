import type { FastifyRequest } from 'fastify'
import type { Route } from '#kit/route'

/** More bytes than the route takes. */
export class TooLarge extends Error {
  readonly mebibytes: number
  constructor(bytes: number) { super('too large'); this.mebibytes = Math.round(bytes / 1_048_576) }
}

/** The files and fields of a multipart request, within the route's limits; reading stops at the first byte too many. */
export async function filesOf(request: FastifyRequest, limit: NonNullable<Route['upload']>) {
  const files: { field: string; filename: string; bytes: Buffer }[] = []
  const fields: Record<string, string> = {}
  if (!request.isMultipart()) return { files, fields: request.body }
  let left = limit.bytes
  for await (const part of request.parts({ limits: { fileSize: limit.bytes, files: limit.files, fieldSize: 1_048_576 } })) {
    if (part.type === 'field') { fields[part.fieldname] = String(part.value); continue }
    const chunks: Buffer[] = []
    for await (const chunk of part.file) {
      left -= (chunk as Buffer).length
      if (left < 0) throw new TooLarge(limit.bytes)
      chunks.push(chunk as Buffer)
    }
    if (part.file.truncated) throw new TooLarge(limit.bytes)
    files.push({ field: part.fieldname, filename: part.filename, bytes: Buffer.concat(chunks) })
  }
  return { files, fields }
}

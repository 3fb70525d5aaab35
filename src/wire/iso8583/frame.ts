import { fault, malformed, type Malformed } from './malformed.ts'

/** A message as it goes over the line: two bytes of length, big-endian, not counting themselves, then the message. */
export function frameOf(body: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(2 + body.length)
  frame.writeUInt16BE(body.length)
  body.copy(frame, 2)
  return frame
}

/** Cuts a stream of bytes into messages, however it was split and joined. Holds at most one message and one chunk. */
export type FrameReader = { add: (chunk: Buffer) => void; next: () => Buffer | Malformed | null; held: () => number }

/** `next` gives a whole message, null until there is one, or a refusal: after that the stream has no beginnings any more and is to be closed. */
export function frameReader(most: number): FrameReader {
  let rest: Buffer = Buffer.alloc(0)
  return {
    add: chunk => { rest = rest.length ? Buffer.concat([rest, chunk]) : chunk },
    held: () => rest.length,
    next: () => {
      if (rest.length < 2) return null
      const length = rest.readUInt16BE(0)
      if (length === 0 || length > most) return malformed([fault('frame', `长度应该在 1 和 ${most} 之间`, `the length must be between 1 and ${most}`)])
      if (rest.length < 2 + length) return null
      const body = rest.subarray(2, 2 + length)
      rest = rest.subarray(2 + length)
      return body
    },
  }
}

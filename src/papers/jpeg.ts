import { createRequire } from 'node:module'
import type { Picture } from './subject.ts'

type Turbo = { FORMAT_RGB: number; decompressSync(image: Buffer, into: Buffer, how: { format: number }): { width: number; height: number } }
const turbo = installed()
/** Kept from picture to picture: decoding and judging run without a pause. */
let room = Buffer.alloc(0)
let small = Buffer.alloc(0)

/** Optional: a platform without it lets the general decoder do all. (decision 0143) */
function installed(): Turbo | null {
  try { return createRequire(import.meta.url)('@julusian/jpeg-turbo') as Turbo } catch { return null }
}

/**
 * A JPEG of exactly this size, made smaller by its nearest pixels to RGB; null where it is not a whole plain one of that size, or the decoder is not
 * installed: the general decoder then has the word. The picture is overwritten by the next. `width`, `height` in px of the frame header.
 */
export function smallJpeg(bytes: Buffer, { width, height }: { width: number; height: number }, to: { width: number; height: number }): Picture | null {
  if (!turbo) return null
  if (room.length < width * height * 3) room = Buffer.allocUnsafeSlow(width * height * 3)
  try {
    const got = turbo.decompressSync(bytes, room, { format: turbo.FORMAT_RGB })
    if (got.width !== width || got.height !== height) return null
  } catch { return null }
  if (small.length !== to.width * to.height * 3) small = Buffer.allocUnsafeSlow(to.width * to.height * 3)
  const data = small
  for (let y = 0, at = 0; y < to.height; y++) {
    const line = Math.floor((y + 0.5) * height / to.height) * width
    for (let x = 0; x < to.width; x++, at += 3) {
      const from = (line + Math.floor((x + 0.5) * width / to.width)) * 3
      data[at] = room[from]!
      data[at + 1] = room[from + 1]!
      data[at + 2] = room[from + 2]!
    }
  }
  return { data, ...to, channels: 3 }
}

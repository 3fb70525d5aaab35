import sharp, { type Sharp } from 'sharp'
import { smallJpeg } from './jpeg.ts'
import { aloneIn, groundOf, type Picture } from './subject.ts'

sharp.concurrency(1)
sharp.cache(false)

/** Ground and subject are judged on a picture of this size. */
const SMALL = { width: 90, height: 110 }

/** What a region asks of a photo. */
export type PhotoNeed = { width: number; height: number; minBytes: number; maxBytes: number; ground: 'white' | 'blue' | 'red' }
export const photoChecks = ['unreadable', 'format', 'bytes-few', 'bytes-many', 'pixels', 'ground', 'no-subject', 'several', 'off-centre'] as const
export type PhotoCheck = (typeof photoChecks)[number]
/** What is wrong with a photo, with the facts its sentence needs. */
export type PhotoFault = { name: PhotoCheck; facts: Record<string, string | number> }

/** Judges a photo: none when it is good, else every fault it has. Bareheaded is the reviewer's to see. (APP-04) */
export async function judgePhoto(bytes: Buffer, need: PhotoNeed): Promise<PhotoFault[]> {
  const faults: PhotoFault[] = []
  const add = (name: PhotoCheck, facts: PhotoFault['facts'] = {}) => { faults.push({ name, facts }) }
  // the library throws at nothing at all
  if (!bytes.length) return [{ name: 'unreadable', facts: {} }]
  const image = () => sharp(bytes, { limitInputPixels: 50_000_000, failOn: 'error', ignoreIcc: true })
  const head = jpegHead(bytes) ?? await image().metadata().catch(() => null)
  if (!head?.width || !head.height) return [{ name: 'unreadable', facts: {} }]
  if (head.format !== 'jpeg') add('format', { format: String(head.format).toUpperCase() })
  if (bytes.length < need.minBytes) add('bytes-few', { size: kib(bytes.length), least: kib(need.minBytes) })
  if (bytes.length > need.maxBytes) add('bytes-many', { size: kib(bytes.length), most: kib(need.maxBytes) })
  if (head.width !== need.width || head.height !== need.height) add('pixels', { width: head.width, height: head.height, needWidth: need.width, needHeight: need.height })
  // most photos have the size asked for; anything else about them is left to the general decoder
  const plain = head.format === 'jpeg' && head.width === need.width && head.height === need.height
  const picture = (plain ? smallJpeg(bytes, need, SMALL) : null) ?? await smaller(image())
  if (!picture) return [{ name: 'unreadable', facts: {} }]
  const ground = groundOf(picture, need.ground)
  if (ground.share < 0.85) add('ground', { ground: need.ground, share: Math.round(ground.share * 100) })
  else {
    const subject = aloneIn(ground.mask, picture.width, picture.height)
    if (subject !== 'one') add(subject)
  }
  return faults
}

async function smaller(image: Sharp): Promise<Picture | null> {
  const seen = await image.resize(SMALL.width, SMALL.height, { fit: 'fill', kernel: 'nearest' }).flatten({ background: '#ffffff' }).toColourspace('srgb').removeAlpha().raw()
    .toBuffer({ resolveWithObject: true }).catch(() => null)
  return seen && { data: seen.data, width: seen.info.width, height: seen.info.height, channels: seen.info.channels }
}

/** Size of a JPEG by its frame header, without asking the decoder; null where it is none or its head is odd. */
function jpegHead(bytes: Buffer): { format: 'jpeg'; width: number; height: number } | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return { format: 'jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    if (marker < 0xc0 || marker >= 0xd0 && marker <= 0xda) return null
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

const kib = (bytes: number) => Math.round(bytes / 102.4) / 10

import { splitGb18030 } from '../wire/gb18030.ts'
import { disperse } from './keys.ts'
import type { Image } from './image.ts'

/** A chip that no longer answers as it must: the holder's file is gone. For the demo city and tests. (READ-01) */
export const damaged = (image: Image): Image => ({ ...image, files: { ...image.files, EF06: {} } })

/** A copy: every file of the card, but not its keys, which nobody can read out. For the demo city and tests. (CHIP-02) */
export function copied(image: Image): Image {
  const other = (key: string) => disperse(Buffer.from(key, 'hex'), Buffer.alloc(8)).toString('hex')
  return { ...image, keys: { ...image.keys, internal: other(image.keys.internal) } }
}

/** A card that was made for another name than stands on record today. For the demo city and tests. (ACT-04) */
export function renamed(image: Image, name: string): Image {
  const parts = splitGb18030(name, 30)
  if (!parts) throw new Error('a name that no chip can hold')
  const filled = (bytes: Buffer, length: number) => Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]).toString('hex')
  return { ...image, files: { ...image.files, EF06: { ...image.files.EF06, '09': filled(parts.head, 30), '4E': filled(parts.tail, 20) } } }
}

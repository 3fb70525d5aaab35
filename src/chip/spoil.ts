import { disperse } from './keys.ts'
import type { Image } from './image.ts'

/** A chip that no longer answers as it must: the holder's file is gone. For the demo city and tests. (READ-01) */
export const damaged = (image: Image): Image => ({ ...image, files: { ...image.files, EF06: {} } })

/** A copy: every file of the card, but not its keys, which nobody can read out. For the demo city and tests. (CHIP-02) */
export function copied(image: Image): Image {
  const other = (key: string) => disperse(Buffer.from(key, 'hex'), Buffer.alloc(8)).toString('hex')
  return { ...image, keys: { ...image.keys, internal: other(image.keys.internal) } }
}

import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { deletePin } from './store.ts'

/** The PIN of a card that ended before its holder ever had it goes with it: scrapped, lost by the post, destroyed. Whether there was one. (PROD-04, COLL-04, COLL-05) */
export const removePin = (work: Work, card: { bucket: Bucket; id: Id }): Promise<boolean> => deletePin(work, card)

import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { deletePin } from './store.ts'

/** The PIN of a card that was destroyed goes with it; whether there was one. Nobody ever had the card in hand. (COLL-05) */
export const removePin = (work: Work, card: { bucket: Bucket; id: Id }): Promise<boolean> => deletePin(work, card)

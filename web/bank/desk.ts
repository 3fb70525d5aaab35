import { useSyncExternalStore } from 'react'
import { call, isRefused, type Refused } from '../api/call.ts'
import { keyIn, type Entry } from '../reader.ts'

/** What the reader of the window said of the card in it: numbers masked, the reading sealed. */
export type Slot = {
  reading: string; bank: { zh: string; en: string; own: boolean }; name: string; card: string; social: string | null
  active: boolean; lost: string | null; closed: boolean; pinSet: boolean; pinLocked: boolean
}
type Desk = { /** The card in the software reader. */ card: string | null; slot: Slot | null; fault: Refused | null; busy: boolean }
let desk: Desk = { card: null, slot: null, fault: null, busy: false }
const listeners = new Set<() => void>()
const change = (next: Partial<Desk>) => {
  desk = { ...desk, ...next }
  for (const heard of listeners) heard()
}
/** The reader on this window's desk; the component follows it. */
export const useDesk = (): Desk => useSyncExternalStore(heard => { listeners.add(heard); return () => listeners.delete(heard) }, () => desk)

/** Reads a card once, as the reader of the window does. */
export const readOnce = (card: string): Promise<Slot | Refused> => call<Slot>('POST', '/api/demo/reader', { card })

/** Puts a card into the slot and reads it. */
export async function putCard(card: string): Promise<Slot | null> {
  change({ card, busy: true, fault: null, slot: null })
  const read = await readOnce(card).catch(() => null)
  change({ busy: false, slot: read && !isRefused(read) ? read : null, fault: read && isRefused(read) ? read : null })
  return desk.slot
}
export const takeCard = (): void => change({ card: null, slot: null, fault: null })
/** The card in the slot, read now; null when there is none. */
export const readAgain = (): Promise<Slot | null> => (desk.card ? putCard(desk.card) : Promise.resolve(null))

export type Keyed = { block: string; reading: string } | { stopped: 'timeout' | 'cancelled' | 'differ' | 'no-card' | 'broken' } | { refused: Refused }
/** Lights the pad for the holder and answers what it enciphered for the card in the reader; `entries` of which the last two are the same when it is something new. */
export async function keyBlock(entries: readonly Entry[], asks: { length?: number; says?: string | null } = {}): Promise<Keyed> {
  const slot = await readAgain()
  if (!slot) return { stopped: 'no-card' }
  const typed = await keyIn(entries, asks)
  if (typeof typed === 'string') return { stopped: typed }
  if (typed.again !== undefined && typed.again !== typed.new) return { stopped: 'differ' }
  const answer = await call<{ block: string }>('POST', '/api/demo/pad', { reading: slot.reading, digits: typed.new ?? typed.pin }).catch(() => null)
  return !answer ? { stopped: 'broken' } : isRefused(answer) ? { refused: answer } : { block: answer.block, reading: slot.reading }
}

import { useSyncExternalStore } from 'react'
import type { Refused } from '../api/call.ts'

/** iReadCardBas: eleven fields, each ended by `|`. */
export type Basic = {
  area: string
  number: string
  cardNumber: string
  ident: string
  name: string
  atr: string
  version: string
  issuedOn: string
  validUntil: string
  terminal: string
  device: string
}
/** What the centre knows of the card it just read; numbers and names masked. */
export type CardRead = {
  person: { id: string; psnNo: string | null; name: string | null; number: string | null; sex: string | null; birthYear: number | null }
  card: {
    id: string
    number: string
    bank: string
    bankCard: string | null
    state: string
    social: string
    financial: string
    code: string
    issuedOn: string
    validUntil: string | null
    region: string
  }
  queryPassword: { digits: number }
  pin: { initial: boolean; mustSet: boolean; left: number; tries: number; locked: string | null; setAt: string } | null
  causes: readonly { cause?: string; zh?: string; en?: string }[]
  /** The office near this desk that can deal with the first cause. */
  nearest?: { name: string; address: string | null; hours: string | null; phone: string | null } | null
  differing: readonly unknown[]
  session: {
    id: string
    person: string
    card: string
    factors: readonly string[]
    shown: unknown
    insuredRegion: string | null
    openedAt: string
    endsAt: string
  } | null
}

/** Which entry the holder is asked for on the pad. */
export type Entry = 'pin' | 'old' | 'new' | 'again'
/** What the pad shows the holder; digits live in this module only and go to the reader, never to a page. */
export type Pad = { entry: Entry; typed: number; length: number; until: number; says: string | null }
export type Reader = {
  terminal: string | null
  /** The card number in the slot of the software reader. */
  card: string | null
  basic: Basic | null
  read: CardRead | null
  doing: 'read' | 'pin' | null
  /** Why the last read failed, said by the centre; null when it did not. */
  fault: Refused | null
  pad: Pad | null
}

let state: Reader = { terminal: null, card: null, basic: null, read: null, doing: null, fault: null, pad: null }
const listeners = new Set<() => void>()
/** Changes what is known of the desk and tells those who follow it; only the reader's own files call it. */
export function change(next: Partial<Reader>): void {
  state = { ...state, ...next }
  for (const heard of listeners) heard()
}
/** The desk as it is now. */
export const readerNow = (): Reader => state
/** The reader on the desk; the component follows it. */
export const useReader = (): Reader =>
  useSyncExternalStore(
    heard => {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    () => state,
  )

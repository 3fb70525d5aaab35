import { useSyncExternalStore } from 'react'
import { Broken, call, isRefused } from './api/call.ts'

/** What the agent answers to every function (interfaces of the reader: `{functionName, success, pOutInfo}`). */
export type Answer = { functionName: string; success: boolean; pOutInfo: string; [more: string]: unknown }
/** iReadCardBas: eleven fields, each ended by `|`. */
export type Basic = { area: string; number: string; cardNumber: string; ident: string; name: string; atr: string; version: string; issuedOn: string; validUntil: string; terminal: string; device: string }
const names = ['area', 'number', 'cardNumber', 'ident', 'name', 'atr', 'version', 'issuedOn', 'validUntil', 'terminal', 'device'] as const

/** Which entry the holder is asked for on the pad. */
export type Entry = 'pin' | 'old' | 'new' | 'again'
/** What the pad shows the holder; digits live in this module only and go to the reader, never to a page. */
export type Pad = { entry: Entry; typed: number; until: number; says: string | null }
export type Reader = { terminal: string | null; card: string | null; basic: Basic | null; doing: 'read' | 'pin' | null; fault: string | null; pad: Pad | null; /** Everything here is software and says so. */ software: boolean }

let state: Reader = { terminal: null, card: null, basic: null, doing: null, fault: null, pad: null, software: true }
const listeners = new Set<() => void>()
function change(next: Partial<Reader>): void {
  state = { ...state, ...next }
  for (const heard of listeners) heard()
}
export const readerNow = (): Reader => state
/** The reader on the desk; the component follows it. */
export const useReader = (): Reader => useSyncExternalStore(heard => { listeners.add(heard); return () => listeners.delete(heard) }, () => state)

/** The registered terminal of this desk; set once by the workplace. */
export function setTerminal(terminal: string | null): void { if (state.terminal !== terminal) change({ terminal }) }
/** Puts a (demo) card into the slot, by card number, or takes it out. */
export function insertCard(card: string | null): void {
  cancelPin()
  change({ card, basic: null, fault: null })
}

/**
 * Sends one message to the reader. Until the agent stands on the desk the demo server answers in its place.
 * Throws Broken when nothing answers; `success: false` carries the reader's code in `pOutInfo`.
 */
export async function ask(message: { function: string; iType?: number } & Record<string, unknown>): Promise<Answer> {
  const answer = await call<Answer>('POST', '/api/demo/reader', { iType: 3, ...message, terminal: state.terminal, card: state.card })
  if (isRefused(answer)) return { functionName: message.function, success: false, pOutInfo: answer.refused, refused: answer }
  return answer
}

/** Reads the eleven basic fields; null (and `fault` set to the reader's code) when it could not. */
export async function readCard(): Promise<Basic | null> {
  change({ doing: 'read', fault: null })
  const answer = await ask({ function: 'iReadCardBas' }).catch((error: unknown) => { if (error instanceof Broken) return null; throw error })
  const basic = answer?.success ? Object.fromEntries(answer.pOutInfo.split('|').map((value, i) => [names[i], value])) as Basic : null
  change({ doing: null, basic, fault: basic ? null : answer?.pOutInfo ?? 'no-answer' })
  return basic
}

const digits: Partial<Record<Entry, string>> = {}
let waiting: { entries: Entry[]; resolve: (pins: Partial<Record<Entry, string>> | null) => void; timer: ReturnType<typeof setInterval> } | null = null
const SECONDS = 60

/**
 * Lights the pad for the holder and answers what the reader says of it; null when the holder cancelled or time ran out (costs no try).
 * iVerifyPIN asks one entry; iChangePIN old, new, new again; iReloadPIN (after a reset) new, new again. `facts` go along (session, purpose).
 */
export async function askPin(kind: 'iVerifyPIN' | 'iChangePIN' | 'iReloadPIN', facts: Record<string, unknown> = {}, says: string | null = null): Promise<Answer | null> {
  const entries: Entry[] = kind === 'iVerifyPIN' ? ['pin'] : kind === 'iChangePIN' ? ['old', 'new', 'again'] : ['new', 'again']
  const typed = await new Promise<Partial<Record<Entry, string>> | null>(resolve => {
    cancelPin()
    const timer = setInterval(() => { if (state.pad && Date.now() > state.pad.until) finish(null) }, 500)
    waiting = { entries: [...entries], resolve, timer }
    change({ doing: 'pin', pad: { entry: entries[0]!, typed: 0, until: Date.now() + SECONDS * 1000, says } })
  })
  if (!typed) return null
  if (typed.again !== undefined && typed.again !== typed.new) return { functionName: kind, success: false, pOutInfo: '-34' }
  return ask({ function: kind, ...facts, pin: typed.pin ?? typed.old ?? typed.new, ...(typed.new !== undefined ? { newPin: typed.new } : {}) })
    .finally(() => change({ doing: null }))
}

function finish(result: Partial<Record<Entry, string>> | null): void {
  const done = waiting
  waiting = null
  if (done) clearInterval(done.timer)
  for (const entry of Object.keys(digits)) delete digits[entry as Entry]
  change({ pad: null, doing: result ? 'pin' : null })
  done?.resolve(result)
}

/** A key of the software pad: a digit, `clear`, `cancel` or `ok`. */
export function press(key: string): void {
  const pad = state.pad
  if (!pad || !waiting) return
  const so = digits[pad.entry] ?? ''
  if (key === 'cancel') return finish(null)
  if (key === 'clear') digits[pad.entry] = ''
  else if (key === 'ok') { if (so.length === 6) return advance() }
  else if (/^\d$/.test(key) && so.length < 6) digits[pad.entry] = so + key
  change({ pad: { ...pad, typed: (digits[pad.entry] ?? '').length } })
}
function advance(): void {
  if (!waiting || !state.pad) return
  waiting.entries.shift()
  const next = waiting.entries[0]
  if (!next) return finish({ ...digits })
  change({ pad: { entry: next, typed: 0, until: Date.now() + SECONDS * 1000, says: null } })
}
export const cancelPin = (): void => { if (waiting) finish(null) }
/** Another minute for the holder. */
export const moreTime = (): void => { if (state.pad) change({ pad: { ...state.pad, until: Date.now() + SECONDS * 1000 } }) }

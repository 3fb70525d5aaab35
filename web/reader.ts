import { useEffect, useSyncExternalStore } from 'react'
import { Broken, call, isRefused, newUuid, type Refused } from './api/call.ts'
import { useRead } from './api/read.tsx'

/** What the agent answers to every function; a failure carries the driver's code in `pOutInfo` and, in the demo, what the centre said. */
export type Answer = {
  functionName: string
  success: boolean
  pOutInfo: string
  zh?: string
  en?: string
  why?: string
  facts?: Record<string, unknown>
  [more: string]: unknown
}
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
const names = ['area', 'number', 'cardNumber', 'ident', 'name', 'atr', 'version', 'issuedOn', 'validUntil', 'terminal', 'device'] as const
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
function change(next: Partial<Reader>): void {
  state = { ...state, ...next }
  for (const heard of listeners) heard()
}
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

type Terminals = { rows: readonly { id: string; code: string; kind: string; name: string; software: boolean }[] }
/** The desk of this workplace: my organisation's first terminal of the kind becomes the one the reader speaks for. */
export function useDesk(kind: 'till' | 'counter' | 'branch' | 'kiosk'): { code: string; name: string; software: boolean } | null {
  const terminals = useRead<Terminals>('/api/terminals')
  const rows = terminals.data && !isRefused(terminals.data) ? terminals.data.rows : []
  const mine = rows.find(row => row.kind === kind) ?? rows[0] ?? null
  useEffect(() => {
    if (mine && state.terminal !== mine.id) change({ terminal: mine.id })
  }, [mine])
  return mine
}

/** Puts a (demo) card into the slot, by card number, or takes it out, which ends its session. */
export function insertCard(card: string | null): void {
  cancelPin()
  const { terminal, read } = state
  if (terminal && read?.session) void call('POST', `/api/terminals/${terminal}/sessions/${read.session.id}/end`, {}).catch(() => null)
  change({ card, basic: null, read: null, fault: null })
}

const fault = (answer: Answer): Refused => ({
  refused: answer.why ?? answer.pOutInfo,
  facts: answer.facts ?? {},
  zh: answer.zh ?? answer.pOutInfo,
  en: answer.en ?? answer.pOutInfo,
  status: 200,
})
/** A failed answer of the reader as a refusal, for `<Refusal of={…}>`; null when it succeeded. */
export const refusedBy = (answer: Answer | null): Refused | null => (answer && !answer.success ? fault(answer) : null)
const silent: Refused = {
  refused: 'reader-silent',
  facts: {},
  status: 0,
  zh: '读卡器没有回应。卡不用拔，点“再读一次”',
  en: 'The reader did not answer. Leave the card in and read it again',
}

/**
 * Sends one message to the reader. Until the agent stands on the desk the demo server answers in its place.
 * Throws Broken when nothing answers.
 */
export async function ask(message: { function: string; iType?: number } & Record<string, unknown>): Promise<Answer> {
  const answer = await call<Answer>('POST', '/api/demo/reader', {
    iType: 3,
    ...message,
    terminal: state.terminal,
    card: state.card,
    ...(state.read?.session ? { session: state.read.session.id } : {}),
  })
  return isRefused(answer)
    ? {
        functionName: message.function,
        success: false,
        pOutInfo: answer.refused,
        why: answer.refused,
        facts: answer.facts,
        zh: answer.zh,
        en: answer.en,
      }
    : answer
}

/** Reads the card: the eleven fields and what the centre says of it; null (and `fault`) when it could not. */
export async function readCard(): Promise<CardRead | null> {
  change({ doing: 'read', fault: null })
  const answer = await ask({ function: 'iReadCardBas' }).catch((error: unknown) => {
    if (error instanceof Broken) return null
    throw error
  })
  const basic = answer?.success ? (Object.fromEntries(answer.pOutInfo.split('|').map((value, i) => [names[i], value])) as Basic) : null
  const read = answer?.success ? ((answer['read'] as CardRead) ?? null) : null
  change({ doing: null, basic, read, fault: answer ? refusedBy(answer) : silent })
  return read
}

const digits: Partial<Record<Entry, string>> = {}
type Typed = Partial<Record<Entry, string>>
let waiting: { entries: Entry[]; resolve: (typed: Typed | 'timeout' | 'cancelled') => void; timer: ReturnType<typeof setInterval> } | null = null
const SECONDS = 60

/**
 * Lights the pad for the holder and answers what the reader says of the entry. A time-out or cancel costs no try and answers `success: false`.
 * iVerifyPIN asks one entry; iChangePIN old, new, new again; iReloadPIN (after a reset: `facts.reset`) and SbkSetQueryPassword (`facts.digits` long) new, new again. `says` stands on the pad.
 */
export async function askPin(
  kind: 'iVerifyPIN' | 'iChangePIN' | 'iReloadPIN' | 'SbkSetQueryPassword',
  facts: Record<string, unknown> = {},
  says: string | null = null,
): Promise<Answer> {
  const entries: Entry[] = kind === 'iVerifyPIN' ? ['pin'] : kind === 'iChangePIN' ? ['old', 'new', 'again'] : ['new', 'again']
  const entry = newUuid()
  const typed = await new Promise<Typed | 'timeout' | 'cancelled'>(resolve => {
    cancelPin()
    const timer = setInterval(() => {
      if (state.pad && Date.now() > state.pad.until) finish('timeout')
    }, 500)
    waiting = { entries: [...entries], resolve, timer }
    change({
      doing: 'pin',
      pad: {
        entry: entries[0]!,
        typed: 0,
        length: typeof facts['digits'] === 'number' ? facts['digits'] : 6,
        until: Date.now() + SECONDS * 1000,
        says,
      },
    })
  })
  const done = (answer: Answer) => {
    change({ doing: null, read: state.read && answer['pin'] ? { ...state.read, pin: answer['pin'] as CardRead['pin'] } : state.read })
    return answer
  }
  if (typeof typed === 'string') return done(await ask({ function: kind, ended: typed }))
  if (typed.again !== undefined && typed.again !== typed.new)
    return done({
      functionName: kind,
      success: false,
      pOutInfo: '-34',
      zh: '两次输的新密码不一样，没有改。请从头输',
      en: 'The two new PINs differ and nothing was changed. Start over',
    })
  return done(
    await ask({
      function: kind,
      entry,
      ...facts,
      ...((typed.pin ?? typed.old) ? { pin: typed.pin ?? typed.old } : {}),
      ...(typed.new !== undefined ? { newPin: typed.new } : {}),
    }).catch((): Answer => ({
      functionName: kind,
      success: false,
      pOutInfo: 'no-answer',
      zh: '没有收到回应，还不知道密码收没收。再读一次卡就能看到',
      en: 'No answer came; read the card again to see whether the PIN was taken',
    })),
  )
}

function finish(result: Typed | 'timeout' | 'cancelled'): void {
  const done = waiting
  waiting = null
  if (done) clearInterval(done.timer)
  for (const entry of Object.keys(digits)) delete digits[entry as Entry]
  change({ pad: null })
  done?.resolve(result)
}

/** A key of the software pad: a digit, `clear`, `cancel` or `ok`. */
export function press(key: string): void {
  const pad = state.pad
  if (!pad || !waiting) return
  const so = digits[pad.entry] ?? ''
  if (key === 'cancel') return finish('cancelled')
  if (key === 'clear') digits[pad.entry] = ''
  else if (key === 'ok') {
    if (so.length === pad.length) return advance()
  } else if (/^\d$/.test(key) && so.length < pad.length) digits[pad.entry] = so + key
  change({ pad: { ...pad, typed: (digits[pad.entry] ?? '').length } })
}
function advance(): void {
  if (!waiting || !state.pad) return
  waiting.entries.shift()
  const next = waiting.entries[0]
  if (!next) return finish({ ...digits })
  change({ pad: { entry: next, typed: 0, length: state.pad.length, until: Date.now() + SECONDS * 1000, says: null } })
}
export const cancelPin = (): void => {
  if (waiting) finish('cancelled')
}
/** Another minute for the holder. */
export const moreTime = (): void => {
  if (state.pad) change({ pad: { ...state.pad, until: Date.now() + SECONDS * 1000 } })
}

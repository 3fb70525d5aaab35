import { newUuid } from '../api/call.ts'
import { ask, type Answer } from './agent.ts'
import { change, readerNow, type CardRead, type Entry } from './state.ts'

const digits: Partial<Record<Entry, string>> = {}
type Typed = Partial<Record<Entry, string>>
let waiting: { entries: Entry[]; resolve: (typed: Typed | 'timeout' | 'cancelled') => void; timer: ReturnType<typeof setInterval> } | null = null
const SECONDS = 60

/** Lights the pad for the holder and answers what was keyed, entry by entry; `says` stands on it. For the devices alone: digits go to the reader, never to a page. */
export function keyIn(entries: readonly Entry[], { length = 6, says = null }: { length?: number; says?: string | null } = {}): Promise<Typed | 'timeout' | 'cancelled'> {
  return new Promise<Typed | 'timeout' | 'cancelled'>(resolve => {
    cancelPin()
    const timer = setInterval(() => {
      if (Date.now() > (readerNow().pad?.until ?? Infinity)) finish('timeout')
    }, 500)
    waiting = { entries: [...entries], resolve, timer }
    change({ doing: 'pin', pad: { entry: entries[0]!, typed: 0, length, until: Date.now() + SECONDS * 1000, says } })
  })
}

/**
 * Asks for a PIN and answers what the reader says of the entry. A time-out or cancel costs no try and answers `success: false`.
 * iVerifyPIN asks one entry; iChangePIN old, new, new again; iReloadPIN (after a reset: `facts.reset`) and SbkSetQueryPassword
 * (`facts.digits` long) new, new again. `says` stands on the pad.
 */
export async function askPin(
  kind: 'iVerifyPIN' | 'iChangePIN' | 'iReloadPIN' | 'SbkSetQueryPassword',
  facts: Record<string, unknown> = {},
  says: string | null = null,
): Promise<Answer> {
  const entries: Entry[] = kind === 'iVerifyPIN' ? ['pin'] : kind === 'iChangePIN' ? ['old', 'new', 'again'] : ['new', 'again']
  const entry = newUuid()
  const typed = await keyIn(entries, { length: typeof facts['digits'] === 'number' ? facts['digits'] : 6, says })
  const done = (answer: Answer) => {
    const { read } = readerNow()
    change({ doing: null, read: read && answer['pin'] ? { ...read, pin: answer['pin'] as CardRead['pin'] } : read })
    return answer
  }
  if (typeof typed === 'string') return done(await ask({ function: kind, ended: typed }).catch(() => unanswered(kind)))
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
    }).catch(() => unanswered(kind)),
  )
}

const unanswered = (kind: string): Answer => ({
  functionName: kind,
  success: false,
  pOutInfo: 'no-answer',
  zh: '没有收到回应，还不知道密码收没收。再读一次卡就能看到',
  en: 'No answer came; read the card again to see whether the PIN was taken',
})

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
  const pad = readerNow().pad
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
  const { pad } = readerNow()
  if (!waiting || !pad) return
  waiting.entries.shift()
  const next = waiting.entries[0]
  if (!next) return finish({ ...digits })
  change({ pad: { entry: next, typed: 0, length: pad.length, until: Date.now() + SECONDS * 1000, says: null } })
}
export const cancelPin = (): void => {
  if (waiting) finish('cancelled')
}
/** Another minute for the holder. */
export const moreTime = (): void => {
  const { pad } = readerNow()
  if (pad) change({ pad: { ...pad, until: Date.now() + SECONDS * 1000 } })
}

import { useEffect } from 'react'
import { Broken, call, isRefused, type Refused } from '../api/call.ts'
import { useMay } from '../api/me.ts'
import { useRead } from '../api/read.tsx'
import { ask, refusedBy } from './agent.ts'
import { cancelPin } from './pad.ts'
import { change, readerNow, type Basic, type CardRead } from './state.ts'

const names = ['area', 'number', 'cardNumber', 'ident', 'name', 'atr', 'version', 'issuedOn', 'validUntil', 'terminal', 'device'] as const
const silent: Refused = {
  refused: 'reader-silent',
  facts: {},
  status: 0,
  zh: '读卡器没有回应。卡不用拔，点“再读一次”',
  en: 'The reader did not answer. Leave the card in and read it again',
}

type Terminals = { rows: readonly { id: string; code: string; kind: string; name: string; software: boolean }[] }
/** The desk of this workplace: my organisation's first terminal of the kind becomes the one the reader speaks for. */
export function useDesk(kind: 'till' | 'counter' | 'branch' | 'kiosk'): { code: string; name: string; software: boolean } | null {
  const terminals = useRead<Terminals>('/api/terminals', { off: !useMay('terminals.read') })
  const rows = terminals.data && !isRefused(terminals.data) ? terminals.data.rows : []
  const mine = rows.find(row => row.kind === kind) ?? rows[0] ?? null
  useEffect(() => {
    if (mine && readerNow().terminal !== mine.id) change({ terminal: mine.id })
  }, [mine])
  return mine
}

/** Puts a (demo) card into the slot, by card number, or takes it out, which ends its session. */
export function insertCard(card: string | null): void {
  cancelPin()
  const { terminal, read } = readerNow()
  if (terminal && read?.session) void call('POST', `/api/terminals/${terminal}/sessions/${read.session.id}/end`, {}).catch(() => null)
  change({ card, basic: null, read: null, fault: null })
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

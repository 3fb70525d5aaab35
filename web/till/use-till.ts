import { useState } from 'react'
import { isRefused } from '../api/call.ts'
import { useRead } from '../api/read.tsx'
import { useSend } from '../api/send.ts'
import type { CustomerView, DeskView, SettledView } from '#shared/settlement'
import type { ItemView } from '#shared/clinics'
import { insertCard, readCard, readerNow, useReader } from '../reader.ts'
import { stops } from './card-panel.tsx'
import { proofsOf } from './prove.tsx'
import { useLeft } from './session-left.tsx'

/** A line of the basket: an item and how many. */
export type Line = { item: ItemView; count: number }
/** Where the sale is: 0 card, 1 items, 2 split shown, 3 PIN, 4 ready to settle, 5 settled. */
export type At = 0 | 1 | 2 | 3 | 4 | 5
/** A line's amount in fen, as the centre counts it: half up. */
export const amountOf = ({ item, count }: Line) => Math.floor((item.price * count + 5_000) / 10_000)

/** One sale at the till: card, basket, split, PIN, settlement. Everything is asked of the centre; nothing is reckoned here but the sum on the screen. */
export function useTill() {
  const { read } = useReader()
  const desk = useRead<DeskView>('/api/till/desk', { every: 15_000 })
  const card = read?.session ?? null
  const left = useLeft(card)
  const trying = useSend<SettledView>('/api/till/pre-settle')
  const settling = useSend<SettledView>('/api/till/settle')
  const over = card !== null && left === 0 && !settling.done && !settling.broken
  // once its session is over the card is read again, the basket stays; a settlement whose answer was lost is still asked for in its own session
  const session = over ? null : card
  const stopped = read !== null && stops(read) !== null
  const customer = useRead<CustomerView>(`/api/till/sessions/${session?.id}`, { off: !session })
  const answered = customer.data !== undefined && !isRefused(customer.data)
  const [lines, setLines] = useState<readonly Line[]>([])
  const [chosen, choose] = useState(0)
  const [region, setRegion] = useState('')
  const [useAccount, setUseAccount] = useState(true)
  const [padOn, setPad] = useState(false)
  const [pinRight, setPinRight] = useState(false)
  const [undone, setUndone] = useState<{ of: SettledView; number: string } | null>(null)
  const known = customer.data && !isRefused(customer.data) ? customer.data.insured : []
  const valid = known.filter(one => one.state === '1')
  // insured in several regions, the customer says which; nobody guesses (READ-01.c)
  const insured = valid.find(one => one.region === region) ?? (valid.length > 1 ? null : valid[0] ?? known[0] ?? null)
  const done = settling.done
  const tried = trying.done
  const deskNow = desk.data && !isRefused(desk.data) ? desk.data : null
  const needs = proofsOf(deskNow, session)
  const at: At = done ? 5 : !session || stopped ? 0 : !tried ? 1 : pinRight || !needs.length ? 4 : padOn ? 3 : 2
  const body = (at: { region: string; insutype: string }) => ({ session: session!.id, region: at.region, insutype: at.insutype, useAccount, lines: lines.map(({ item, count }) => ({ code: item.code, count: count * 10_000, price: item.price })) })
  const again = () => { trying.reset(); settling.reset(); setPad(false); setUndone(null) }
  const change = (next: readonly Line[]) => { if (!done) { setLines(next); again(); choose(old => Math.min(old, Math.max(0, next.length - 1))) } }
  return {
    desk: deskNow, needs, deskRefused: isRefused(desk.data) ? desk.data : null,
    /** Whether the centre answered the last time it was asked: null before the first answer. */
    online: desk.isError || trying.broken || settling.broken ? false : desk.data === undefined ? null : !isRefused(desk.data),
    customerRefused: isRefused(customer.data) ? customer.data : null, noRecord: answered && known.length === 0, undone, setUndone,
    read, session, left, over, stopped, known, valid, insured, lines, chosen, choose, useAccount, at, tried, done, trying, settling,
    pickRegion: (code: string) => { setRegion(code); again() }, setUseAccount: (use: boolean) => { setUseAccount(use); again() },
    add: (item: ItemView) => { const held = lines.findIndex(line => line.item.code === item.code)
      change(held < 0 ? [...lines, { item, count: 1 }] : lines.map((line, i) => i === held ? { ...line, count: line.count + 1 } : line)); choose(held < 0 ? lines.length : held) },
    count: (i: number, count: number) => change(lines.map((line, n) => n === i ? { ...line, count: Math.min(999, Math.max(1, count)) } : line)),
    remove: (i: number) => change(lines.filter((_, n) => n !== i)),
    tryIt: () => { if (session && insured && lines.length && !done && !stopped) void trying.send(body(insured)) },
    lightPad: () => setPad(true), pinDone: () => { setPinRight(true); setPad(false) },
    settle: () => { if (session && insured && tried && !done) void settling.send(body(insured)) },
    back: () => { if (done) return; if (undone) setUndone(null); else if (at >= 2) again(); else change([]) },
    /** Chooses the line above (−1) or below (+1). */
    step: (by: number) => choose(old => Math.min(lines.length - 1, Math.max(0, old + by))),
    /** The same card once more, after its session ended. */
    readAgain: () => { setPinRight(false); again(); insertCard(readerNow().card); void readCard() },
    /** Another card is in the reader: whose PIN was right before is of no matter; a settled sale leaves the screen. */
    newCard: () => { if (done) { setLines([]); setUseAccount(true) } setRegion(''); setPinRight(false); again() },
    next: () => { setLines([]); setRegion(''); setUseAccount(true); setPinRight(false); again(); insertCard(null) },
  }
}
export type Till = ReturnType<typeof useTill>

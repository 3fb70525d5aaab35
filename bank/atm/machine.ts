import { isLuhn } from '#kit/luhn'
import { isRefused } from '#kit/refusal'
import type { Fen } from '#kit/money'
import { sayings, refuse } from '../refusals.ts'
import { registerTerminal } from '../terminals/sign-in.ts'
import { inWork, type Bank } from '../work.ts'
import { keyFrom, openAtmLine, type AtmLine, type Said } from './line.ts'
import { openSafe } from './safe.ts'

/** How a machine is set up: where its bank hears, its folder. `patience`: how long it shows its notes, and waits for a card to be used. */
export type AtmSetup = { port: number; host: string; home: string; patience?: { notes: number; visit: number } }
/** What stands in for the machine's hardware in this visit: its notes may jam. */
type Visit = { token: string; card: string; until: number; presented: { batch: string; stan: string; amount: Fen; retract: NodeJS.Timeout } | null; jam: boolean; /** Notes are asked for: nobody asks for more meanwhile. */ asking: boolean }
export type Atm = ReturnType<typeof openAtm>

const MOST_NOTES = 3_000_00n
/**
 * A cash machine of a bank: a stand-in of the device itself, which reaches its bank over ISO 8583 and nothing else. It gives out what the bank approved and tells how much that was; what jams, or is
 * not taken and drawn back, it tells as not given out. One visit at a time. (FIN-09)
 */
export function openAtm(bank: Bank, code: string, { port, host, home, patience = { notes: 45_000, visit: 120_000 } }: AtmSetup) {
  const id = `ATM${code.padStart(5, '0').slice(-5)}`
  const safe = openSafe(home, id, bank.keys)
  let line: Promise<AtmLine | null> | null = null
  let visit: Visit | null = null
  let telling: NodeJS.Timeout | null = null

  /** Its master key was put in when it was set up, and stays in it. */
  const opened = async (): Promise<AtmLine | null> => {
    let master = safe.get('master')
    if (!master) {
      const made = await inWork(bank, work => registerTerminal(work, { id, kind: 'atm', bank: code, merchant: id.padEnd(15, '0') }))
      if (isRefused(made)) return null
      safe.put('master', master = made.master)
    }
    return openAtmLine({ id, merchant: id.padEnd(15, '0'), master: keyFrom(master), port, host, safe, random: bank.random })
  }
  const ask = async (...asked: Parameters<AtmLine['ask']>): Promise<Said> => {
    line ??= opened()
    const to = await line
    return to ? to.ask(...asked) : { is: 'unsent' }
  }
  const undo = async (what: Parameters<AtmLine['undo']>[0]): Promise<boolean> => {
    line ??= opened()
    return await (await line)?.undo(what) ?? false
  }
  const heard = (said: Said) => said.is === 'said' && !['68', '77', '91', '92', '96', '97', '98', 'A0'].includes(said.code)
  /** Tells the bank how many notes went out, again until it answers; kept over a restart. */
  const tellAll = async (): Promise<void> => {
    for (const { name, clear } of safe.all('told')) {
      const { card, asked, amount, batch, stan } = JSON.parse(clear.toString('utf8')) as { card: string; asked: string; amount: string; batch: string; stan: string }
      const told = amount === '0' ? await undo({ card, amount: BigInt(asked), batch, stan }) : heard(await ask('dispensed', { card, amount: BigInt(amount), original: { batch, stan } }))
      if (told) safe.remove(name)
    }
    if (safe.all('told').length) telling ??= setTimeout(() => { telling = null; void tellAll() }, 3_000).unref()
  }
  const gave = async ({ batch, stan, amount: asked }: { batch: string; stan: string; amount: Fen }, card: string, amount: Fen) => {
    safe.put(`told/${batch}-${stan}`, JSON.stringify({ card, asked: String(asked), amount: String(amount), batch, stan }))
    await tellAll()
  }
  const of = (token: string): Visit | null => visit && visit.token === token && visit.until > bank.now().getTime() ? (visit.until = bank.now().getTime() + patience.visit, visit) : null
  const no = (said: Said) => said.is === 'said' ? { declined: said.code, ...words(said) } : said.is === 'unsent' ? refuse('atm-silent') : refuse('atm-unknown')

  return {
    id,
    /** The notes of a visit that was left are drawn back before the next card is taken. */
    insert(card: string) {
      if (visit && visit.until > bank.now().getTime() && visit.presented) return refuse('atm-busy')
      if (!isLuhn(card) || !/^62\d{14,17}$/.test(card)) return refuse('card-unreadable')
      visit = { token: Buffer.from(bank.random(16)).toString('hex'), card, until: bank.now().getTime() + patience.visit, presented: null, jam: false, asking: false }
      void tellAll()
      return { visit: visit.token, card: `${card.slice(0, 4)} **** **** ${card.slice(-4)}`, most: MOST_NOTES }
    },
    /** What the stand-in can do that real notes do by themselves. */
    jam(token: string, jam: boolean) {
      const now = of(token)
      if (!now) return refuse('visit-over')
      now.jam = jam
      return { jam }
    },
    async balance(token: string, pin: string) {
      const now = of(token)
      if (!now) return refuse('visit-over')
      const said = await ask('balance', { card: now.card, pin })
      return said.is === 'said' && said.code === '00' ? { balance: said.balance! } : no(said)
    },
    /** Notes: asked for, given out, told. Until the holder takes them they lie in the tray. */
    async withdraw(token: string, pin: string, amount: Fen) {
      const now = of(token)
      if (!now || now.presented) return refuse('visit-over')
      if (now.asking) return refuse('atm-busy')
      if (amount <= 0n || amount % 100_00n !== 0n || amount > MOST_NOTES) return refuse('notes-amount')
      now.asking = true
      const said = await ask('withdrawal', { card: now.card, pin, amount }).finally(() => { now.asking = false })
      if (said.is !== 'said' || said.code !== '00') return no(said)
      const out = { batch: said.batch, stan: said.stan, amount }
      if (now.jam) { await gave(out, now.card, 0n); return refuse('notes-jammed') }
      now.presented = { ...out, retract: setTimeout(() => { if (now.presented) { now.presented = null; void gave(out, now.card, 0n) } }, patience.notes).unref() }
      return { cash: amount, reference: said.reference }
    },
    async take(token: string) {
      const now = of(token)
      if (!now?.presented) return refuse('notes-gone')
      const { retract, ...out } = now.presented
      clearTimeout(retract)
      now.presented = null
      await gave(out, now.card, out.amount)
      return { taken: out.amount }
    },
    async transfer(token: string, pin: string, { to, name, line: bankLine, amount }: { to: string; name: string; line: string | null; amount: Fen }) {
      const now = of(token)
      if (!now) return refuse('visit-over')
      const said = await ask('transfer', { card: now.card, pin, amount, payee: { card: to, name, ...bankLine ? { bank: bankLine } : {} } })
      return said.is === 'said' && said.code === '00' ? { sent: amount, reference: said.reference } : no(said)
    },
    /** The card comes out; notes that still lie there are drawn back. */
    async eject(token: string) {
      if (visit?.token !== token) return { ejected: true as const }
      const { presented, card } = visit
      visit = null
      if (presented) { clearTimeout(presented.retract); await gave(presented, card, 0n) }
      return { ejected: true as const }
    },
    async close() {
      if (telling) clearTimeout(telling)
      if (visit?.presented) clearTimeout(visit.presented.retract)
      ;(await line)?.close()
    },
  }
}

/** The bank's own sentence for a code: its Chinese is what it sent, its English that of the refusal with this code. */
function words({ code, zh }: { code: string; zh: string | null }) {
  const known = Object.values(sayings).find(each => each.code === code && (zh === null || zh.startsWith(each.zh.split('{')[0]!.slice(0, 6))))
  return { zh: zh ?? known?.zh ?? '交易没有做成', en: known?.en.replace(/[;.][^;.]*\{.*$/, '') ?? 'The transaction was declined' }
}

import { linkBanks, type BankAnswer } from '#banks'
import { luhnDigit } from '#kit/luhn'
import { dayOf } from '#kit/day'
import type { House } from '#kit/work'
import { writeDay, type DayRow } from '../src/wire/bankday/index.ts'
import { openSimFiles, type SimFiles } from './bank-files.ts'
import { chanceOf } from './random.ts'

/** An account as the simulated bank keeps it; `seq` counts what changed, `put` is what its holder put in. */
export type Account = { order: string; bank: string; number: string; idNumber: string; active: boolean; lost: 'phone' | 'written' | null; lostAt: Date | null; releasedAt: Date | null; seq: number; balance: bigint; put: bigint; entries: Entry[]; /** The centre's newest word on the social security card: whether it ended, of which instant. */ ended: boolean; endTold: number }
/** What a file of the centre moved on an account: under its batch and place there, once. */
export type Entry = { what: 'pay-out' | 'deduction'; batch: string; seq: number; amount: bigint }
/** What may be deducted from an account, as the centre told it last. */
export type Mandate = { version: number; card: string; revoked: boolean }
/** What it has to tell the centre; `gone`: lost on its way, it believes that it was heard. */
export type Notice = { bank: string; id: string; what: 'activated' | 'lost' | 'released'; card: string; at: Date; seq: number; how: 'phone' | 'written' | null }
type Did = DayRow & { bank: string; day: string }

/**
 * The partner bank of a simulated city: its own books, answering what the bank's program answers over the port that the centre uses. The line between the two loses and doubles by the seed: `cut` is
 * how many of the next requests are lost before or after they were done.
 */
export type SimBank = { mandates: Map<string, Mandate>; files: SimFiles; accounts: Account[]; notices: Notice[]; cut: number; calm: boolean; of(order: string): Account | null; activate(account: Account): void; lose(account: Account, how: 'phone' | 'written'): void; release(account: Account): void }

/** Opens the bank of a city and connects it. */
export function openSimBank(house: House, seed: string, now: () => Date): SimBank {
  // its own chance, so that nobody else's choices move
  const chance = chanceOf(`bank ${seed}`)
  const passed = new Map<string, object>()
  const did: Did[] = []
  let told = 0
  const bank: SimBank = {
    accounts: [], notices: [], cut: 0, calm: false, mandates: new Map(), files: null as never,
    of: order => bank.accounts.find(account => account.order === order) ?? null,
    activate(account) {
      if (account.active) return
      Object.assign(account, { active: true, seq: account.seq + 1 })
      write(account, 'activation', account.number, 'active')
      tell(account, 'activated')
    },
    lose(account, how) { if (stop(account, how)) tell(account, 'lost') },
    release(account) {
      if (!account.lost) return
      Object.assign(account, { lost: null, lostAt: null, releasedAt: now(), seq: account.seq + 1 })
      write(account, 'loss', `${account.number}-${account.seq}`, 'released')
      tell(account, 'released')
    },
  }
  const write = (account: Account, kind: string, key: string, state: string) => did.push({ bank: account.bank, day: dayOf(now()), kind, key, card: account.number, state, count: 1, amount: 0n, at: now().toISOString() })
  const tell = (account: Account, what: Notice['what']) => bank.notices.push({ bank: account.bank, id: `sim-notice-${++told}`, what, card: account.number, at: now(), seq: account.seq, how: account.lost })
  function stop(account: Account, how: 'phone' | 'written'): boolean {
    if (!account.active || account.lost === 'written' || account.lost === how) return false
    Object.assign(account, { lost: how, lostAt: now(), seq: account.seq + 1 })
    write(account, 'loss', `${account.number}-${account.seq}`, how === 'phone' ? 'lost-phone' : 'lost-written')
    return true
  }
  const no = (refused: string): BankAnswer => ({ status: 409, body: { refused, zh: refused, en: refused } })
  // by the order alone: in which order orders come follows from no seed
  const number = (code: string, order: string) => {
    const chance = chanceOf(`bank ${seed} ${order}`)
    const prefix = { 95588: '621721', 95599: '622846', 95566: '621788', 95533: '621700', 96588: '623203', 95580: '621799', 96669: '621778' }[code]
    let body = prefix ?? '620000'
    while (body.length < 18) body += String(chance.below(10))
    return body + luhnDigit(body)
  }
  type Order = { order: string; idNumber: string }
  const asked: Record<string, (body: never) => BankAnswer> = {
    '/centre/accounts': ({ bank: code, orders }: { bank: string; orders: Order[] }) => ({ status: 200, body: { rows: orders.map(({ order, idNumber }) => {
      let account = bank.of(order)
      if (!account) {
        bank.accounts.push(account = { order, bank: code, number: number(code, order), idNumber, active: false, lost: null, lostAt: null, releasedAt: null, seq: 0, balance: 0n, put: 0n, entries: [], ended: false, endTold: 0 })
        write(account, 'opening', order, 'opened')
      }
      return { order, card: account.number }
    }) } }),
    '/centre/loss': ({ bank: code, number: report, card, idNumber, how, at }: { bank: string; number: string; card: string; idNumber: string; how: 'phone' | 'written'; at: string }) => {
      const had = passed.get(report)
      if (had) return { status: 200, body: had }
      const account = bank.accounts.find(each => each.number === card && each.bank === code)
      if (!account || account.idNumber !== idNumber) return no('card-unknown')
      if (!account.active) return no('card-inactive')
      if (account.releasedAt && account.releasedAt.getTime() >= Date.parse(at) + 60_000) return no('released-since')
      stop(account, how)
      write(account, 'passed-loss', report, 'lost')
      passed.set(report, { lost: { seq: account.seq, how: account.lost, since: account.lostAt!.toISOString(), until: null } })
      return { status: 200, body: passed.get(report)! }
    },
    '/centre/states': ({ cards }: { cards: string[] }) => ({ status: 200, body: { rows: cards.map(card => { const account = bank.accounts.find(each => each.number === card); return account ? { card, known: true, active: account.active, lost: account.lost, lostAt: account.lostAt?.toISOString() ?? null, until: null, seq: account.seq } : { card, known: false } }) } }),
    '/centre/day': ({ bank: code, day }: { bank: string; day: string }) => day >= dayOf(now()) ? no('day-open') : { status: 200, body: { day, list: writeDay({ bank: code, day, rows: did.filter(row => row.bank === code && row.day === day).sort((a, b) => a.at.localeCompare(b.at) || a.key.localeCompare(b.key)) }) } },
    '/centre/return': ({ number }: { number: string }) => bank.files.again(number) ? { status: 200, body: { number } } : no('batch-unknown'),
    '/centre/mandates': ({ mandates }: { mandates: { number: string; version: number; card: string; revokedAt: string | null }[] }) => ({ status: 200, body: { rows: mandates.map(({ number, version, card, revokedAt }) => {
      if ((bank.mandates.get(number)?.version ?? 0) < version) bank.mandates.set(number, { version, card, revoked: revokedAt !== null })
      return { number, taken: true }
    }) } }),
    '/centre/ends': ({ bank: code, card, ended, at }: { bank: string; card: string; ended: boolean; at: string }) => {
      const account = bank.accounts.find(each => each.number === card && each.bank === code)
      if (!account) return no('card-unknown')
      if (Date.parse(at) > account.endTold) Object.assign(account, { ended, endTold: Date.parse(at) })
      return { status: 200, body: { ended: account.ended } }
    },
  }
  bank.files = openSimFiles(house, bank, chanceOf(`files ${seed}`), (kind, batch, done, refused, amount) => did.push({ bank: batch.bank, day: dayOf(now()), kind, key: batch.number, card: '', state: `${done}/${refused}`, count: done + refused, amount, at: now().toISOString() }))
  linkBanks(house, {
    url: '', key: '', ask: async (path, body) => {
      // as JSON, so that neither side holds what is the other's
      const content = JSON.parse(JSON.stringify(body)) as never
      const cut = bank.cut > 0 && !bank.calm ? chance.pick(['before', 'after', 'twice'] as const) : null
      if (cut) bank.cut--
      if (cut === 'before') return null
      const answer = asked[path]!(content)
      if (cut === 'after') return null
      return JSON.parse(JSON.stringify(cut === 'twice' ? asked[path]!(content) : answer)) as BankAnswer
    },
  })
  return bank
}

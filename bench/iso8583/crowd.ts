import pg from 'pg'
import { dayOf } from '#kit/day'
import { isRefused } from '#kit/refusal'
import { openAccounts } from '../../bank/orders/open-accounts.ts'
import { registerTerminal } from '../../bank/terminals/sign-in.ts'
import { inWork, type Bank } from '../../bank/work.ts'

export const MERCHANT = '898340154110001', PIN = '274916'
const BALANCE = 10_000_000n
/** Terminals with their master keys (hexadecimal), and cards that pay. */
export type Ground = { terminals: { id: string; master: string }[]; cards: string[] }

/**
 * A bank's customers with active cards, a PIN and money put in at a counter, and terminals that are registered. Accounts are opened by the bank's own verb; activation, PIN and
 * deposit are written as those verbs write them, a statement for all.
 */
export async function ground(bank: Bank, url: string, count: number, terminals: number): Promise<Ground> {
  const cards: string[] = []
  for (let from = 0; from < count; from += 256) {
    const orders = Array.from({ length: Math.min(256, count - from) }, (_, i) => ({ order: `bench-${from + i}`, name: '沈小华', idType: 'citizen', idNumber: `34010419880${String(from + i).padStart(7, '0')}`, phone: null }))
    const opened = await inWork(bank, work => openAccounts(work, '95588', orders))
    if (isRefused(opened)) throw new Error(opened.refused)
    for (const row of opened.rows) { if (isRefused(row)) throw new Error(row.refused); cards.push(row.card) }
  }
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ bucket: number; id: string }>('select bucket, id from cards.card')
    const now = bank.now()
    await client.query('update cards.card set activated_at = $1', [now])
    await client.query('insert into pins.pin (bucket, card, verifier, tries, set_at) select b, c, v, 0, $4 from unnest($1::smallint[], $2::uuid[], $3::bytea[]) as t (b, c, v)',
      [rows.map(row => row.bucket), rows.map(row => row.id), rows.map(row => bank.keys.verifier(row.id, PIN)), now])
    await client.query(`with moved as (update accounts.account set balance = $1::bigint, version = version + 1 returning bucket, id, version)
      insert into accounts.journal (bucket, account, seq, what, at, day, amount, cash, clearing, transit, dispensing, balance, reference) select bucket, id, version, 'deposit', $2::timestamptz, $3::date, $1::bigint, -$1::bigint, 0, 0, 0, $1::bigint, 'bench' || id from moved`, [BALANCE, now, dayOf(now)])
    await client.query('vacuum (analyze)')
  } finally { await client.end() }
  const made = []
  for (let n = 0; n < terminals; n++) {
    const id = `B${String(n).padStart(7, '0')}`
    const registered = await inWork(bank, work => registerTerminal(work, { id, kind: 'pos', bank: '95588', merchant: MERCHANT }))
    if (isRefused(registered)) throw new Error(registered.refused)
    made.push({ id, master: registered.master.toString('hex') })
  }
  return { terminals: made, cards }
}

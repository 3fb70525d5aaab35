import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { appPool, connect } from '#database'
import { wallClock } from '#kit/day'
import { publicNumber } from '#kit/ids'
import type { House } from '#kit/work'
import type { Item, Settled } from '#settlement'
import { ADDRESS, load, OPERATOR, type Ground, type Holder } from '../../bench/settle/load.ts'
import { city } from '../harness/index.ts'

let sequence = 0
type Wish = { msgid?: string; begun?: string; region?: string; insutype?: string; useAccount?: boolean; counts?: readonly number[]; code?: string; operator?: string }

/** A 2102 by a holder with a line of each class, as the national door makes it of a message. */
export function itemOf(house: House, { shops, wares, ...ground }: Ground, holder: Holder, wish: Wish = {}): Item {
  const shop = shops[holder.shop]!
  const received = house.now()
  const { begun = wallClock(received), region = ground.region, insutype = ground.insutype, useAccount = true, operator = OPERATOR } = wish
  const msgid = wish.msgid ?? `${shop.code}${wallClock(received).replace(/\D/g, '')}T${String(++sequence).padStart(5, '0')}`
  const lines = wares.map(({ code, price }, i) => {
    const count = BigInt(wish.counts?.[i] ?? 1) * 10_000n
    return { sn: String(i + 1), code: wish.code ?? code, own: `S${i}`, at: begun, amount: (price * count + 50_000_000n) / 100_000_000n, count, price, rx: null }
  })
  const total = lines.reduce((sum, line) => sum + line.amount, 0n)
  const purchase = { psnNo: holder.psnNo, region, insutype, medType: '41', certType: '03', begun, total, useAccount, visit: null, invoice: 'F1', lines }
  return { msgid, infno: '2102', digest: createHash('sm3').update(`${holder.psnNo}|${begun}|${total}`).digest(), code: shop.code, operator, signNo: shop.signNo, address: ADDRESS,
    received, reference: publicNumber(0, house.random, 20), purchase }
}

/** A city with some hundred holders whose cards are in a reader, and how to look at its books from outside. */
export async function crowd(count: number) {
  const living = await city({ background: false })
  const ground = await load(living.house, count)
  const owner = await connect(living.url)
  /** The same city as another process sees it: connections of its own, batches of its own. */
  const other = { ...living.house, pool: appPool(living.url) } satisfies House
  /** Waits until so many statements wait for a lock. */
  const waiting = async (least: number) => {
    for (let tries = 0; tries < 500; tries++) {
      const { rows: [row] } = await owner.query<{ count: number }>(`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
      if (row!.count >= least) return
      await sleep(10)
    }
    throw new Error('nobody waits for a lock')
  }
  const close = async () => { await owner.end(); await other.pool.end(); await living.close() }
  return { living, house: living.house, other, ground, owner, waiting, close, item: (holder: Holder, wish?: Wish) => itemOf(living.house, ground, holder, wish) }
}

export const told = (settled: Settled | { refused: string }) => 'refused' in settled ? settled.refused : 'settled'

/** What must hold whatever happened: nothing below nothing, accounts and years are the sums of their journal, a message has one posting and a posting one message. */
export const broken = [
  `select 'account', bucket, person::text from ledger.account a where balance < 0 or balance <> (select coalesce(sum(account), 0) from ledger.journal j
    where (j.bucket, j.person, j.kind, j.region) = (a.bucket, a.person, a.kind, a.region))
    or version <> (select count(*) from ledger.journal j where (j.bucket, j.person, j.kind, j.region) = (a.bucket, a.person, a.kind, a.region))`,
  `select 'legs', bucket, number from ledger.leg group by bucket, number having sum(amount) <> 0`,
  `select 'running balance', bucket, number from (select *, sum(account) over (partition by bucket, person, kind, region order by seq) as ran from ledger.journal) j where ran <> balance`,
  `select 'posting without message', bucket, number from ledger.journal j where what = 'settlement' and not exists (select from messages.message m where m.number = j.number and m.infno = '2102')`,
  `select 'message without posting', bucket, msgid from messages.message m where outcome = 'done' and infno = '2102' and not exists (select from ledger.journal j where j.bucket = m.bucket and j.number = m.number)`,
  `select 'undone wrongly', u.bucket, u.number from settlement.undone u where not exists (select from ledger.journal j where j.bucket = u.bucket and j.number = u.undone_by and j.undoes = u.number)`,
  `select 'undone twice', bucket, undoes from ledger.journal j where undoes is not null and what in ('cancel', 'reversal') group by bucket, undoes
    having count(*) > 1 + (select count(*) from ledger.journal r join ledger.journal c on c.bucket = r.bucket and c.number = r.undoes
      where r.what = 'restore' and c.bucket = j.bucket and c.undoes = j.undoes)`,
]

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { isRefused } from '#kit/refusal'
import { publicNumber } from '#kit/ids'
import { wallClock } from '#kit/day'
import { inWork, type By, type House } from '#kit/work'
import { differences } from '#ledger'
import { settle, type Item, type Settled } from '#settlement'
import { basketOf, pick } from './basket.ts'
import { ADDRESS, OPERATOR, type Crowd, type Ground, type Holder } from './load.ts'
import { serverCpu } from './server.ts'

export const CALLERS = 256
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bench' }
export const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

let sequence = 0
/** A purchase of three lines by somebody, as the national door makes it of a message. */
export function purchaseOf(house: House, ground: Ground<Crowd>, holder: Pick<Holder, 'psnNo' | 'shop'>): Item {
  const { shops, region, insutype } = ground
  const shop = shops[holder.shop]!
  const received = house.now()
  const begun = wallClock(received)
  const lines = basketOf(ground).map(line => ({ ...line, own: `S${line.sn}`, at: begun, rx: null }))
  const msgid = `${shop.code}${begun.replace(/\D/g, '')}${String(++sequence).padStart(8, '0')}`
  const total = lines.reduce((sum, line) => sum + line.amount, 0n)
  const purchase = { psnNo: holder.psnNo, region, insutype, medType: '41', certType: '03', begun, total, useAccount: true, visit: null, invoice: 'F1', lines }
  const digest = createHash('sm3').update(`${msgid}|${holder.psnNo}|${purchase.total}`).digest()
  return { msgid, infno: '2102', digest, code: shop.code, operator: OPERATOR, signNo: shop.signNo, address: ADDRESS, received,
    reference: publicNumber(0, house.random, 20), purchase }
}

export type Done = { item: Item; settled: Settled }
export type Round = { perSecond: number; times: number[]; cpu: number; node: number }
/** 256 callers settle one after the other for some seconds. `keep` takes one of a few hundred to be read back. */
export async function settleRound(house: House, ground: Ground<Crowd>, { seconds, pid }: { seconds: number; pid: number }, keep: (done: Done) => void): Promise<Round> {
  const times: number[] = []
  const [server, node] = [serverCpu(pid), process.cpuUsage()]
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(Array.from({ length: CALLERS }, async () => {
    for (let at = performance.now(); at < until; at = performance.now()) {
      const item = purchaseOf(house, ground, pick(ground.holders))
      const settled = await settle(house, item)
      if (isRefused(settled)) throw new Error(JSON.stringify(settled))
      times.push(performance.now() - at)
      keep({ item, settled })
    }
  }))
  const used = process.cpuUsage(node)
  const perSecond = times.length / ((performance.now() - began) / 1000)
  return { perSecond, times, cpu: (serverCpu(pid) - server) / times.length, node: (used.user + used.system) / times.length }
}

const plain = (settled: Settled) => ({ ...settled, row: { ...settled.row, detail: null } })
/** A hundred settlements sent again are answered as they were; the books are whole. Answers what share met the ceiling and what share used a deductible. */
export async function check(house: House, kept: readonly Done[], count: number): Promise<{ capped: number; open: number }> {
  for (const { item, settled } of Array.from({ length: 100 }, () => pick(kept))) {
    const again = await settle(house, item)
    assert.ok(!isRefused(again))
    assert.deepEqual(plain(again), plain(settled))
  }
  await booksWhole(house, count)
  const share = (of: (done: Done) => boolean) => Math.round(kept.filter(of).length * 100 / kept.length)
  const capped = share(({ settled: { row, detail } }) => row.fund + detail.fundBefore === detail.yearCap)
  return { open: share(({ settled: { detail } }) => detail.deductible > 0n), capped }
}

/** Every account is the sum of its journal, every number adds up, and nothing that was acknowledged is missing; `unheard`: how many more may have been posted. */
export async function booksWhole(house: House, count: number, unheard = 0): Promise<void> {
  assert.deepEqual(await inWork(house, system, work => differences(work)), [])
  const { rows: [sums] } = await house.pool.query<{ count: bigint; off: bigint }>(`select (select count(*) from ledger.journal where operator = $1) as count,
    (select count(*) from (select from ledger.leg group by bucket, number having sum(amount) <> 0) as l) as off`, [OPERATOR])
  assert.equal(Number(sums!.off), 0)
  assert.ok(Number(sums!.count) >= count && Number(sums!.count) <= count + unheard, `${sums!.count} are posted, ${count} were acknowledged`)
}

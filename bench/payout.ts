/**
 * `npm run bench -- payout [--payees N]`: a month's pension of a million people, drawn, approved, closed line by line, handed to the banks as files, and the banks' answers
 * read and posted, each through the function that the office's door or the loop calls, in its resumable pieces. The figure owed is what writes rows (drawing, closing, posting
 * the answers) against COPY of exactly the rows that ended up stored into empty tables with the same keys and indexes; the files' own time is reported beside it. One payment in a
 * thousand comes back. Afterwards every line must be paid or returned, each once, to the cent; drawn again, nobody is paid again.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { continueBenefits, exchangeFiles, portOf, sendBatch, takeAnswer, type ResultLine } from '#benefits'
import { connect } from '#database'
import { dayOf } from '#kit/day'
import { inWork, type By, type House, type Work } from '#kit/work'
import { organisationsOf } from '#staff'
import { approveBatch } from '../src/benefits/batch.ts'
import { drawMonth } from '../src/benefits/draw.ts'
import { judgingOf } from '../src/benefits/region.ts'
import { selectRun, batchesOfRun, type BatchRow } from '../src/benefits/store-batch.ts'
import { asked, copySeconds, ground, load, must, round, watch } from './ground.ts'
import type { Figure } from './index.ts'
import { loadPayees } from './payout/load.ts'

const REGION = '340199'
const RETURNED = 1_000
/** What the run writes: a row a line, its order, that it was paid; what came back. */
const tables = ['benefits.line', 'benefits.sending', 'benefits.paid', 'benefits.came_back']
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bench' }

export async function bench(args: string[]): Promise<Figure[]> {
  const payees = asked(args, '--payees', 1_000_000)
  const base = await ground()
  const { living: { house, url } } = base
  const folder = mkdtempSync(join(tmpdir(), 'sbk-bench-'))
  const owner = await connect(url)
  try {
    const month = dayOf(house.now()).slice(0, 7)
    await loadPayees(house, payees, { region: REGION, banks: judgingOf({ now: house.now() }, REGION, 'pension').banks, month })
    await owner.query('vacuum (analyze)')
    await owner.query('checkpoint')
    const { drawn, closed, sent, posted, batches } = await payOut(house, folder, month)
    await proven(house, payees, batches)
    const { rows: [stored] } = await owner.query<{ rows: string }>(`select sum(n)::text as rows from (${tables.map(table => `select count(*) as n from ${table}`).join(' union all ')}) as t`)
    await owner.query('checkpoint')
    const copy = await copySeconds(base, tables)
    const seconds = drawn + closed + posted
    const conditions = { ...base.settings, payees, banks: batches.length, rows: Number(stored!.rows), draw_s: round(drawn), close_s: round(closed), post_s: round(posted), send_files_s: round(sent), copy_s: round(copy.seconds), copy_mib: round(copy.bytes / 1_048_576),
      copy: 'binary, the same rows into empty tables with the same keys and indexes', load: load() }
    return [{ name: 'payout.ratio', value: round(seconds / copy.seconds, 2), unit: '× COPY', conditions }, { name: 'payout.seconds', value: round(seconds), unit: 's', conditions },
      { name: 'payout.payments_per_s', value: Math.round(payees / seconds), unit: 'payments/s', conditions }]
  } finally {
    await owner.end()
    await base.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Done = { drawn: number; closed: number; sent: number; posted: number; batches: BatchRow[] }
async function payOut(house: House, folder: string, month: string): Promise<Done> {
  const [office] = await inWork(house, system, async work => (await organisationsOf(work, { kind: 'insurer' })).filter(each => each.region === REGION || each.region === '340100'))
  const as = (n: number): By => ({ kind: 'staff', id: `00000000-0000-7000-8000-00000000000${n}`, post: 'insurance-clerk', organisation: office!.id, authority: 'bench' })
  const clock = watch()
  const run = must(await inWork(house, as(1), work => drawMonth(work, { region: REGION, month, kind: 'pension' })))
  await continueBenefits(house)
  const drawn = clock()
  const batchesNow = (work: Work) => batchesOfRun(work, run.id)
  for (const { id, count, sum } of await inWork(house, system, batchesNow)) must(await inWork(house, as(2), work => approveBatch(work, id, { count, sum: Number(sum) })))
  await continueBenefits(house)
  const closed = clock()
  exchangeFiles(house, folder)
  const send = sendBatch(portOf)
  assert.ok('outside' in send)
  const batches = await inWork(house, system, batchesNow)
  for (const { id } of batches) await send.outside(house, { ids: [id] } as never)
  const sent = clock()
  const answers = await Promise.all(batches.map(batch => answerOf(house, batch)))
  clock()
  for (const answer of answers) must(await takeAnswer(act => inWork(house, system, act), answer))
  const posted = clock()
  const again = must(await inWork(house, as(1), work => drawMonth(work, { region: REGION, month, kind: 'pension' })))
  await continueBenefits(house)
  const { phase, due } = (await inWork(house, system, work => selectRun(work, again.id)))!
  assert.deepEqual([phase, due], ['drawn', 0], 'drawn again nobody is paid again')
  return { drawn, closed, sent, posted, batches: await inWork(house, system, batchesNow) }
}

/** What a bank says of an order: done, but for one in a thousand. */
async function answerOf({ pool }: House, { id, number }: BatchRow) {
  const { rows } = await pool.query<{ seq: number; amount: bigint }>('select seq, amount from benefits.sending where batch = $1 order by seq', [id])
  const lines = rows.map(({ seq, amount }): ResultLine => ({ seq, amount, outcome: seq % RETURNED === 0 ? 'closed' : 'done' }))
  const sum = (of: (line: ResultLine) => boolean) => lines.reduce((all, line) => of(line) ? all + line.amount : all, 0n)
  return { batch: number, complete: true, lines, paid: sum(line => line.outcome === 'done'), returned: sum(line => line.outcome === 'closed') }
}

/** Each is paid or came back, once, and comes to what the batches say. */
async function proven({ pool }: House, payees: number, batches: readonly BatchRow[]): Promise<void> {
  const of = (key: 'paid' | 'returned' | 'unknown' | 'ordered') => batches.reduce((sum, batch) => sum + batch[key], 0)
  assert.deepEqual([of('ordered'), of('unknown'), of('paid') + of('returned')], [payees, 0, payees])
  assert.ok(batches.every(batch => batch.phase === 'done'))
  const { rows: [row] } = await pool.query<{ paid: bigint; back: bigint; owed: bigint }>(`select (select sum(amount) from benefits.sending join benefits.paid using (bucket, cause, month))::bigint as paid,
    (select coalesce(sum(amount), 0) from benefits.came_back)::bigint as back, (select sum(amount) from benefits.entitlement e where exists (select from benefits.line l where l.bucket = e.bucket and l.cause = e.id))::bigint as owed`)
  assert.deepEqual([row!.paid, row!.back, row!.owed], [batches.reduce((sum, batch) => sum + batch.paidSum, 0n), batches.reduce((sum, batch) => sum + batch.returnedSum, 0n), row!.paid + row!.back])
}

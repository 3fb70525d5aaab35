/**
 * `npm run bench -- deduct [--payers N]`: a day of deductions of a hundred thousand people, drawn into batches and the banks' answers posted, each through the function that the loop calls, in its resumable
 * pieces. The figure is both against COPY of exactly the rows that ended up stored (dues, orders, money that came) into empty tables with the same keys and indexes. One deduction in a thousand fails.
 * Afterwards every due is paid or open for its next day, each once, to the cent; drawn again, nobody is charged again.
 */
import assert from 'node:assert/strict'
import { banksOf } from '#banks'
import { continueContributions, deductionTaker } from '#contributions'
import { connect } from '#database'
import { dayOf } from '#kit/day'
import { inWork, type By, type House, type Work } from '#kit/work'
import { organisationsOf } from '#staff'
import { drawDeductions } from '../src/contributions/draw.ts'
import { batchesOfRun, selectRun, type BatchRow } from '../src/contributions/store-draw.ts'
import type { ReturnLine } from '../src/wire/bankfile/index.ts'
import { loadPayers } from './deduct/load.ts'
import { asked, copySeconds, ground, load, must, round, watch } from './ground.ts'
import type { Figure } from './index.ts'

const REGION = '340199', FAILED = 1_000
const tables = ['contributions.due', 'contributions.deduction', 'contributions.payment']
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'bench' }

export async function bench(args: string[]): Promise<Figure[]> {
  const payers = asked(args, '--payers', 100_000)
  const base = await ground()
  const { living: { house, url } } = base
  const owner = await connect(url)
  try {
    await loadPayers(house, payers, { region: REGION, banks: banksOf({ now: house.now() }, '340100').map(({ code }) => code) })
    await owner.query('vacuum (analyze)')
    await owner.query('checkpoint')
    const { drawn, posted, batches } = await deduct(house)
    await proven(house, payers, batches)
    const { rows: [stored] } = await owner.query<{ rows: string }>(`select sum(n)::text as rows from (${tables.map(table => `select count(*) as n from ${table}`).join(' union all ')}) as t`)
    await owner.query('checkpoint')
    const copy = await copySeconds(base, tables)
    const seconds = drawn + posted
    const conditions = { ...base.settings, payers, banks: batches.length, rows: Number(stored!.rows), draw_s: round(drawn), post_s: round(posted), copy_s: round(copy.seconds), copy_mib: round(copy.bytes / 1_048_576), copy: 'binary, the same rows into empty tables with the same keys and indexes', load: load() }
    return [{ name: 'deduct.ratio', value: round(seconds / copy.seconds, 2), unit: '× COPY', conditions }, { name: 'deduct.draw_ratio', value: round(drawn / copy.seconds, 2), unit: '× COPY', conditions },
      { name: 'deduct.deductions_per_s', value: Math.round(payers / seconds), unit: 'deductions/s', conditions }]
  } finally {
    await owner.end()
    await base.close()
  }
}

async function deduct(house: House): Promise<{ drawn: number; posted: number; batches: BatchRow[] }> {
  const [office] = await inWork(house, system, async work => (await organisationsOf(work, { kind: 'insurer' })).filter(each => each.region === REGION || each.region === '340100'))
  const clerk: By = { kind: 'staff', id: '00000000-0000-7000-8000-000000000001', post: 'insurance-clerk', organisation: office!.id, authority: 'bench' }
  const clock = watch()
  const run = must(await inWork(house, clerk, work => drawDeductions(work, REGION)))
  await continueContributions(house)
  const drawn = clock()
  const batches = (work: Work) => batchesOfRun(work, run.id)
  const answers = await Promise.all((await inWork(house, system, batches)).filter(({ count }) => count > 0).map(batch => answerOf(house, batch)))
  clock()
  for (const { head, lines } of answers) must(await deductionTaker.take(house, head, lines) as object)
  const posted = clock()
  const again = must(await inWork(house, clerk, work => drawDeductions(work, REGION)))
  await continueContributions(house)
  const through = (await inWork(house, system, work => selectRun(work, again.id)))!
  assert.deepEqual([through.phase, through.drawn, through.charged], ['drawn', 0, 0], 'drawn again nobody is charged again')
  return { drawn, posted, batches: (await inWork(house, system, batches)).filter(({ count }) => count > 0) }
}

/** What a bank says of an order: done, but for one in a thousand. */
async function answerOf({ pool, now }: House, { id, number, bank, count, sum }: BatchRow) {
  const { rows } = await pool.query<{ seq: number; amount: bigint }>('select seq, amount from contributions.deduction where batch = $1 order by seq', [id])
  const lines = rows.map(({ seq, amount }): ReturnLine => ({ seq, amount, ref: `${number}-${seq}`, account: '', branch: '', name: '', idNumber: '', card: '', note: '', mandate: '', reason: '', result: seq % FAILED === 0 ? 'insufficient' : 'done' }))
  const of = (result: 'done' | 'insufficient') => lines.reduce((all, line) => line.result === result ? { count: all.count + 1, total: all.total + line.amount } : all, { count: 0, total: 0n })
  return { lines, head: { kind: 'deduction' as const, number, bank, clearing: '000000000000', date: dayOf(now()), count, total: sum, done: of('done'), refused: of('insufficient') } }
}

/** Each is paid or waits for its next day, once, and comes to what the batches say. */
async function proven({ pool }: House, payers: number, batches: readonly BatchRow[]): Promise<void> {
  const of = (key: 'taken' | 'failed' | 'count') => batches.reduce((sum, batch) => sum + batch[key], 0)
  assert.deepEqual([of('count'), of('taken') + of('failed')], [payers, payers])
  const { rows: [row] } = await pool.query<{ paid: bigint; money: bigint; waits: number; months: number }>(`select (select coalesce(sum(settled), 0) from contributions.due where state = 'paid')::bigint as paid, (select coalesce(sum(amount), 0) from contributions.payment)::bigint as money,
    (select count(*)::int from contributions.due where state = 'open' and next_on is not null) as waits, (select count(*)::int from insurance.month m join contributions.share s on s.bucket = m.bucket and s.relation = m.relation and s.month = m.month where m.paid) as months`)
  assert.deepEqual([row!.paid, row!.money, row!.waits, row!.months], [batches.reduce((sum, batch) => sum + batch.takenSum, 0n), row!.paid, of('failed'), of('taken')])
}

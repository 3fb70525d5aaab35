import type { Taker } from '#banks'
import { peopleOf } from '#holders'
import { schemeWords } from '#insurance'
import { addDays, dayOf } from '#kit/day'
import { newId } from '#kit/ids'
import { yuan } from '#kit/money'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type Work } from '#kit/work'
import { sendAll } from '#notices'
import { put } from '#outbox'
import { note, noteAll } from '#record'
import { standing, type ReturnBatch, type ReturnLine } from '../wire/bankfile/index.ts'
import { judgeLine, type Answered } from './judge-line.ts'
import { nextDay, retryOn } from './period.ts'
import { rulesOf } from './region.ts'
import { refuse } from './refusals.ts'
import { takeMoney } from './receive.ts'
import { failReasons, failWords, type FailReason } from './shared.ts'
import { lockDues, saveDues, type Due } from './store.ts'
import { insertDifferences, lockOrdered, lockUnanswered, saveAnswered, type Difference } from './store-answer.ts'
import { addAnswered, batchByNumber, selectBatch, type BatchRow } from './store-draw.ts'
import { tellAnew } from './store-mandate.ts'

const CHUNK = 500
const by: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'contributions.answer' }
/** What an answer did: lines that moved, lines known already, differences that are new. */
export type Taken = { batch: string; taken: number; known: number; differences: number }
type Said = { seq: number; amount: bigint; outcome: 'done' | 'pending' | FailReason }

/** Takes what the banks answer to deductions. (INS-03) */
export const deductionTaker: Taker<Taken> = {
  has: (house, { bank, number }) => inWork(house, by, async work => (await batchByNumber(work, number))?.bank === bank),
  take: (house, head, lines) => takeAnswer(act => inWork(house, by, act), head, lines),
  refused: (house, number, causes) => takeRefused(act => inWork(house, by, act), number, causes),
}
/** Runs a piece of it in a transaction of its own. */
type Each = <T>(act: (work: Work) => Promise<T>) => Promise<T>

/**
 * 收回盘: a bank's answer, matched line by line with what was ordered; its totals must be what its lines come to, else nothing of it is taken. Some lines at a time, each once: cut off it goes on when the file
 * comes again, the same one twice moves nothing, and what contradicts is listed and moves nothing. (INS-03.a, INS-03.b)
 */
async function takeAnswer(each: Each, { number, done, refused }: ReturnBatch, lines: readonly ReturnLine[]) {
  const said = lines.map(({ seq, amount, result }): Said => ({ seq, amount, outcome: standing(result) !== 'refused' ? result as 'done' | 'pending' : failReasons.includes(result as FailReason) ? result as FailReason : 'other' }))
  const sum = (of: (line: Said) => boolean) => said.reduce((all, line) => of(line) ? all + line.amount : all, 0n)
  const [taken, failed] = [sum(line => line.outcome === 'done'), sum(line => line.outcome !== 'done' && line.outcome !== 'pending')]
  if (taken !== done.total || failed !== refused.total) return refuse('deduct-answer-sums', { taken: yuan(taken), failed: yuan(failed) })
  const batch = await each(async work => await batchByNumber(work, number) ?? refuse('deduct-batch-unknown'))
  if (isRefused(batch)) return batch
  const all: Taken = { batch: number, taken: 0, known: 0, differences: 0 }
  for (let at = 0; at < said.length; at += CHUNK) add(all, await each(async work => noted(work, batch, await takeSome(work, batch, said.slice(at, at + CHUNK)))))
  return all
}
/** What a part of an answer did is on record with it: whoever took the rest after a kill did only that. */
async function noted(work: Work, { id }: BatchRow, { taken, known, differences }: Omit<Taken, 'batch'>): Promise<Omit<Taken, 'batch'>> {
  if (taken + known + differences) await note(work, { verb: 'contributions.take-answer', person: null, subject: { kind: 'deduction-batch', id }, facts: { taken, known, differences } })
  return { taken, known, differences }
}
const add = (all: Taken, part: Omit<Taken, 'batch'>) => { all.taken += part.taken; all.known += part.known; all.differences += part.differences }

/** The bank refused an order as a whole: no line of it was carried out, and each is tried again. Where it says that the number stood for other content nobody here knows what it did: that is asked of it. */
async function takeRefused(each: Each, number: string, causes: readonly string[]) {
  if (causes.includes('number-taken')) return refuse('deduct-number-taken')
  const batch = await each(async work => await batchByNumber(work, number) ?? refuse('deduct-batch-unknown'))
  if (isRefused(batch)) return batch
  const all: Taken = { batch: number, taken: 0, known: 0, differences: 0 }
  for (let more = true; more;) {
    const some = await each(async work => {
      await selectBatch(work, batch.id, true)
      const rows = (await lockUnanswered(work, batch.id, CHUNK)).map((line): Answered => ({ ...line, to: 'failed', why: 'refused' }))
      await carry(work, batch, rows, 'refused')
      return noted(work, batch, { taken: rows.length, known: 0, differences: 0 })
    })
    add(all, some)
    more = some.taken === CHUNK
  }
  return all
}

async function takeSome(work: Work, batch: BatchRow, said: readonly Said[]): Promise<Omit<Taken, 'batch'>> {
  await selectBatch(work, batch.id, true)
  const ordered = new Map((await lockOrdered(work, batch.id, said.map(line => line.seq))).map(line => [line.seq, line]))
  const moved = new Map<number, Answered>()
  const differences: Difference[] = []
  let known = 0
  for (const line of said) {
    const judged = judgeLine(ordered.get(line.seq), line)
    if ('take' in judged) {
      moved.set(line.seq, judged.take)
      ordered.set(line.seq, { ...judged.take, state: judged.take.to, reason: judged.take.why, again: false })
    } else if ('known' in judged) known++
    else differences.push({ id: newId(work.now, work.random), batch: batch.id, seq: line.seq, what: judged.difference, said: line.outcome, amount: line.amount, ours: judged.ours })
  }
  await carry(work, batch, [...moved.values()], 'done')
  return { taken: moved.size, known, differences: await insertDifferences(work, differences) }
}

/** What answered lines do: what was deducted is money that came; what failed waits for the next day of the calendar, and the payer is told. */
async function carry(work: Work, batch: BatchRow, rows: readonly Answered[], end: 'done' | 'refused'): Promise<void> {
  if (!rows.length) return
  const [done, failed] = [rows.filter(row => row.to === 'done'), rows.filter(row => row.to === 'failed')]
  await saveAnswered(work, rows)
  const sum = (some: readonly Answered[]) => some.reduce((all, row) => all + row.amount, 0n)
  const before = rows.filter(row => row.state === 'failed')
  await addAnswered(work, batch.id, { taken: done.length, takenSum: sum(done), failed: failed.length - before.length, failedSum: sum(failed) - sum(before) }, end)
  const keys = rows.map(({ bucket, due: id }) => ({ bucket, id }))
  const dues = new Map((await lockDues(work, keys)).map(due => [due.id, due]))
  const { dues: after } = await takeMoney(work, done.map(({ bucket, due: id, seq, amount }) => ({ channel: 'deduction', bank: batch.bank, number: `${batch.number}-${seq}`, due: { bucket, id }, amount, paidOn: batch.day, reference: dues.get(id)!.reference, facts: {} })))
  // more is owed by now than what was ordered: nothing is deducted a second time, the rest is paid otherwise (INS-03.b)
  await saveDues(work, after.filter(due => due.state === 'ordered').map(due => ({ ...due, state: 'open' as const, nextOn: null })))
  await again(work, failed.map(row => ({ row, due: dues.get(row.due)! })))
}

/** A due that was not deducted waits for the next day of the calendar, unless it was paid meanwhile. (INS-03.a) */
async function again(work: Work, failed: readonly { row: Answered; due: Due }[]): Promise<void> {
  const open = failed.filter(({ due }) => due.state === 'ordered').map(({ row, due }) => {
    const { deduct } = rulesOf(work, due.region)
    // none of the payer's tries; and not before the bank's list of this day has said whether it was carried out after all
    const next = row.why === 'refused' ? nextDay(addDays(dayOf(work.now), 2), deduct) : retryOn(dayOf(work.now), due.attempts, deduct)
    return { row, due: { ...due, state: 'open' as const, failed: row.why, nextOn: next } }
  })
  await saveDues(work, open.map(({ due }) => due))
  const missing = failed.filter(({ row }) => row.why === 'mandate-missing').map(({ row }) => ({ bucket: row.bucket, id: row.mandate }))
  await tellAnew(work, missing)
  await put(work, missing.map(({ bucket, id }) => ({ kind: 'contributions.tell-mandate', bucket, ids: [id] })))
  const people = await peopleOf(work, open.map(({ due }) => ({ bucket: due.bucket, id: due.payer })))
  await sendAll(work, open.map(({ row, due }) => {
    const { why, todo } = failWords[row.why!]
    return { region: due.region, person: { bucket: due.bucket, id: due.payer }, phone: people.get(due.payer)?.phone ?? null, template: 'deduction-failed',
      facts: { what: schemeWords(due.insutype).zh, period: due.period, amount: yuan(row.amount), why: why.zh, todo: due.nextOn ? todo.zh : '请用别的方式缴', next: due.nextOn ? `${due.nextOn} 再扣一次` : '不再扣了' } }
  }))
  await noteAll(work, open.map(({ row, due }) => ({ verb: 'contributions.failed', person: { bucket: due.bucket, id: due.payer }, subject: { kind: 'due', id: due.id }, facts: { period: due.period, fen: Number(row.amount), reason: row.why! } })))
}

import { peopleOf } from '#holders'
import { newId, type Id } from '#kit/ids'
import { yuan, type Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { sendAll } from '#notices'
import { note, noteAll } from '#record'
import { notSo } from './batch.ts'
import { judgeResult, type Answered, type Ordered } from './judge-result.ts'
import type { Answer, ResultLine } from './port.ts'
import { notHere } from './region.ts'
import { refuse } from './refusals.ts'
import { kindWords, reasonWords } from './shared.ts'
import { addAnswered, batchByNumber, selectBatch, type BatchRow } from './store-batch.ts'
import { insertDifferences, orderedAt, payAll, saveAnswered, unanswered, type Difference } from './store-answer.ts'

const CHUNK = 5_000
/** Runs a piece of it in a transaction of its own. */
export type Each = <T>(act: (work: Work) => Promise<T>) => Promise<T>
/** What an answer did: lines that moved, lines known already, differences that are new. */
export type Taken = { batch: string; taken: number; known: number; differences: number }

/**
 * 收回盘: a bank's answer, matched line by line with what was ordered. Its totals must be what its lines come to, else nothing of it is taken. Some lines at a time, each by itself: an answer that was
 * cut off is sent again and goes on, the same one twice moves nothing, and halves may come in any order. What differs is listed and moves nothing. After a `complete` one, lines it lacks are asked
 * of the bank; they are never paid again by themselves. (BEN-02, BEN-05)
 */
export async function takeAnswer(each: Each, answer: Answer) {
  const batch = await each(work => answerable(work, answer))
  if (isRefused(batch)) return batch
  const done: Taken = { batch: batch.number, taken: 0, known: 0, differences: 0 }
  const add = (part: Omit<Taken, 'batch'>) => { done.taken += part.taken; done.known += part.known; done.differences += part.differences }
  for (let at = 0; at < answer.lines.length; at += CHUNK) add(await each(async work => noted(work, batch, await takeSome(work, batch, answer.lines.slice(at, at + CHUNK)))))
  if (answer.complete) for (let more = true; more;) {
    const missing = await each(async work => noted(work, batch, await missSome(work, batch)))
    add(missing)
    more = missing.taken === CHUNK
  }
  return done
}
/** What a part of an answer did is on record with it: whoever took the rest after a kill did only that. */
async function noted(work: Work, { id }: BatchRow, { taken, known, differences }: Omit<Taken, 'batch'>): Promise<Omit<Taken, 'batch'>> {
  if (taken + known + differences) await note(work, { verb: 'benefits.take-answer', person: null, subject: { kind: 'benefit-batch', id }, facts: { taken, known, differences } })
  return { taken, known, differences }
}

/** The batch an answer is about, where the bank may have it; refused where the answer does not add up. */
async function answerable(work: Work, answer: Answer) {
  const batch = await batchByNumber(work, answer.batch)
  if (!batch) return refuse('benefit-batch-unknown')
  const no = work.by.kind === 'staff' ? await notHere(work, batch.region) : null
  if (no) return no
  if (!['ready', 'sent', 'done'].includes(batch.phase)) return notSo(batch)
  // what a bank answers by file nobody enters by hand: one person alone would have a payment made again
  if (work.by.kind === 'staff' && batch.port === 'file') return refuse('benefit-answer-by-file')
  const sum = (of: (line: ResultLine) => boolean) => answer.lines.reduce((all, line) => of(line) ? all + line.amount : all, 0n)
  const [paid, returned] = [sum(line => line.outcome === 'done'), sum(line => line.outcome !== 'done' && line.outcome !== 'pending')]
  return paid === answer.paid && returned === answer.returned ? batch : refuse('benefit-answer-sums', { paid: yuan(paid), returned: yuan(returned) })
}

/** Lines that are all paid for the first time, as most are, are posted as one; else, and what came back, each is judged by itself. */
async function takeSome(work: Work, { id }: BatchRow, said: readonly ResultLine[]): Promise<Omit<Taken, 'batch'>> {
  const batch = (await selectBatch(work, id, true))!
  const done = said.filter(line => line.outcome === 'done')
  const posted = done.length && batch.unknown === 0 && new Set(done.map(line => line.seq)).size === done.length ? await payAll(work, id, done.map(line => line.seq), done.map(line => line.amount)) : { count: 0, sum: 0n }
  if (posted.count) await addAnswered(work, id, { ...nothing, paid: posted.count, paidSum: posted.sum })
  const rest = await judgeSome(work, id, posted.count ? said.filter(line => line.outcome !== 'done') : said)
  return { ...rest, taken: rest.taken + posted.count }
}
const nothing = { paid: 0, paidSum: 0n, returned: 0, returnedSum: 0n, unknown: 0, unknownSum: 0n }

async function judgeSome(work: Work, id: Id, said: readonly ResultLine[]): Promise<Omit<Taken, 'batch'>> {
  const ordered = new Map((await orderedAt(work, id, said.map(line => line.seq))).map(line => [line.seq, line]))
  const moved = new Map<number, Answered>()
  const differences: Difference[] = []
  let known = 0
  for (const line of said) {
    const judged = judgeResult(ordered.get(line.seq), line)
    if ('take' in judged) {
      moved.set(line.seq, judged.take)
      ordered.set(line.seq, { ...judged.take, state: judged.take.to, reason: judged.take.why })
    } else if ('known' in judged) known++
    else differences.push({ id: newId(work.now, work.random), batch: id, seq: line.seq, what: judged.difference, said: line.outcome, amount: line.amount, ours: judged.ours })
  }
  const rows = [...moved.values()]
  await saveAnswered(work, rows)
  if (rows.length) await addAnswered(work, id, countsOf(rows))
  await tellReturned(work, rows.filter(row => row.to === 'returned'))
  return { taken: rows.length, known, differences: await insertDifferences(work, differences) }
}

/** Lines a complete answer lacks: nobody knows what became of them. */
async function missSome(work: Work, { id }: BatchRow): Promise<Omit<Taken, 'batch'>> {
  const { ordered, paid, returned, unknown } = (await selectBatch(work, id, true))!
  const rows = paid + returned + unknown === ordered ? [] : (await unanswered(work, id, CHUNK)).map((line): Answered => ({ ...line, to: 'unknown', why: null }))
  await saveAnswered(work, rows)
  if (rows.length) await addAnswered(work, id, countsOf(rows))
  return { taken: rows.length, known: 0, differences: await insertDifferences(work, rows.map(row => ({ id: newId(work.now, work.random), batch: id, seq: row.seq, what: 'missing', said: '', amount: row.amount, ours: 'sent' }))) }
}

/** What lines that moved add to a batch; one that was not known before leaves that count. */
function countsOf(rows: readonly Answered[]) {
  const of = (fits: (row: Answered) => boolean): [number, Fen] => rows.reduce<[number, Fen]>(([count, sum], row) => fits(row) ? [count + 1, sum + row.amount] : [count, sum], [0, 0n])
  const [[paid, paidSum], [returned, returnedSum], [now, nowSum], [before, beforeSum]] = [of(row => row.to === 'paid'), of(row => row.to === 'returned'), of(row => row.to === 'unknown'), of(row => row.state === 'unknown')]
  return { paid, paidSum, returned, returnedSum, unknown: now - before, unknownSum: nowSum - beforeSum }
}

/** The payee of what came back is told, by text message, why and what to do; and it is on their record. (BEN-02.a) */
async function tellReturned(work: Work, rows: readonly (Ordered & Answered)[]): Promise<void> {
  if (!rows.length) return
  const people = await peopleOf(work, rows.map(row => ({ bucket: row.bucket, id: row.person })))
  await sendAll(work, rows.map(row => {
    const words = reasonWords[row.why!]
    return { region: row.region, person: { bucket: row.bucket, id: row.person }, phone: people.get(row.person)?.phone ?? null, template: 'benefit-returned', facts: { what: kindWords[row.kind].zh, month: row.month, amount: yuan(row.amount), why: words.why.zh, todo: words.todo.zh } }
  }))
  await noteAll(work, rows.map(row => ({ verb: 'benefits.returned', person: { bucket: row.bucket, id: row.person }, subject: { kind: 'benefit', id: row.cause }, facts: { month: row.month, fen: Number(row.amount), reason: row.why! } })))
}

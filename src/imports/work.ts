import { regionsHere } from '#insurance'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { sqlOf } from '#kit/sql'
import { inWork, type By, type House, type Work } from '#kit/work'
import { note } from '#record'
import { packRegions, policy } from '#regions'
import { organisationById } from '#staff'
import { checkLine, type Fault, type Ground } from './check-line.ts'
import { checkGrant } from './check-grant.ts'
import { checkRecord } from './check-record.ts'
import { readBlock, type Block, type Bytes, type Place, type Record } from '../wire/csv.ts'
import { storedFile } from './parts.ts'
import type { ImportKind } from './shared.ts'
import { deleteParts, dropStale, holdRun, insertRefused, moveRun, nextRun, selectRun, type Run, type Tally } from './store.ts'
import { takeOver, type Refused } from './take-over.ts'
import { takeGrants } from './take-grants.ts'
import { takeRecords } from './take-records.ts'

const CHUNK = 1_000
const job: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'imports' }

/**
 * Goes on with every approved import, chunk by chunk, until nothing is left or `signal` stops it; returns how many chunks were done. A chunk's people and the
 * place in the file move in one transaction: after a kill the next process goes on behind the last whole chunk. (decision 0135)
 */
export async function continueImports(house: House, signal?: AbortSignal): Promise<number> {
  let chunks = 0
  for (let after: Date | null = null; !signal?.aborted;) {
    const id: Id | null = await inWork(house, job, ({ sql }) => nextRun(sql, after))
    const run: Run | null = id === null ? null : await inWork(house, job, ({ sql }) => selectRun(sql, id))
    if (!run) return chunks
    after = run.movedAt
    chunks += await finish(house, run, signal)
  }
  return chunks
}

async function finish(house: House, run: Run, signal?: AbortSignal): Promise<number> {
  const file = storedFile(sqlOf(house.pool), house.vault, run.id, Number(run.size))
  const by: By = { kind: 'staff', id: run.approvedBy!, post: run.approvedPost!, organisation: run.office, authority: `import ${run.id}` }
  const ground = await inWork(house, by, work => groundOf(work, run))
  let place: Place = { byte: Number(run.nextByte), line: run.nextLine }
  let chunks = 0
  // while a chunk is stored the next one is read
  let reading = read(file, run, place)
  for (;;) {
    if (signal?.aborted) { await reading; return chunks }
    const block = await reading
    if (!block.ended) reading = read(file, run, block.next)
    const chunk = ways[run.kind](block.records.map(record => ({ line: record.line, cells: cellsOf(run, record) })), { ...ground, today: dayOf(house.now()) }, run.id)
    if (!await inWork(house, by, work => store(work, run, place, block, chunk))) { await reading; return chunks }
    chunks++
    if (block.ended) return chunks
    place = block.next
  }
}

/** What the lines of a run are held against: a centre's city, or the regions whose records an insurance office keeps. */
async function groundOf(work: Work, run: Run): Promise<Ground> {
  const today = dayOf(work.now)
  const regions = run.kind !== 'holders' ? (await regionsHere(work, (await organisationById(work, run.office))!)).map(each => each.code) : [run.region, ...policy(run.region, 'insured.regions', today).map(each => each.code)]
  return { today, office: run.office, region: run.region, regions: [...new Set(regions)] }
}

async function read(file: Bytes, run: Run, place: Place): Promise<Block> {
  const block = await readBlock(file, place, run.encoding, CHUNK)
  if ('no' in block) throw new Error(`line ${block.line} of an import that was read through cannot be read`)
  return block
}

type Cells = Readonly<Partial<globalThis.Record<string, string>>>
type Line = { readonly line: number; readonly cells: Cells }
/** A chunk as it was checked: lines refused by themselves, and what takes the others in the transaction. */
type Chunk = { readonly bad: Refused[]; take(work: Work): Promise<{ tally: Tally; no: Refused[] }> }
type Way = (lines: readonly Line[], ground: Ground, run: Id) => Chunk

/** How the lines of a kind are checked and taken. */
function way<Ready extends object>(check: (cells: Cells, ground: Ground) => Ready | Fault[], take: (work: Work, run: Id, lines: readonly { line: number; ready: Ready }[]) => Promise<{ tally: Tally; no: Refused[] }>): Way {
  return (lines, ground, run) => {
    const [good, bad]: [{ line: number; ready: Ready }[], Refused[]] = [[], []]
    for (const { line, cells } of lines) {
      const ready = check(cells, ground)
      if (Array.isArray(ready)) bad.push({ line, faults: ready })
      else good.push({ line, ready })
    }
    return { bad, take: work => take(work, run, good) }
  }
}
const ways: globalThis.Record<ImportKind, Way> = { holders: way(checkLine, takeOver), insurance: way(checkRecord, takeRecords), benefits: way(checkGrant, takeGrants) }

function cellsOf(run: Run, { cells }: Record): Cells {
  const named: Partial<globalThis.Record<string, string>> = {}
  for (const [i, column] of run.columns.entries()) if (column && cells[i]) named[column] = cells[i]
  return named
}

/** What is kept of a refused line. */
export type Kept = { cells: readonly string[]; faults: readonly Fault[] }
export const refusedPlace = (run: Id, line: number) => `imports.refused.line|${run}/${line}`

/** One chunk in its transaction; false when another process was first. */
async function store(work: Work, run: Run, from: Place, block: Block, chunk: Chunk): Promise<boolean> {
  if (!await holdRun(work.sql, run.id, BigInt(from.byte))) return false
  const { tally, no: refused } = await chunk.take(work)
  const cells = new Map(block.records.map(record => [record.line, record.cells]))
  const no = [...chunk.bad, ...refused].sort((a, b) => a.line - b.line)
  if (no.length) await insertRefused(work.sql, run.id, no.map(({ line, faults }) => ({ line, kinds: [...new Set(faults.map(fault => fault.kind))],
    sealed: work.vault.seal(JSON.stringify({ cells: cells.get(line)!, faults } satisfies Kept), refusedPlace(run.id, line)) })))
  await moveRun(work.sql, run.id, { ...block.next, ended: block.ended }, { ...tally, refused: no.length }, work.now)
  if (block.ended) {
    await deleteParts(work.sql, run.id)
    const done = (await selectRun(work.sql, run.id))!
    await note(work, { verb: 'imports.done', person: null, subject: { kind: 'import', id: run.id }, facts: { taken: done.taken, cards: done.cards, known: done.known, refused: done.refusedLines, fen: done.takenBalance.toString() } })
  }
  return true
}

/** Deletes files nobody approved and refused lines nobody needs, after the policy's days for what is left undone. */
export async function clearImports(house: House): Promise<void> {
  await inWork(house, job, async work => {
    const days = Math.max(...packRegions().map(region => policy(region, 'roster.keep', dayOf(work.now)).left))
    for (const id of await dropStale(work.sql, new Date(work.now.getTime() - days * 86_400_000), work.now)) {
      await note(work, { verb: 'imports.drop', person: null, subject: { kind: 'import', id } })
    }
  })
}

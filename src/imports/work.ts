import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import { sqlOf } from '#kit/sql'
import { inWork, type By, type House, type Work } from '#kit/work'
import { note } from '#record'
import { packRegions, policy } from '#regions'
import { checkLine, type Fault, type Ground } from './check-line.ts'
import { readBlock, type Block, type Bytes, type Place, type Record } from './csv.ts'
import { storedFile } from './parts.ts'
import type { ImportColumn } from './shared.ts'
import { deleteParts, dropStale, holdRun, insertRefused, moveRun, nextRun, selectRun, type Run } from './store.ts'
import { takeOver, type Checked, type Refused } from './take-over.ts'

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
  let place: Place = { byte: Number(run.nextByte), line: run.nextLine }
  let chunks = 0
  // while a chunk is stored the next one is read
  let reading = read(file, run, place)
  for (;;) {
    if (signal?.aborted) { await reading; return chunks }
    const block = await reading
    if (!block.ended) reading = read(file, run, block.next)
    const checked = check(house, run, block)
    if (!await inWork(house, by, work => store(work, run, place, block, checked))) { await reading; return chunks }
    chunks++
    if (block.ended) return chunks
    place = block.next
  }
}

async function read(file: Bytes, run: Run, place: Place): Promise<Block> {
  const block = await readBlock(file, place, run.encoding, CHUNK)
  if ('no' in block) throw new Error(`line ${block.line} of an import that was read through cannot be read`)
  return block
}

type Chunk = { good: Checked[]; bad: Refused[]; cells: Map<number, readonly string[]> }
function check(house: House, run: Run, { records }: Block): Chunk {
  const today = dayOf(house.now())
  const ground: Ground = { today, office: run.office, region: run.region, regions: [...new Set([run.region, ...policy(run.region, 'insured.regions', today).map(each => each.code)])] }
  const chunk: Chunk = { good: [], bad: [], cells: new Map(records.map(({ line, cells }) => [line, cells])) }
  for (const record of records) {
    const ready = checkLine(cellsOf(run, record), ground)
    if (Array.isArray(ready)) chunk.bad.push({ line: record.line, faults: ready })
    else chunk.good.push({ line: record.line, ready })
  }
  return chunk
}

function cellsOf(run: Run, { cells }: Record): Partial<globalThis.Record<ImportColumn, string>> {
  const named: Partial<globalThis.Record<ImportColumn, string>> = {}
  for (const [i, column] of run.columns.entries()) if (column && cells[i]) named[column as ImportColumn] = cells[i]
  return named
}

/** What is kept of a refused line. */
export type Kept = { cells: readonly string[]; faults: readonly Fault[] }
export const refusedPlace = (run: Id, line: number) => `imports.refused.line|${run}/${line}`

/** One chunk in its transaction; false when another process was first. */
async function store(work: Work, run: Run, from: Place, block: Block, { good, bad, cells }: Chunk): Promise<boolean> {
  if (!await holdRun(work.sql, run.id, BigInt(from.byte))) return false
  const { tally, no: refused } = await takeOver(work, run.id, good)
  const no = [...bad, ...refused].sort((a, b) => a.line - b.line)
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

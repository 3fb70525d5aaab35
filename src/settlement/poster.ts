import { Fault } from '#kit/fault'
import type { Refusal } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { postBatch, type Outcome } from './batch.ts'
import type { Item } from './purchase.ts'
import { refuse } from './refusals.ts'
import type { Settled } from './settled.ts'

const MOST = 256
const ROUNDS = 50
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'poster' }
type Waiting = { item: Item; rounds: number; done: (outcome: Settled | Refusal) => void; failed: (error: unknown) => void }

/** Owns the transactions of settling: collects while the last batch is in flight, then posts what came, answers after commit. No timer. */
export type Poster = { settle(item: Item): Promise<Settled | Refusal>; batches(): number }

function openPoster(house: House): Poster {
  let queue: Waiting[] = []
  let busy = false
  let count = 0
  const run = async () => {
    busy = true
    while (queue.length) {
      const batch = queue.slice(0, MOST)
      queue = queue.slice(MOST)
      count += 1
      const again = await postAll(house, batch)
      queue = [...again, ...queue]
    }
    busy = false
  }
  return {
    settle: item => new Promise((done, failed) => {
      queue.push({ item, rounds: 0, done, failed })
      if (!busy) void run()
    }),
    batches: () => count,
  }
}

/** Posts a batch; answers what goes into the next. An error in one does not fail the others: they are tried one by one. */
async function postAll(house: House, batch: readonly Waiting[]): Promise<Waiting[]> {
  let outcomes: Outcome[]
  try {
    outcomes = await inWork(house, system, work => postBatch(work, batch.map(waiting => waiting.item)), () => true)
  } catch (error) {
    if (batch.length > 1 && !(error instanceof Fault)) return (await oneByOne(house, batch)).flat()
    for (const waiting of batch) waiting.failed(error)
    return []
  }
  return batch.filter((waiting, i) => {
    const outcome = outcomes[i]!
    if (outcome === 'wait') return true
    if (outcome !== 'again') waiting.done(outcome)
    else if (++waiting.rounds > ROUNDS) waiting.done(refuse('busy'))
    else return true
    return false
  })
}

async function oneByOne(house: House, batch: readonly Waiting[]): Promise<Waiting[][]> {
  const again: Waiting[][] = []
  for (const waiting of batch) again.push(await postAll(house, [waiting]))
  return again
}

const posters = new WeakMap<House, Poster>()
/** The one poster of a house in this process. */
export function posterOf(house: House): Poster {
  const known = posters.get(house) ?? openPoster(house)
  posters.set(house, known)
  return known
}

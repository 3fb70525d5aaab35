import { Fault } from '#kit/fault'
import type { Refusal } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { postBatch, type Outcome } from './batch.ts'
import type { Item } from './purchase.ts'
import type { Settled } from './settled.ts'

const MOST = 256
const FEW = 32
const ROUNDS = 50
/** While PostgreSQL writes one batch, Node reads, decides and seals the next. (decision 0052) */
const LANES = 3
const system: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'poster' }
type Waiting = { item: Item; rounds: number; done: (outcome: Settled | Refusal) => void; failed: (error: unknown) => void }

/**
 * Owns the transactions of settling: collects while the last batches are in flight, then posts what came, answers after commit. No timer. A person is in one
 * batch at a time, once, and so is a message number.
 */
export type Poster = { settle(item: Item): Promise<Settled | Refusal>; batches(): number }

function openPoster(house: House): Poster {
  let queue: Waiting[] = []
  let lanes = 0
  let count = 0
  const [people, numbers] = [new Set<string>(), new Set<string>()]
  /** The next batch: this lane's share of all that waits or is in flight, so that the lanes keep step. */
  const take = () => {
    const most = Math.min(MOST, Math.max(FEW, Math.ceil((queue.length + people.size) / LANES)))
    const batch: Waiting[] = []
    queue = queue.filter(waiting => {
      const { msgid, purchase: { psnNo } } = waiting.item
      if (batch.length >= most || people.has(psnNo) || numbers.has(msgid)) return true
      people.add(psnNo)
      numbers.add(msgid)
      batch.push(waiting)
      return false
    })
    return batch
  }
  /** Whether one more lane beside `others` is worth it: a few settlements alone would cost as many statements as many. */
  const another = (others: number) => others < LANES && queue.length >= (others ? FEW : 1)
  const run = async () => {
    lanes += 1
    for (let batch = take(); batch.length; batch = another(lanes - 1) ? take() : []) {
      count += 1
      if (another(lanes)) void run()
      const again = await postAll(house, batch)
      for (const { item: { msgid, purchase } } of batch) {
        people.delete(purchase.psnNo)
        numbers.delete(msgid)
      }
      if (again.length) queue = [...again, ...queue]
    }
    lanes -= 1
  }
  return {
    settle: item => new Promise((done, failed) => {
      queue.push({ item, rounds: 0, done, failed })
      if (another(lanes)) void run()
    }),
    batches: () => count,
  }
}

/** Posts a batch; answers what goes into the next. An error in one does not fail the others: they are tried one by one. Never throws. */
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
    if (outcome !== 'again') waiting.done(outcome)
    else if (++waiting.rounds > ROUNDS) waiting.failed(new Error('an account that was made is not there'))
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

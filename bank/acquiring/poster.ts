import { Fault } from '#kit/fault'
import type { Bank } from '../work.ts'
import { keyText, type Acquirer, type AcquirerRequest, type AcquirerResponse } from './port.ts'
import { postBatch, type Outcome } from './post.ts'

const MOST = 256
/** One batch at a time: what comes meanwhile makes one larger batch, which costs the server a third less than two smaller ones. (decision 0173) */
const LANES = 1
const ROUNDS = 50
type Waiting = { request: AcquirerRequest; rounds: number; done: (answer: AcquirerResponse) => void; failed: (error: unknown) => void }

/**
 * Collects what is asked for while the last batches are under way, then posts what came: no timer. A card is in one batch at a time, once, and so is a message.
 * A batch that fails is tried one by one, each under its own number: what was written is answered as written.
 */
export function openAcquirer(bank: Bank): Acquirer {
  let queue: Waiting[] = []
  let lanes = 0
  const busy = new Set<string>()
  const holds = ({ request }: Waiting) => [request.card, keyText(request), ...request.original ? [keyText(request.original)] : []]
  const take = () => {
    const batch: Waiting[] = []
    queue = queue.filter(waiting => {
      const names = holds(waiting)
      if (batch.length >= MOST || names.some(name => busy.has(name))) return true
      for (const name of names) busy.add(name)
      batch.push(waiting)
      return false
    })
    return batch
  }
  const run = async () => {
    lanes += 1
    for (let batch = take(); batch.length; batch = take()) {
      if (queue.length && lanes < LANES) void run()
      const again = await postAll(bank, batch)
      for (const waiting of batch) for (const name of holds(waiting)) busy.delete(name)
      if (again.length) queue = [...again, ...queue]
    }
    lanes -= 1
  }
  return {
    handle: request => new Promise((done, failed) => {
      queue.push({ request, rounds: 0, done, failed })
      if (lanes < LANES) void run()
    }),
  }
}

/** Posts a batch; answers what goes into the next. Never throws. */
async function postAll(bank: Bank, batch: readonly Waiting[]): Promise<Waiting[]> {
  let outcomes: Outcome[]
  try {
    outcomes = await postBatch(bank, batch.map(waiting => waiting.request))
  } catch (error) {
    if (batch.length > 1) return (await Promise.all(batch.map(waiting => postAll(bank, [waiting])))).flat()
    return retried(batch[0]!, error)
  }
  return batch.filter((waiting, n) => {
    const outcome = outcomes[n]!
    if (outcome !== 'again') waiting.done(outcome)
    else if (++waiting.rounds > ROUNDS) waiting.failed(new Fault('the account never stood still', 'not-done'))
    else return true
    return false
  })
}

/** One message whose statement failed is tried thrice more: under its own number it is done once at most. After that nobody knows. */
async function retried(waiting: Waiting, error: unknown): Promise<Waiting[]> {
  if ((waiting.rounds += 15) > ROUNDS) { waiting.failed(new Fault('the database did not answer', 'unknown', error)); return [] }
  await new Promise(done => setTimeout(done, waiting.rounds * 10))
  return [waiting]
}

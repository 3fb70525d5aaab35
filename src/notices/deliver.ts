import { inWork, type By, type House } from '#kit/work'
import { takeUndelivered } from './store.ts'

const poller: By = { kind: 'system', id: null, post: null, organisation: null, authority: 'notices.deliver' }

/** Delivers what waits, to the inbox that stands in for the phone network; answers how many. At least once, by message id. */
export async function deliverMessages(house: House): Promise<number> {
  return inWork(house, poller, work => takeUndelivered(work, 500))
}

import type { Id } from '#kit/ids'
import { inWork, type By, type House } from '#kit/work'
import { refuse } from './refusals.ts'
import { batchById } from './store.ts'

/** The batch, or the refusal that there is none. */
export const known = (house: House, by: By, id: Id) => inWork(house, by, async work => await batchById(work, id) ?? refuse('batch-unknown'))

import type { Id } from '#kit/ids'
import { inWork, type By, type House, type Work } from '#kit/work'
import { organisationById, serves } from '#staff'
import { refuse } from './refusals.ts'
import { batchById } from './store.ts'

/** The batch, if it is of a city that the office of this Work serves; else the refusal that there is none. A card made at a counter is no business of a plant's. (POL-05, PROD-08) */
export async function ownBatch(work: Work, id: Id) {
  const batch = await batchById(work, id)
  const office = batch && work.by.organisation ? await organisationById(work, work.by.organisation) : null
  return batch && !batch.office && office && (await serves(work, office))(batch.region) ? batch : refuse('batch-unknown')
}

/** The same in a Work of its own. */
export const known = (house: House, by: By, id: Id) => inWork(house, by, work => ownBatch(work, id))

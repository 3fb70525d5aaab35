import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import { inWork, type By, type House } from '#kit/work'
import { getCard, step } from '#cards'
import { note } from '#record'
import { known } from './known.ts'
import { refuse } from './refusals.ts'
import { CHUNK, inChunks } from './run.ts'
import { moveItem, openConsignment, pageItems, takeForPlaces } from './store.ts'

/** 出厂: every card that passed goes to the place its applicant chose, one consignment a place. Repeatable. (PROD-06) */
export async function deliverBatch(house: House, by: By, id: Id) {
  const batch = await known(house, by, id)
  if (isRefused(batch)) return batch
  const places = new Set<Id>()
  const { sent } = await inChunks(house, by, { sent: 0 }, async work => {
    const items = await takeForPlaces(work, id, CHUNK)
    if (!items.length) return null
    for (const item of items) {
      const to = { kind: item.deliverKind, organisation: item.deliverTo }
      const consignment = await openConsignment(work, newId(work.now, work.random), id, to)
      const card = await getCard(work, item.bucket, item.card)
      const sent = card && await step(work, card, 'send', to.organisation, { consignment })
      if (!sent || isRefused(sent)) throw new Error('a card in stock could not be sent')
      await moveItem(work, item, 'sent', { consignment })
      places.add(to.organisation)
    }
    await note(work, { verb: 'production.deliver', person: null, subject: { kind: 'batch', id }, facts: { sent: items.length } })
    return { sent: items.length }
  })
  if (sent) return { batch, sent, places: places.size }
  const posted = await inWork(house, by, work => pageItems(work, id, null, 1, 'passed'))
  return posted.length ? refuse('only-by-post') : refuse('nothing-to-do', { what: '发出', whatEn: 'send' })
}

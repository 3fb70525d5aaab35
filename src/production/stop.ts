import { applicationsOf, isLiving, moveTo } from '#applications'
import { cardsOf, destroyCard, lockCard, scrapCard } from '#cards'
import type { Id, PersonKey } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { reached } from './instant-life.ts'
import { refuse } from './refusals.ts'
import { lockItemOfCard, moveItem } from './store.ts'
import { newestOf } from './store-instant.ts'

/**
 * A card of somebody whose cards are cancelled, while it is in the house: ordered, written or in stock. It is not made, or destroyed under the two signatures of
 * the cancellation; its application lapses and its fee is owed. What has left the house goes its way back and is destroyed there. Answers how many. Refused
 * `instant-under-way` while a counter's machine makes one. (REPL-05, REPL-02.b)
 */
export async function stopProduction(work: Work, person: PersonKey, signed: { first: Id; second: Id }) {
  for (const application of (await applicationsOf(work, person)).filter(isLiving)) {
    const job = await newestOf(work, application.bucket, application.id)
    if (job && !job.ended && !reached(job.step, 'registered')) return refuse('instant-under-way')
  }
  let count = 0
  for (const { id, closedAs, state } of await cardsOf(work, person)) {
    if (closedAs || !['ordered', 'made', 'stocked'].includes(state)) continue
    const item = await lockItemOfCard(work, person.bucket, id)
    const card = (await lockCard(work, person.bucket, id))!
    if (card.closedAs || !['ordered', 'made', 'stocked'].includes(card.state)) continue
    const ended = card.state === 'stocked' ? await destroyCard(work, card, signed) : await scrapCard(work, card, 'cancelled')
    if (isRefused(ended)) throw new Error(`a card in the house is ${ended.refused}`)
    if (item && !await moveItem(work, item, 'destroyed')) throw new Error('a locked item was moved')
    const lapsed = await moveTo(work, { bucket: card.bucket, id: card.application }, 'lapse')
    if (isRefused(lapsed)) throw new Error(`the application of a card in the house is ${lapsed.refused}`)
    await note(work, { verb: 'production.stop', person, subject: { kind: 'card', id }, facts: { was: card.state } })
    count++
  }
  return { stopped: count }
}

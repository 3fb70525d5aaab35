import type { Id } from '#kit/ids'
import { isRefused, type Facts } from '#kit/refusal'
import type { Work } from '#kit/work'
import { destroyImage } from '#chip'
import { removePin } from '#pins'
import { note, noteAll } from '#record'
import { onRecord, type Card } from './card.ts'
import { refuse } from './refusals.ts'
import { elsewhere, step } from './step.ts'
import { liftBar, predecessorOf } from './successor.ts'
import { setMade, takeAliases } from './store-many.ts'
import { closeLine, endCard, takenAliases } from './store.ts'

/** 制成: blanks with these chip serials became the cards. A chip serial belongs to one card for ever. Answers in the order asked. (PROD-01) */
export async function makeCards(work: Work, given: readonly { card: Card; chipSerial: string }[]) {
  if (!given.length) return []
  const made = await setMade(work, given.flatMap(({ card: { bucket, id, version, closedAs }, chipSerial }) => closedAs ? [] : [{ bucket, id, version, chipSerial }]))
  const mine = given.filter(({ card }) => made.has(card.id))
  const taken = mine.length ? await takeAliases(work, mine.map(({ card, chipSerial }) => ({ digest: work.vault.digest('chip-serial', chipSerial), kind: 'chip-serial', bucket: card.bucket, card: card.id }))) : made
  if (taken.size !== mine.length) throw new Error('this chip belongs to another card')
  await noteAll(work, mine.map(({ card }) => ({ verb: 'cards.make', ...onRecord(card), ...card.place && { facts: { place: card.place } } })))
  return given.map(({ card, chipSerial }) => made.has(card.id) ? { ...card, state: 'made', stateSince: work.now, chipSerial, version: card.version + 1 } satisfies Card
    : card.closedAs ? refuse('card-closed') : elsewhere(card))
}

/** The same for one card. */
export const makeCard = async (work: Work, card: Card, chipSerial: string) => (await makeCards(work, [{ card, chipSerial }]))[0]!

/** Those of these chip serials that a card has already. (PROD-01) */
export async function chipSerialsTaken(work: Work, serials: readonly string[]): Promise<string[]> {
  const digests = serials.map(serial => work.vault.digest('chip-serial', serial))
  const taken = new Set((await takenAliases(work, digests)).map(digest => digest.toString('hex')))
  return serials.filter((_, i) => taken.has(digests[i]!.toString('hex')))
}

/** 报废: a card that failed its check never leaves; it is ended and destroyed. (PROD-04) */
export const scrapCard = (work: Work, card: Card, why: string) => end(work, card, 'scrap', { why })

/** 寄丢: a card lost by the post is ended, so that whoever finds it can do nothing with it; it is made again. (COLL-04) */
export const loseCard = (work: Work, card: Card) => end(work, card, 'lose')

/**
 * 销毁: a card nobody collected is ended and destroyed, and with it the person's line: they may apply anew. Where it was to replace a
 * card, that one stays what it is and may be replaced by another; one handed in for an exchange stays so and is exchanged anew. Two members have signed for it. (COLL-05, REPL-01)
 */
export async function destroyCard(work: Work, card: Card, signed: { first: Id; second: Id }) {
  const destroyed = await end(work, card, 'destroy', signed)
  if (isRefused(destroyed)) return destroyed
  const old = await predecessorOf(work, card)
  if (old) await liftBar(work, old)
  else await closeLine(work, card.bucket, card.line)
  return destroyed
}

/** The thing ends, its social account is closed, its PIN and its chip's data are gone. The financial account stays what the bank says it is. */
async function end(work: Work, card: Card, how: 'scrap' | 'lose' | 'destroy', facts: Facts = {}) {
  const ended = await step(work, card, how, card.place, facts)
  if (isRefused(ended)) return ended
  if (!await endCard(work, ended, 'scrapped')) return refuse('card-closed')
  await removePin(work, card)
  await destroyImage(work, card)
  await note(work, { verb: 'cards.close', ...onRecord(card), facts: { as: 'scrapped' } })
  return { ...ended, closedAs: 'scrapped', social: 'closed', version: ended.version + 1 } satisfies Card
}

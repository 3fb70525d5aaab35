import type { Id } from '#kit/ids'
import { isRefused, type Facts } from '#kit/refusal'
import type { Work } from '#kit/work'
import { destroyImage } from '#chip'
import { removePin } from '#pins'
import { note } from '#record'
import { onRecord, type Card } from './card.ts'
import { refuse } from './refusals.ts'
import { step } from './step.ts'
import { liftBar, predecessorOf } from './successor.ts'
import { closeLine, endCard, setChip, takeAlias } from './store.ts'

/** 制成: the blank with this chip serial became the card. A chip serial belongs to one card for ever. (PROD-01) */
export async function makeCard(work: Work, card: Card, chipSerial: string) {
  if (!await takeAlias(work, 'chip-serial', work.vault.digest('chip-serial', chipSerial), card)) throw new Error('this chip belongs to another card')
  const made = await step(work, card, 'make', card.place)
  if (isRefused(made)) return made
  await setChip(work, card, chipSerial)
  return { ...made, chipSerial } satisfies Card
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

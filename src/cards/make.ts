import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { onRecord, type Card } from './card.ts'
import { refuse } from './refusals.ts'
import { step } from './step.ts'
import { endCard, setChip, takeAlias } from './store.ts'

/** 制成: the blank with this chip serial became the card. A chip serial belongs to one card for ever. (PROD-01) */
export async function makeCard(work: Work, card: Card, chipSerial: string) {
  if (!await takeAlias(work, 'chip-serial', work.vault.digest('chip-serial', chipSerial), card)) throw new Error('this chip belongs to another card')
  const made = await step(work, card, 'make', card.place)
  if (isRefused(made)) return made
  await setChip(work, card, chipSerial)
  return { ...made, chipSerial } satisfies Card
}

/** 报废: a card that failed its check never leaves; it is ended and destroyed. (PROD-04) */
export async function scrapCard(work: Work, card: Card, why: string) {
  const scrapped = await step(work, card, 'scrap', card.place, { why })
  if (isRefused(scrapped)) return scrapped
  if (!await endCard(work, scrapped, 'scrapped')) return refuse('card-closed')
  await note(work, { verb: 'cards.close', ...onRecord(card), facts: { as: 'scrapped' } })
  return { ...scrapped, closedAs: 'scrapped', social: 'closed', version: scrapped.version + 1 } satisfies Card
}

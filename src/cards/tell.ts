import { dayOf } from '#kit/day'
import type { Work } from '#kit/work'
import { getPerson } from '#holders'
import { send, type Template } from '#notices'
import { policy } from '#regions'
import { holderOf, type Card } from './card.ts'

/** Tells the holder by text message what was done with the card, so that a stranger's deed is noticed. (LOSS-07) */
export async function tell(work: Work, card: Pick<Card, 'bucket' | 'person' | 'region'>, template: Template, facts: Record<string, string>) {
  const person = await getPerson(work, holderOf(card))
  return send(work, card.region, holderOf(card), person?.phone ?? null, template, facts)
}

/** The issuing bank's names, from the pack; its code where the pack no longer lists it. */
export function bankWords(card: Pick<Card, 'region' | 'bank'>, work: Pick<Work, 'now'>): { zh: string; en: string } {
  return policy(card.region, 'banks', dayOf(work.now)).find(one => one.code === card.bank) ?? { zh: card.bank, en: card.bank }
}

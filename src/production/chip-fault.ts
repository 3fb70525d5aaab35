import type { Work } from '#kit/work'
import { dayOf } from '#kit/day'
import type { Card } from '#cards'
import { answerCard, authenticateTo, isGenuine, proveCard, selectSocial, type CardChannel } from '#chip'
import { policy } from '#regions'
import { issuerKeys } from '#vault'

/** Whether the chip in a machine is this card's: it opens its files to the issuer and answers a fresh challenge with the card's own key. (PROD-04) */
export async function proves(work: Pick<Work, 'vault' | 'random' | 'now'>, card: Pick<Card, 'region' | 'ident'>, channel: CardChannel): Promise<boolean> {
  const keys = issuerKeys(work.vault, policy(card.region, 'issuing.area', dayOf(work.now)))
  const challenge = work.random(8)
  const opened = await selectSocial(channel) && await authenticateTo(channel, async (atr, asked) => answerCard(keys, atr, asked))
  const proof = opened ? await proveCard(channel, challenge) : null
  return proof !== null && isGenuine(keys, card.ident, challenge, proof)
}

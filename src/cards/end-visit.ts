import { dayOf } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { onRecord } from './card.ts'
import { getCard } from './find.ts'
import { guideOf } from './guide.ts'
import { refuse } from './refusals.ts'
import { bankWords, tell } from './tell.ts'
import { whereOf } from './why.ts'

/**
 * 办完了: after activation card and document are back in the holder's hands, and a short guide is printed here or sent to the phone. The clerk says that
 * they were given back. Refused `visit-not-active` before the social account is active, `guide-no-phone` where nothing can be sent. (ACT-13)
 */
export async function endVisit(work: Work, key: { bucket: Bucket; id: Id }, how: 'print' | 'send') {
  const card = await getCard(work, key.bucket, key.id)
  if (!card) return refuse('card-unknown')
  if (card.closedAs) return refuse('card-closed')
  if (card.state !== 'handed-over') return refuse('not-collected')
  if (card.social !== 'active') return refuse('visit-not-active')
  const { change, reset } = whereOf(card, dayOf(work.now))
  if (how === 'send' && !await tell(work, card, 'card-guide', { change: change.zh, reset: reset.zh, bank: bankWords(card, work).zh })) return refuse('guide-no-phone')
  await note(work, { verb: 'cards.end-visit', ...onRecord(card), facts: { guide: how, returned: true } })
  return { how, lines: guideOf(work, card) }
}

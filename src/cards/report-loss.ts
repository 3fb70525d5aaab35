import { newId, type Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, presentDocument } from '#holders'
import { note } from '#record'
import { admitAgent } from './agent.ts'
import { holderOf, onRecord, type Card } from './card.ts'
import { lockCard } from './find.ts'
import { refuse } from './refusals.ts'
import type { AgentShape, DocumentShape } from './shared.ts'
import { holds, type CardFact } from './state-code.ts'
import { endFact, openFact } from './store.ts'
import { bankWords, tell } from './tell.ts'

type Shown = { document: DocumentShape; agent?: AgentShape | null }

/** 书面挂失社保账户 at a counter: from this commit on the social account buys nothing; the financial account is not touched. (LOSS-02, LOSS-04) */
export async function reportLoss(work: Work, card: { bucket: number; id: Id }, shown: Shown) {
  const found = await admit(work, card, 'written-loss', shown)
  if (isRefused(found)) return found
  if (!await openFact(work, found, newId(work.now, work.random), { account: 'social', kind: 'loss', channel: 'counter' })) return refuse('card-lost')
  await note(work, { verb: 'cards.report-loss', ...onRecord(found), facts: { account: 'social', channel: 'counter' } })
  await tell(work, found, 'loss-reported', { bank: bankWords(found, work).zh })
  const fact: CardFact = { account: 'social', kind: 'loss', since: work.now.toISOString(), until: null, channel: 'counter' }
  return { ...found, facts: [...found.facts, fact] } satisfies Card
}

/** 解挂社保账户 at a counter, with the holder's valid document. (LOSS-06) */
export async function releaseLoss(work: Work, card: { bucket: number; id: Id }, shown: Shown) {
  const found = await admit(work, card, 'release', shown)
  if (isRefused(found)) return found
  const lost = await endFact(work, found, 'social', 'loss')
  const held = await endFact(work, found, 'social', 'hold')
  if (!lost && !held) return refuse('not-lost')
  await note(work, { verb: 'cards.release-loss', ...onRecord(found), facts: { account: 'social' } })
  await tell(work, found, 'loss-released', {})
  return { ...found, facts: found.facts.filter(fact => !holds([fact], 'loss') && !holds([fact], 'hold')) } satisfies Card
}

async function admit(work: Work, card: { bucket: number; id: Id }, business: 'written-loss' | 'release', shown: Shown) {
  const found = await lockCard(work, card.bucket, card.id)
  if (!found) return refuse('card-unknown')
  if (found.closedAs) return refuse('card-closed')
  if (found.state !== 'handed-over') return refuse('not-collected')
  const document = await presentDocument(work, holderOf(found), { ...shown.document, for: `cards.${business}` })
  if (isRefused(document)) return document
  if (!shown.agent) return found
  const person = await getPerson(work, holderOf(found))
  const agent = await admitAgent(work, found, business, shown.agent, person!.number)
  return isRefused(agent) ? agent : found
}

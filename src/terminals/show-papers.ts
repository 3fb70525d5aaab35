import { admitAgent, documentRefused, holderOf, refuseCard } from '#cards'
import { getPerson, presentDocument } from '#holders'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import type { AgentShape, DocumentShape } from '../cards/shared.ts'
import { heldSession } from './open-session.ts'
import { refuse } from './refusals.ts'
import type { PaperBusiness } from './shared.ts'
import { addToSession } from './store.ts'

/**
 * The holder's document, and an agent's beside it, checked once for a session: what needs papers afterwards asks the session.
 * (ACT-03, PIN-04, HOLD-07, HOLD-10)
 */
export async function showPapers(work: Work, terminalId: Id, sessionId: Id, business: PaperBusiness, papers: { document: DocumentShape; agent?: AgentShape | null }) {
  const held = await heldSession(work, terminalId, sessionId)
  if (isRefused(held)) return held
  const { session, card } = held
  const document = await presentDocument(work, holderOf(card), { ...papers.document, for: business === 'activation' ? 'cards.activate' : `pins.${business}` })
  if (isRefused(document)) return documentRefused(work, card, papers.document, document)
  if (papers.agent) {
    if (business === 'query-password') return refuseCard('agent-not-allowed')
    const person = await getPerson(work, holderOf(card))
    const agent = await admitAgent(work, card, business, papers.agent, person!.number)
    if (isRefused(agent)) return agent
  }
  return await addToSession(work, session, { shown: business }) ?? refuse('session-over')
}

import { admitAgent, documentRefused, holderOf, refuseCard } from '#cards'
import { getPerson, standsHere } from '#holders'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import type { AgentShape, DocumentShape } from '../cards/shared.ts'
import { heldSession } from './open-session.ts'
import { refuse } from './refusals.ts'
import type { PaperBusiness } from './shared.ts'
import { addToSession } from './store.ts'

/**
 * The holder's document, and an agent's beside it, or a minor's guardian's, checked once for a session: what needs papers afterwards asks the session.
 * (ACT-03, PIN-04, HOLD-06, HOLD-07, HOLD-10)
 */
export async function showPapers(work: Work, terminalId: Id, sessionId: Id, business: PaperBusiness, papers: { document: DocumentShape; agent?: AgentShape | null; guardian?: Id | undefined }) {
  const held = await heldSession(work, terminalId, sessionId)
  if (isRefused(held)) return held
  const { session, card } = held
  const stands = await standsHere(work, holderOf(card), business === 'activation' ? 'cards.activate' : `pins.${business}`, papers)
  if (isRefused(stands)) return papers.guardian ? stands : documentRefused(work, card, papers.document, stands)
  if (papers.agent) {
    if (business === 'query-password') return refuseCard('agent-not-allowed')
    const person = await getPerson(work, holderOf(card))
    const agent = await admitAgent(work, card, business, papers.agent, person!.number)
    if (isRefused(agent)) return agent
  }
  return await addToSession(work, session, { shown: business }) ?? refuse('session-over')
}

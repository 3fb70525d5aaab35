import { dayOf, isDay } from '#kit/day'
import { newId } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { checkNumber } from '#holders'
import { note } from '#record'
import { policy } from '#regions'
import { onRecord, type Card } from './card.ts'
import { refuse } from './refusals.ts'
import { insertAgent } from './store.ts'
import type { AgentShape } from './shared.ts'

/** The businesses of a card in which an agent may stand for the holder, as the pack lists them. */
export type AgentBusiness = 'collection' | 'activation' | 'pin-change' | 'pin-reset' | 'written-loss' | 'release' | 'replacement'

/**
 * 代办: the agent's own document beside the holder's, where the pack allows an agent for this business. Kept sealed with the card.
 * Refused: `agent-not-allowed`, `agent-is-holder`, `agent-invalid` with the reason. (HOLD-07, ACT-03)
 */
export async function admitAgent(work: Work, card: Card, business: AgentBusiness, agent: AgentShape, holderNumber: string) {
  const day = dayOf(work.now)
  const allowed = business === 'activation' ? policy(card.region, 'activation.agent', day) && policy(card.region, 'activation.how', day) !== 'pin-fingerprint' : policy(card.region, 'agent.allowed', day).includes(business)
  if (!allowed) return refuse('agent-not-allowed')
  const checked = checkNumber(agent.number)
  if (isRefused(checked)) return refuse('agent-invalid', { why: '身份证号不对', whyEn: 'the ID number is wrong' })
  if (checked.number === holderNumber) return refuse('agent-is-holder')
  if (agent.validUntil !== 'long-term' && !isDay(agent.validUntil)) return refuse('agent-invalid', { why: '有效期不是日期', whyEn: 'its validity is no date' })
  if (agent.validUntil < day) return refuse('agent-invalid', { why: `${agent.validUntil} 已经过期`, whyEn: `it expired on ${agent.validUntil}` })
  const id = newId(work.now, work.random)
  await insertAgent(work, card, {
    id, business, kind: 'resident-card', relation: agent.relation, validUntil: agent.validUntil,
    nameSealed: work.vault.seal(agent.name, `cards.agent.name|${id}`), numberSealed: work.vault.seal(checked.number, `cards.agent.number|${id}`),
  })
  await note(work, { verb: 'cards.admit-agent', ...onRecord(card), facts: { business, agent: id, relation: agent.relation } })
  return { agent: id }
}

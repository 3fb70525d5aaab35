import { dayOf, wallClock } from '#kit/day'
import type { Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { getPerson, standsHere } from '#holders'
import { activateOnCollection } from './activate-social.ts'
import { admitAgent } from './agent.ts'
import { holderOf } from './card.ts'
import { collectPapers, lackedAtCollection } from './collect-papers.ts'
import { lockCard } from './find.ts'
import { placeName } from './place-name.ts'
import { closeReplaced } from './successor.ts'
import { refuse } from './refusals.ts'
import { doneToday } from './second-person.ts'
import type { AgentShape, DocumentShape } from './shared.ts'
import { elsewhere, step } from './step.ts'
import { tell } from './tell.ts'
import { beginTerm } from './term.ts'

/**
 * 领卡: the right person, with a valid document that matches the record, at the place that holds the card, once. `at` is the clerk's office.
 * An agent, where the pack allows one, shows both documents; a minor's linked guardian shows the own one and is named (HOLD-06). Of two clerks at once the second is refused `already-handed-over`.
 * Who reset the holder's PIN today does not also hand a card over (`second-person-needed`).
 * The other papers of the pack were seen by the clerk (`papers`), or the missing ones are named (COLL-06).
 * A card that this one replaces ends at the same moment and never works again (REPL-03). Where the pack says so the social account becomes
 * usable at this moment; the term of the financial account begins. (COLL-01, COLL-03, ACT-02, ACT-07)
 */
export async function handOver(work: Work, card: { bucket: number; id: Id }, given: { at: Id; document: DocumentShape; agent?: AgentShape | null; guardian?: Id | undefined; papers?: readonly string[] }) {
  const found = await lockCard(work, card.bucket, card.id)
  if (!found) return refuse('card-unknown')
  if (found.closedAs || found.social === 'closed') return refuse('card-closed')
  if (found.state === 'handed-over') return refuse('already-handed-over', { day: dayOf(found.handedOverAt!) })
  if (found.state !== 'at-site') return elsewhere(found)
  if (found.place !== given.at) { const { zh, en } = collectPapers(work, found.region); return refuse('wrong-place', { place: await placeName(work, found), papers: zh, papersEn: en }) }
  if (await doneToday(work, found, 'pins.authorise-reset')) {
    return refuse('second-person-needed', { done: '重置密码', doneEn: 'A PIN reset', asked: '发卡', askedEn: 'a hand-over' })
  }
  const stands = await standsHere(work, holderOf(found), 'cards.hand-over', given)
  if (isRefused(stands)) return stands
  if (given.agent) {
    const person = await getPerson(work, holderOf(found))
    const agent = await admitAgent(work, found, 'collection', given.agent, person!.number)
    if (isRefused(agent)) return agent
  }
  const lacked = lackedAtCollection(work, found, given.papers ?? [])
  if (lacked) return lacked
  await closeReplaced(work, found)
  const handed = await step(work, found, 'handOver', null, { at: given.at, agent: Boolean(given.agent), ...stands.guardian ? { guardian: stands.guardian } : {}, ...given.papers?.length ? { papers: [...given.papers] } : {} })
  if (isRefused(handed)) return handed
  const collected = await beginTerm(work, { ...handed, handedOverAt: work.now })
  await tell(work, collected, 'card-collected', { time: wallClock(work.now).slice(0, 16), place: await placeName(work, found) })
  return activateOnCollection(work, collected)
}

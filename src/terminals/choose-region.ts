import type { Work } from '#kit/work'
import { note } from '#record'
import { refuse } from './refusals.ts'
import { addToSession, type Session } from './store.ts'

/** Keeps the insured region the operator picked, for this session. The caller has checked that the person is insured there. (READ-03) */
export async function chooseRegion(work: Work, session: Session, region: string) {
  await note(work, { verb: 'terminals.choose-region', person: { bucket: session.bucket, id: session.person }, subject: { kind: 'session', id: session.id }, facts: { region } })
  return await addToSession(work, session, { insuredRegion: region }) ?? refuse('session-over')
}

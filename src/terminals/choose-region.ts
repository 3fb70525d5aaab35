import type { Bucket, Id } from '#kit/ids'
import type { Work } from '#kit/work'
import { note } from '#record'
import { pickRegion } from './store.ts'

/**
 * Keeps the insured region that was picked, for this session: the first choice holds until the card is read again, so that a purchase and its cancel
 * stay in one region. Answers the region that holds; null when the session is over. The caller has checked that the person is insured there. (READ-03)
 */
export async function chooseRegion(work: Work, session: { bucket: Bucket; id: Id; person: Id }, region: string): Promise<string | null> {
  const holds = await pickRegion(work, session, region)
  if (holds === region) {
    await note(work, { verb: 'terminals.choose-region', person: { bucket: session.bucket, id: session.person }, subject: { kind: 'session', id: session.id }, facts: { region } })
  }
  return holds
}

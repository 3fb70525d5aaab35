import { createHash } from 'node:crypto'
import { type Id, type PersonKey } from '#kit/ids'
import type { Sql } from '#kit/sql'
import type { By, Work } from '#kit/work'
import { deleteSession, deleteSessionsOf, insertSession, selectSession, touchSession } from './store.ts'

/** Minutes without a request after which a session ends; hours after which it ends in any case. */
const IDLE_MINUTES = 30, LONGEST_HOURS = 12
/** How long a cookie lives at most. */
export const SESSION_MINUTES = LONGEST_HOURS * 60
/** Who is signed in: what a door needs to authorise and a page to greet. */
export type Seen = { by: By; token: Buffer; user: string | null; nameSealed: Buffer | null; passkeyAt: Date | null; /** With a start password: nothing but changing it. */ start: boolean }

export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Opens a session; answers the token that goes into the cookie and is kept nowhere. */
export async function openSession(work: Work, who: { member: Id } | { person: PersonKey }): Promise<string> {
  const token = work.random(32).toString('base64url')
  const person = 'person' in who ? who.person : null
  await insertSession(work, { token: digestOf(token), member: 'member' in who ? who.member : null,
    bucket: person?.bucket ?? null, person: person?.id ?? null, endsAt: new Date(work.now.getTime() + LONGEST_HOURS * 3_600_000) })
  return token
}

/** Who holds this token now; null when nobody does any more. */
export async function whoHas(sql: Sql, token: string, now: Date): Promise<Seen | null> {
  const digest = digestOf(token)
  const row = await selectSession(sql, digest)
  if (!row || row.endsAt <= now || row.seenAt.getTime() + IDLE_MINUTES * 60_000 <= now.getTime()) return null
  if (row.member && (!row.active || (row.startUntil && row.startUntil <= now))) return null
  await touchSession(sql, digest, now)
  const by: By = row.member
    ? { kind: 'staff', id: row.member, post: row.post!, organisation: row.organisation!, authority: `post:${row.post}` }
    : { kind: 'holder', id: row.person!, post: null, organisation: null, authority: 'query-password' }
  return { by, token: digest, user: row.user, nameSealed: row.nameSealed, passkeyAt: row.passkeyAt, start: row.startUntil !== null }
}

/** Ends a session. */
export async function closeSession(work: Work, token: string): Promise<void> { await deleteSession(work, digestOf(token)) }
/** Ends every session of a holder: who has them learns nothing more. Answers how many there were. (HOLD-09) */
export async function closeSessionsOf(work: Work, person: PersonKey): Promise<number> { return deleteSessionsOf(work, person) }

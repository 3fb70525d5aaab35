import { createHash } from 'node:crypto'
import type { Bucket, Id } from '#kit/ids'
import { nameOf } from '../customers/people.ts'
import type { Post } from '../staff/posts.ts'
import type { Work } from '../work.ts'
import { deleteSession, insertSession, selectSession, touchSession, type Whose } from './store.ts'

/** Minutes without a request after which a session ends, and hours after which it ends in any case: a teller's day, a customer's errand. */
const IDLE_MINUTES = { staff: 30, customer: 10 }, LONGEST_HOURS = { staff: 12, customer: 1 }
export const COOKIE = 'sbk-bank'

/** A member of staff signed in; `branch` null: at the head office. */
export type Staff = { kind: 'staff'; number: string; name: string; bank: string; branch: string | null; post: Post }
/** A customer signed in to online banking. */
export type Customer = { kind: 'customer'; bucket: Bucket; customer: Id; name: string; bank: string }
export type Caller = Staff | Customer

const digestOf = (token: string) => createHash('sha256').update(token).digest()

/** Opens a session; the token goes into the cookie and is kept nowhere. */
export async function openSession(work: Work, whose: Whose): Promise<{ token: string; minutes: number }> {
  const token = Buffer.from(work.random(32)).toString('base64url')
  const minutes = LONGEST_HOURS[whose.kind] * 60
  await insertSession(work, digestOf(token), whose, new Date(work.now.getTime() + minutes * 60_000))
  return { token, minutes }
}

/** Who holds this token now; null when nobody does any more. */
export async function whoHas(work: Work, token: string): Promise<Caller | null> {
  const digest = digestOf(token)
  const row = await selectSession(work, digest)
  if (!row || row.endsAt <= work.now || row.seenAt.getTime() + IDLE_MINUTES[row.kind] * 60_000 <= work.now.getTime()) return null
  if (row.kind === 'staff' && !row.active) return null
  await touchSession(work, digest, work.now)
  if (row.kind === 'staff') return { kind: 'staff', number: row.member!, name: work.keys.openText(row.name!, `staff.member.name|${row.member}`), bank: row.bank!, branch: row.branch, post: row.post! }
  return { kind: 'customer', bucket: row.bucket!, customer: row.customer!, name: nameOf(work, row.customer!, row.name!), bank: row.bank! }
}

export const closeSession = (work: Work, token: string): Promise<void> => deleteSession(work, digestOf(token))

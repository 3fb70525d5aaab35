import { wallClock } from '#kit/day'
import type { Bucket, Id } from '#kit/ids'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { note } from '#record'
import { organisationById } from '#staff'
import { onRecord, openDifference, type Difference } from './case.ts'
import { elsewhere, worksHere } from './office.ts'
import { refuse } from './refusals.ts'
import { saveClaim, selectDifference } from './store.ts'

const CLAIM = 10 * 60_000
type CaseKey = { bucket: Bucket; person: Id; id: Id }

/** An open case that this office works and no colleague is at, kept from others until the Work ends. */
export async function workable(work: Work, key: CaseKey) {
  const row = await selectDifference(work, key.bucket, key.id, true)
  if (!row || row.person !== key.person) return refuse('case-unknown')
  const open = openDifference(work.vault, row)
  if (!await worksHere(work, open)) return elsewhere(work, open)
  if (open.state !== 'open') return closed(work, open)
  if (open.claimedBy !== null && open.claimedBy !== work.by.id && open.claimedUntil! > work.now) return refuse('case-claimed', { until: wallClock(open.claimedUntil!).slice(11, 16) })
  return open
}

async function closed(work: Work, difference: Difference) {
  const office = difference.closedOffice ? await organisationById(work, difference.closedOffice) : null
  return refuse('case-closed', { time: wallClock(difference.closedAt!).slice(0, 16), place: office?.name ?? '' })
}

/** 办这一件: mine for ten minutes; a colleague's is refused with the time. (settled: clerks) */
export async function claimCase(work: Work, key: CaseKey) {
  const open = await workable(work, key)
  if (isRefused(open)) return open
  const until = new Date(work.now.getTime() + CLAIM)
  await saveClaim(work, open, work.by.id, until)
  await note(work, { verb: 'identity.claim-case', ...onRecord(open) })
  return { ...open, claimedBy: work.by.id, claimedUntil: until } satisfies Difference
}

/** 放回去: a colleague may take it. */
export async function releaseCase(work: Work, key: CaseKey) {
  const open = await workable(work, key)
  if (isRefused(open)) return open
  await saveClaim(work, open, null, null)
  return { id: open.id }
}

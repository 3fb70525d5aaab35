import { wallClock, type Day } from '#kit/day'
import { dayOf } from '#kit/day'
import type { Id } from '#kit/ids'
import type { Fen } from '#kit/money'
import { isRefused } from '#kit/refusal'
import type { Work } from '#kit/work'
import { lastChange, note } from '#record'
import { onRecord, holderOf, type Filing } from './filing.ts'
import type { FilingStep } from './life.ts'
import { decidedHere } from './offices.ts'
import { refuse } from './refusals.ts'
import { barred, take } from './step.ts'
import { saveClaim, selectFiling, selectMeeting, type Key } from './store.ts'
import { monthsOf, lastDay } from './terms.ts'

const CLAIM = 10 * 60_000
export type At = Key & { person: Id }

/** The filing locked, as it was seen, where this office may take the step and no colleague is at it. */
async function seenHere(work: Work, at: At, step: FilingStep, version: number | null) {
  const filing = await selectFiling(work, at, true)
  if (filing?.person !== at.person) return refuse('filing-unknown')
  const here = await decidedHere(work, filing)
  if (isRefused(here)) return here
  if (version !== null && filing.version !== version) return stale(work, filing)
  const no = barred(filing, step)
  if (no) return no
  const other = filing.claimedBy !== null && filing.claimedBy !== work.by.id && filing.claimedUntil! > work.now
  return other ? refuse('filing-claimed', { until: wallClock(filing.claimedUntil!).slice(11, 16) }) : filing
}
export const stale = async (work: Work, filing: Filing) => refuse('filing-stale', await lastChange(work, { person: holderOf(filing), subject: filing.id, counts: ({ verb }) => verb !== 'filings.claim' }))

/** 准予备案: from a day to a day, with a limit where the disease has one. Days already decided for are not decided for twice. (MED-12.a) */
export async function approve(work: Work, at: At, { version, from, until, limit }: { version: number; from: Day; until: Day | null; limit: Fen | null }) {
  const filing = await seenHere(work, at, 'approve', version)
  if (isRefused(filing)) return filing
  const months = monthsOf(filing.region, filing.sort, filing.details.disease, dayOf(work.now))
  const most = months === null ? null : lastDay(from, months)
  if (until !== null && until < from) return refuse('filing-days', { why: '结束日期在开始日期之前', whyEn: 'the last day is before the first' })
  if (most !== null && (until === null || until > most)) return refuse('filing-days', { why: `最长 ${months} 个月，到 ${most} 为止`, whyEn: `it holds ${months} months at most, to ${most}` })
  const [other] = await selectMeeting(work, { ...filing, from, until })
  if (other) return refuse('filing-open', { what: other.until ? `，有效到 ${other.until}` : '，长期有效', whatEn: other.until ? `good to ${other.until}` : 'good without end' })
  return take(work, filing, 'approve', { from, until, limit: filing.kind === 'chronic' ? limit : null })
}

/** 退回补正, 不予备案: with a reason the holder reads. */
export async function turnDown(work: Work, at: At, step: 'sendBack' | 'refuse', { version, reason }: { version: number; reason: string }) {
  const filing = await seenHere(work, at, step, version)
  return isRefused(filing) ? filing : take(work, filing, step, { reason })
}

/** 终止: the office ends a filing before its last day, from a day on, with a reason; what was settled before stays. */
export async function endEarly(work: Work, at: At, { version, on, reason }: { version: number; on: Day; reason: string }) {
  const filing = await seenHere(work, at, 'end', version)
  if (isRefused(filing)) return filing
  const today = dayOf(work.now)
  if (on < today) return refuse('filing-days', { why: '终止的日子不能在今天以前', whyEn: 'it does not end before today' })
  if (filing.until !== null && on > filing.until) return refuse('filing-days', { why: `本来就到 ${filing.until} 为止`, whyEn: `it ends on ${filing.until} anyway` })
  return take(work, filing, 'end', { endedOn: on, reason })
}

/** 办这一件: mine for ten minutes. */
export async function claim(work: Work, at: At) {
  const filing = await seenHere(work, at, 'approve', null)
  if (isRefused(filing)) return filing
  const until = new Date(work.now.getTime() + CLAIM)
  await saveClaim(work, filing, work.by.id, until)
  await note(work, { verb: 'filings.claim', ...onRecord(filing) })
  return { ...filing, claimedBy: work.by.id, claimedUntil: until } satisfies Filing
}

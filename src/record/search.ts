import type { Id, PersonKey } from '#kit/ids'
import type { Work } from '#kit/work'
import { note, type Entry } from './note.ts'
import { recordLag } from './lag.ts'
import { lastLink, lastOf, selectFound } from './store.ts'

/** What is asked of the record: instants from (included) to (not), and what narrows it. `looks`: only who looked, or only what was done. */
export type Search = {
  from: Date; to: Date; person?: PersonKey | undefined; verb?: string | undefined; organisation?: Id | undefined; by?: Id | undefined
  looks?: 'only' | 'none' | undefined; after?: { at: Date; id: Id } | undefined; limit: number
}

/** Entries of the record, newest first, a page at a time. Asking is itself on record, with what was asked. (TRUST-02, across buckets) */
export async function searchEntries(work: Work, asked: Search): Promise<Entry[]> {
  const rows = await selectFound(work, asked)
  await note(work, { verb: 'record.see-entries', person: asked.person ?? null, ...(asked.by ? { subject: { kind: 'member', id: asked.by } } : asked.organisation ? { subject: { kind: 'organisation', id: asked.organisation } } : {}),
    facts: { from: asked.from.toISOString(), to: asked.to.toISOString(), verb: asked.verb ?? '', looks: asked.looks ?? '', count: rows.length } })
  return rows
}

/** The whole record as what was checked: entries about it are found by this id. */
const WHOLE = '00000000-0000-7000-8000-000000000000'
/** Puts a check of the whole chain on record. */
export const noteVerified = (work: Work, lines: number, breaks: number) => note(work, { verb: 'record.verify', person: null, subject: { kind: 'record', id: WHOLE }, facts: { lines, breaks } })

/** How the chain stands: its newest link, what waits to be chained for more than a minute, the last check on record. */
export type RecordState = { number: string; hash: string; late: number; checked: { at: string; lines: number; breaks: number } | null }
export async function recordState(work: Work): Promise<RecordState> {
  const link = await lastLink(work.sql)
  const last = await lastOf(work, WHOLE)
  return {
    number: String(link?.number ?? 0), hash: link?.hash.toString('hex') ?? '', late: await recordLag(work.sql, work.now, link),
    checked: last && { at: last.at.toISOString(), lines: Number(last.facts['lines'] ?? 0), breaks: Number(last.facts['breaks'] ?? 0) },
  }
}

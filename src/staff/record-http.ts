import { addDays, dayOf, instantOf } from '#kit/day'
import { personKey } from '#kit/ids'
import { invalid } from '#kit/refusal'
import { ownRoute, route, type Route } from '#kit/route'
import { sqlOf } from '#kit/sql'
import { inWork, type Work } from '#kit/work'
import { noteVerified, recordState, searchEntries, verifyRecord, type Entry } from '#record'
import { recordFile } from './list-files.ts'
import { recordQuery, type RecordRow } from './shared.ts'
import { selectNames } from './store-members.ts'

/** Days one question may span unless it is about one person. */
const MOST_DAYS = 92

/** The entries with who and where in words: staff number and office. */
async function shown(work: Work, entries: readonly Entry[]): Promise<RecordRow[]> {
  const ids = (key: 'byId' | 'byOrganisation') => [...new Set(entries.flatMap(entry => entry[key] ?? []))]
  const { users, offices } = await selectNames(work, ids('byId'), ids('byOrganisation'))
  return entries.map(entry => ({
    id: entry.id, at: entry.at.toISOString(), verb: entry.verb, kind: entry.byKind, by: entry.byKind === 'staff' ? entry.byId : null, user: users.get(entry.byId ?? '') ?? null, post: entry.byPost,
    organisation: entry.byOrganisation, organisationName: offices.get(entry.byOrganisation ?? '') ?? null, authority: entry.authority, person: entry.person, subjectKind: entry.subjectKind, subject: entry.subject, facts: entry.facts,
  }))
}

/** What the audit administrator does: reads the record and checks its chain; every question is itself on record. (TRUST-02) */
export const recordRoutes: Route[] = [
  route({
    method: 'GET', path: '/record/entries', may: 'staff:record.read', file: recordFile, summary: 'The record by days, person, verb, office and who did it, newest first; looks only when asked', query: recordQuery,
    handle: async (work, { query }) => {
      const to = query.to ?? dayOf(work.now)
      const from = query.from ?? addDays(to, -6)
      if (from > to) return invalid([{ field: 'from', zh: '开始日期在结束日期之后', en: 'The first day is after the last' }])
      if (!query.person && addDays(from, MOST_DAYS) < to) return invalid([{ field: 'from', zh: `一次最多查 ${MOST_DAYS} 天；按一个人查不限`, en: `At most ${MOST_DAYS} days at once; for one person there is no limit` }])
      const [at, id] = query.after?.split('~') ?? []
      const rows = await searchEntries(work, {
        from: instantOf(from)!, to: instantOf(addDays(to, 1))!, person: query.person ? personKey(query.person) : undefined, verb: query.verb, organisation: query.organisation, by: query.by,
        looks: query.looks, after: at && id ? { at: new Date(at), id } : undefined, limit: query.limit,
      })
      const last = rows.at(-1)
      return { from, to, rows: await shown(work, rows), next: last && rows.length === query.limit ? `${last.at.toISOString()}~${last.id}` : null }
    },
  }),
  route({ method: 'GET', path: '/record/state', may: 'staff:record.read', summary: 'How the chain over the record stands', handle: work => recordState(work) }),
  ownRoute({
    method: 'POST', path: '/record/verify', may: 'staff:record.read', summary: 'Walks the whole chain; heads kept outside the database are compared by sbk audit verify',
    own: async (house, { by }) => {
      const { checked, unsealed, breaks } = await verifyRecord(sqlOf(house.pool), house.now())
      await inWork(house, by, work => noteVerified(work, checked, breaks.length))
      return { checked, unsealed, breaks: breaks.slice(0, 50).map(({ number, kind }) => ({ number: String(number), kind })), count: breaks.length }
    },
  }),
]

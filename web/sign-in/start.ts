import { call, isRefused } from '../api/call.ts'
import type { Me } from '../api/me.ts'
import { patterns } from '../paths.ts'

/** The start page of an organisation's kind; who only reviews begins at the queue. */
export function startFor(me: Me): string {
  if (me.kind === 'holder') return patterns.resident.home
  switch (me.organisation?.kind) {
    case 'centre': return me.verbs?.includes('applications.review') && !me.verbs.includes('production.run') ? patterns.centre.review : patterns.centre.home
    case 'unit': return patterns.unit.home
    case 'provider': return patterns.till.home
    case 'branch': return patterns.branch.home
    default: return patterns.counter.home
  }
}
/** Where to go after signing in. */
export async function startOf(holder: boolean): Promise<string> {
  if (holder) return patterns.resident.home
  const me = await call<Me>('GET', '/api/me').catch(() => null)
  return me && !isRefused(me) ? startFor(me) : patterns.welcome
}

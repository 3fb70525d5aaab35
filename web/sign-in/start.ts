import { call, isRefused } from '../api/call.ts'
import type { Me } from '../api/me.ts'
import { patterns } from '../paths.ts'

/** The start page of a post, as the server says it; who has a start password begins by changing it. */
export function startFor(me: Me): string {
  if (me.kind === 'holder') return patterns.resident.home
  return me.start ? patterns.ownSignIn : me.home ?? patterns.welcome
}
/** Where to go after signing in. */
export async function startOf(holder: boolean): Promise<string> {
  if (holder) return patterns.resident.home
  const me = await call<Me>('GET', '/api/me').catch(() => null)
  return me && !isRefused(me) ? startFor(me) : patterns.welcome
}

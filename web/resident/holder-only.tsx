import type { ReactNode } from 'react'
import { isRefused } from '../api/call.ts'
import { useMe } from '../api/me.ts'
import { Asked } from '../api/read.tsx'
import { patterns, to } from '../paths.ts'
import { SignInFirst } from '../ui/failed.tsx'

/** Draws its children for a signed-in holder, otherwise the way to sign in (and back here). */
export function HolderOnly({ children }: { children: ReactNode }) {
  const me = useMe()
  if (!me.data || isRefused(me.data)) return <div className="public alone"><Asked of={me} rows={4}>{() => null}</Asked></div>
  return me.data.kind === 'holder' ? children : <SignInFirst to={to(patterns.signIn, {}, { from: location.pathname })} />
}

import { call, isRefused } from './call.ts'
import { queries } from './client.ts'
import { useRead, type Read } from './read.tsx'

/** Who is signed in; `kind` null when nobody is. Names are masked. `verbs` are what the post may do. */
export type Me = {
  kind: 'staff' | 'holder' | null
  user?: string
  name?: string
  post?: string
  /** A holder's social security number, masked. */
  number?: string
  organisation?: { id: string; name: string; kind: string; code?: string } | null
  verbs?: readonly string[]
  /** The first page of the post. */
  home?: string
  /** Signed in with a start password, which is to be changed first. */
  start?: boolean
  /** This session has proven a passkey. */
  passkey?: boolean
  /** Born demo: software devices, invented people. */
  demo?: boolean
}
export type Seat = { user: string; post: string; organisation: string | null; kind: string; path: string }

export const useMe = (): Read<Me> => useRead<Me>('/api/me')
/** The signed-in staff member or holder; null while unknown or nobody. */
export function useWho(): Me | null {
  const me = useMe().data
  return me && !isRefused(me) && me.kind ? me : null
}
/** Whether my post holds a verb of src/staff/posts.ts. */
export const useMay = (verb: string): boolean => useWho()?.verbs?.includes(verb) ?? false

/** Forgets everything read: somebody else sits here now. */
export async function changeSeat(): Promise<void> {
  queries.clear()
  await queries.refetchQueries()
}
export async function signOut(): Promise<void> {
  await call('POST', '/api/sign-out', {}).catch(() => null)
  sessionStorage.clear()
  await changeSeat()
}

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** A value kept in the address (`?step=2`), so that it survives a reload; null takes it out. `push` makes it a step of the back button. */
export function useQueryState(name: string, { push = false } = {}): [string | null, (value: string | null) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const value = search[name] === undefined ? null : String(search[name])
  const set = useCallback(
    (next: string | null) =>
      void navigate({
        to: '.',
        replace: !push,
        search: ((old: Record<string, unknown>) => {
          const { [name]: _, ...rest } = old
          return next === null ? rest : { ...rest, [name]: next }
        }) as never,
      }),
    [navigate, name, push],
  )
  return [value, set]
}

/** Goes to a path of paths.ts (`to(…)`). */
export function useGo(): (path: string) => void {
  const navigate = useNavigate()
  return useCallback(
    path => {
      const [pathname, query] = path.split('?')
      void navigate({ to: pathname as never, search: Object.fromEntries(new URLSearchParams(query)) as never })
    },
    [navigate],
  )
}

import { useSyncExternalStore } from 'react'

const query = () => matchMedia('(min-width: 900px)')
const follow = (changed: () => void) => {
  const asked = query()
  asked.addEventListener('change', changed)
  return () => asked.removeEventListener('change', changed)
}
/** Whether the public's pages stand on a desk: navigation above and two columns, instead of a tab bar. */
export const useDesktop = () => useSyncExternalStore(follow, () => query().matches)

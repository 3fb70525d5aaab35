import { useCallback, useState } from 'react'

/** What was answered so far, kept in this browser tab: a reload loses nothing, closing the tab leaves nothing behind. */
export type Draft = {
  phone: string
  address: string
  paper: string | null
  papers: Record<string, string>
  bank: string
  place: string
  sure: boolean
}
const empty: Draft = { phone: '', address: '', paper: null, papers: {}, bank: '', place: '', sure: false }
const NAME = 'sbk.apply'

function kept(): Draft {
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(NAME) ?? '{}') as Partial<Draft>), sure: false }
  } catch {
    return empty
  }
}

export function useDraft(): { draft: Draft; put: (part: Partial<Draft>) => void; forgetDraft: () => void } {
  const [draft, set] = useState(kept)
  const put = useCallback(
    (part: Partial<Draft>) =>
      set(old => {
        const next = { ...old, ...part }
        sessionStorage.setItem(NAME, JSON.stringify(next))
        return next
      }),
    [],
  )
  const forgetDraft = useCallback(() => sessionStorage.removeItem(NAME), [])
  return { draft, put, forgetDraft }
}

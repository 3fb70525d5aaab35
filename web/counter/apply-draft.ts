import { useCallback, useState } from 'react'
import { emptyDocument, type Document } from './document-fields.tsx'

export type Answers = {
  phone: string
  address: string
  bank: string
  place: string
  photo: string | null
  papers: readonly string[]
  document: Document
}

const named = (person: string) => `sbk.window.apply.${person}`

function kept(person: string, begin: Answers): Answers {
  try {
    return { ...begin, ...(JSON.parse(sessionStorage.getItem(named(person)) ?? '{}') as Partial<Answers>), document: emptyDocument }
  } catch {
    return begin
  }
}

/**
 * What was answered for a person, kept in this browser tab: a reload loses nothing but the document,
 * whose number is not left in the window's computer and is read again off the original.
 */
export function useApplyDraft(person: string, begin: Answers): { answers: Answers; put: (part: Partial<Answers>) => void; forgetDraft: () => void } {
  const [answers, set] = useState(() => kept(person, begin))
  const put = useCallback(
    (part: Partial<Answers>) =>
      set(old => {
        const next = { ...old, ...part }
        const { document: _, ...stays } = next
        sessionStorage.setItem(named(person), JSON.stringify(stays))
        return next
      }),
    [person],
  )
  const forgetDraft = useCallback(() => sessionStorage.removeItem(named(person)), [person])
  return { answers, put, forgetDraft }
}

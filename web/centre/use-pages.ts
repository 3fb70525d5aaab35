import { useState } from 'react'
import { call, isRefused } from '../api/call.ts'

/** Further pages of a list that the server pages by key. */
export function usePages<Row, Page extends { rows: Row[]; next: string | null }>(path: string, first: Page): { rows: Row[]; next: string | null; more: () => void } {
  const [more, setMore] = useState<{ rows: Row[]; next: string | null }>({ rows: [], next: first.next })
  const load = async () => {
    const page = await call<Page>('GET', `${path}${path.includes('?') ? '&' : '?'}after=${more.next}`)
    if (!isRefused(page)) setMore({ rows: [...more.rows, ...page.rows], next: page.next })
  }
  return { rows: [...first.rows, ...more.rows], next: more.next, more: () => void load() }
}

import { page, type Page } from '../page.ts'
import { patterns } from '../paths.ts'

/** A hospital's pages beside its till. */
export const pages: readonly Page[] = [
  page(patterns.till.visits, () => import('./visits.tsx'), { seat: 'ward01' }),
  page(patterns.till.stays, () => import('./stays.tsx'), { seat: 'ward01' }),
  page(patterns.till.visit, () => import('./visit.tsx'), { seat: 'ward01', sample: { visit: 'visit' } }),
]

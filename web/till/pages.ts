import { page, type Page } from '../page.ts'
import { patterns } from '../paths.ts'

export const pages: readonly Page[] = [
  page(patterns.till.matches, () => import('./matches.tsx')),
  page(patterns.till.filings, () => import('./filings.tsx')),
  page(patterns.till.clearing, () => import('./clearing.tsx')),
  page(patterns.till.claims, () => import('./claims.tsx')),
  page(patterns.till.home, () => import('./home.tsx')),
]

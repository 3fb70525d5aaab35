import { page, type Page } from '../page.ts'
import { patterns } from '../paths.ts'

export const pages: readonly Page[] = [
  page(patterns.centre.home, () => import('./home.tsx')),
  page(patterns.centre.batch, () => import('./batch.tsx'), { sample: { batch: 'batch' } }),
  page(patterns.centre.identity, () => import('../counter/identity.tsx')),
  page(patterns.centre.identityCase, () => import('../counter/identity-case.tsx'), { sample: { holder: 'differing', case: 'difference' } }),
  page(patterns.centre.review, () => import('./review.tsx')),
  page(patterns.centre.decided, () => import('./decided.tsx')),
  page(patterns.centre.late, () => import('./late.tsx')),
  page(patterns.centre.drawers, () => import('./differences.tsx'), { post: 'centre-chief' }),
  page(patterns.centre.renewals, () => import('./renewals.tsx')),
  page(patterns.centre.terms, () => import('./terms.tsx')),
  page(patterns.centre.losses, () => import('./losses.tsx')),
  page(patterns.centre.locks, () => import('./locks.tsx')),
  page(patterns.centre.stock, () => import('./stock.tsx')),
  page(patterns.centre.blanks, () => import('./blanks.tsx')),
  page(patterns.centre.returned, () => import('./returned.tsx')),
  page(patterns.centre.imports, () => import('./imports.tsx'), { post: 'centre-chief' }),
  page(patterns.centre.banks, () => import('./bank-days.tsx'), { post: 'centre-chief' }),
  page(patterns.centre.post, () => import('./post.tsx')),
]

import { page, type Page } from '../page.ts'
import { patterns } from '../paths.ts'

/** A branch works on the counter's pages, with its own post and its own bank's cards. */
export const pages: readonly Page[] = [
  page(patterns.branch.home, () => import('../counter/home.tsx')),
  page(patterns.branch.person, () => import('../counter/person.tsx'), { sample: { person: 'person' } }),
  page(patterns.branch.collect, () => import('../counter/to-collect.tsx')),
  page(patterns.branch.goods, () => import('../counter/goods.tsx')),
  page(patterns.branch.ending, () => import('../counter/ending.tsx')),
  page(patterns.branch.overdue, () => import('../counter/overdue.tsx')),
  page(patterns.branch.hands, () => import('../counter/hands.tsx')),
]

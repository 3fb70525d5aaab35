import { page, type Page } from '../page.ts'
import { patterns } from '../paths.ts'

export const pages: readonly Page[] = [
  page(patterns.unit.home, () => import('./home.tsx')),
  page(patterns.unit.insured, () => import('./insured.tsx')),
  page(patterns.unit.bill, () => import('./bill.tsx')),
  page(patterns.unit.dues, () => import('./dues.tsx')),
  page(patterns.unit.guide, () => import('./guide.tsx')),
  page(patterns.unit.bank, () => import('./bank.tsx')),
  page(patterns.unit.roster, () => import('./roster.tsx'), { sample: { roster: 'roster' } }),
  page(patterns.unit.goods, () => import('../counter/goods.tsx')),
  page(patterns.unit.collect, () => import('../counter/to-collect.tsx')),
  page(patterns.unit.person, () => import('../counter/person.tsx'), { sample: { person: 'person' } }),
  page(patterns.unit.ending, () => import('../counter/ending.tsx')),
  page(patterns.unit.overdue, () => import('../counter/overdue.tsx')),
  page(patterns.unit.hands, () => import('../counter/hands.tsx')),
]

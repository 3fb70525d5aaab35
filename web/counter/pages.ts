import { page, type Page } from '../page.ts'
import { patterns } from '../paths.ts'

export const pages: readonly Page[] = [
  page(patterns.counter.home, () => import('./home.tsx')),
  page(patterns.counter.person, () => import('./person.tsx'), { sample: { person: 'person' } }),
  page(patterns.counter.elsewhere, () => import('./elsewhere.tsx'), { sample: { person: 'person' } }),
  page(patterns.counter.reimbursements, () => import('./reimbursements.tsx'), { sample: { person: 'person' } }),
  page(patterns.counter.benefits, () => import('./benefits.tsx'), { sample: { person: 'person' } }),
  page(patterns.counter.identity, () => import('./identity.tsx')),
  page(patterns.counter.identityCase, () => import('./identity-case.tsx'), { sample: { holder: 'differing', case: 'difference' } }),
  page(patterns.counter.enter, () => import('./enter.tsx')),
  page(patterns.counter.collect, () => import('./to-collect.tsx')),
  page(patterns.counter.goods, () => import('./goods.tsx')),
  page(patterns.counter.drawer, () => import('./drawer.tsx')),
  page(patterns.counter.drawerDay, () => import('./drawer-day.tsx')),
  page(patterns.counter.receipts, () => import('./receipts.tsx'), { sample: { person: 'person' } }),
  page(patterns.counter.cancellations, () => import('./cancellations.tsx')),
  page(patterns.counter.ending, () => import('./ending.tsx')),
  page(patterns.counter.overdue, () => import('./overdue.tsx')),
  page(patterns.counter.hands, () => import('./hands.tsx')),
  page(patterns.counter.blanks, () => import('./blanks.tsx')),
]

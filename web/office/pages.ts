import { page, type Page } from '../page.ts'
import { patterns } from '../paths.ts'

export const pages: readonly Page[] = [
  page(patterns.office.staff, () => import('./staff.tsx'), { post: 'security-admin' }),
  page(patterns.office.printers, () => import('./printers.tsx'), { post: 'security-admin' }),
  page(patterns.office.record, () => import('./record.tsx'), { post: 'audit-admin' }),
  page(patterns.office.imports, () => import('./imports.tsx'), { post: 'system-admin' }),
  page(patterns.office.running, () => import('./running.tsx'), { post: 'system-admin' }),
]
